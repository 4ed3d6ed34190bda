import { foldVietnamese } from '#kit'
import { currentLanguage, read, type WebRoom } from '#platform/web'
import { formList } from '../domain/index.ts'
import { factWords } from './fact-words.ts'
import { gapWords } from './gap-words.ts'
import { periodPath, seriesPath } from './report-paths.ts'

export { periodPath, reportPath, seriesPath } from './report-paths.ts'

/** The web face of the room of reports. */
export const webRoom: WebRoom = {
  name: 'reports',
  pages: [
    {
      path: '/reports',
      title: { vi: 'Báo cáo', en: 'Reports' },
      permission: 'reports.read',
      load: () => import('./reports.page.tsx').then((file) => file.ReportsPage),
    },
    {
      path: '/reports/new',
      title: { vi: 'Lập báo cáo', en: 'Enter a report' },
      permission: 'reports.write',
      load: () => import('./enter-report.page.tsx').then((file) => file.EnterReportPage),
    },
    {
      path: '/reports/consolidated',
      title: { vi: 'Báo cáo tổng hợp', en: 'Consolidated report' },
      permission: 'reports.read',
      load: () => import('./consolidated.page.tsx').then((file) => file.ConsolidatedPage),
    },
    {
      path: '/reports/series',
      title: { vi: 'Diễn biến của một chỉ tiêu', en: 'A figure over time' },
      permission: 'reports.read',
      load: () => import('./series.page.tsx').then((file) => file.SeriesPage),
    },
    {
      path: '/reports/list',
      title: { vi: 'Các báo cáo', en: 'Reports' },
      permission: 'reports.read',
      load: () => import('./report-list.page.tsx').then((file) => file.ReportListPage),
    },
    {
      path: '/reports/$reportId',
      title: { vi: 'Một báo cáo', en: 'One report' },
      permission: 'reports.read',
      load: () => import('./report.page.tsx').then((file) => file.ReportPage),
    },
    {
      path: '/reports/$reportId/correct',
      title: { vi: 'Đính chính báo cáo', en: 'Correct a report' },
      permission: 'reports.write',
      load: () => import('./correct-report.page.tsx').then((file) => file.CorrectReportPage),
    },
  ],
  navigation: [
    { to: '/reports', label: { vi: 'Báo cáo', en: 'Reports' }, icon: 'chart', order: 35, permission: 'reports.read' },
  ],
  palette: [{ name: 'reports', permission: 'reports.read', find: findForPalette }],
  areaPanels: [
    {
      slot: 'tab',
      name: 'reports',
      order: 15,
      label: { vi: 'Báo cáo', en: 'Reports' },
      permission: 'reports.read',
      load: () => import('./area-reports.tab.tsx').then((file) => file.AreaReportsTab),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}

/** Forms by name, and indicators by name: the way to a number over time is its name. */
async function findForPalette(text: string, signal: AbortSignal) {
  const wanted = foldVietnamese(text)
  if (wanted === '') return []
  const { forms } = await read(formList, {}, signal)
  const language = currentLanguage()
  const holds = (title: { vi: string; en: string }) =>
    foldVietnamese(title.vi).includes(wanted) || foldVietnamese(title.en).includes(wanted)
  const found = forms.filter(({ title }) => holds(title) || foldVietnamese('báo cáo').startsWith(wanted))
  const ofForms = found.slice(0, 4).map(({ code, title }) => ({
    id: `report-form-${code}`,
    title: title[language],
    kind: { vi: 'Mẫu báo cáo', en: 'Report form' }[language],
    to: periodPath({ form: code }),
  }))
  const ofIndicators = forms.flatMap((form) =>
    form.indicators
      .filter(({ title }) => holds(title))
      .map(({ key, title }) => ({
        id: `report-indicator-${form.code}-${key}`,
        title: title[language],
        detail: form.title[language],
        kind: { vi: 'Chỉ tiêu', en: 'Indicator' }[language],
        to: seriesPath({ form: form.code, indicator: key }),
      })),
  )
  return [...ofForms, ...ofIndicators.slice(0, 6)]
}
