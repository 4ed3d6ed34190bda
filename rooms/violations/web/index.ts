import { currentLanguage, read, type WebRoom } from '#platform/web'
import { violationList } from '../domain/violation-list.contract.ts'
import { factWords } from './fact-words.ts'
import { gapWords } from './gap-words.ts'
import { noticeWords } from './notice-words.ts'
import { violationPath } from './violation-paths.ts'

/** The web face of violations: from detection to decision, payment and appeal. */
export const webRoom: WebRoom = {
  name: 'violations',
  pages: [
    {
      path: '/violations',
      title: { vi: 'Xử phạt', en: 'Violations' },
      permission: 'violations.read',
      load: () => import('./violations.page.tsx').then((file) => file.ViolationsPage),
    },
    {
      path: '/violations/new',
      title: { vi: 'Lập hồ sơ vi phạm', en: 'Open a violation dossier' },
      permission: 'violations.record',
      load: () => import('./enter-violation.page.tsx').then((file) => file.EnterViolationPage),
    },
    {
      path: '/violations/catalogue',
      title: { vi: 'Danh mục hành vi, mức phạt', en: 'Behaviours and ranges' },
      permission: 'violations.read',
      load: () => import('./catalogue.page.tsx').then((file) => file.CataloguePage),
    },
    {
      path: '/violations/$violationId',
      title: { vi: 'Hồ sơ xử phạt', en: 'Violation dossier' },
      permission: 'violations.read',
      load: () => import('./violation.page.tsx').then((file) => file.ViolationPage),
    },
    {
      path: '/violations/$violationId/papers/$paper',
      title: { vi: 'Giấy tờ của hồ sơ xử phạt', en: 'A paper of a violation dossier' },
      permission: 'violations.read',
      load: () => import('./violation-paper.page.tsx').then((file) => file.ViolationPaperPage),
    },
  ],
  navigation: [
    {
      to: '/violations',
      label: { vi: 'Xử phạt', en: 'Violations' },
      icon: 'scales',
      order: 62,
      permission: 'violations.read',
    },
  ],
  palette: [{ name: 'violations', permission: 'violations.read', find: findForPalette }],
  areaPanels: [
    {
      slot: 'tab',
      name: 'violations',
      order: 50,
      label: { vi: 'Xử phạt', en: 'Violations' },
      permission: 'violations.read',
      load: () => import('./area-violations.tab.tsx').then((file) => file.AreaViolationsTab),
    },
  ],
  subjectPanels: [
    {
      slot: 'inspections.finding',
      name: 'dossiers-of-finding',
      order: 10,
      permission: 'violations.read',
      load: () => import('./dossiers-of-finding.tsx').then((file) => file.DossiersOfFinding),
    },
  ],
  gaps: gapWords,
  notices: noticeWords,
  facts: factWords,
}

/** A dossier by its number: `12` or `12/2021`. */
async function findForPalette(text: string, signal: AbortSignal) {
  if (!/^\d{1,6}(\/\d{4})?$/.test(text.trim())) return []
  const { items } = await read(violationList, { number: text.trim(), limit: 6 }, signal)
  return items.map(({ id, number, behaviourTitle, areaTitle }) => ({
    id: `violation-${id}`,
    title: `${number} ${behaviourTitle[currentLanguage()]}`,
    detail: areaTitle[currentLanguage()],
    kind: { vi: 'Hồ sơ xử phạt', en: 'Dossier' }[currentLanguage()],
    to: violationPath(id),
  }))
}
