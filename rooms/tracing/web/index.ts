import type { WebRoom } from '#platform/web'
import { factWords, gapWords } from './gap.words.ts'

const seeing = 'tracing.read'

/** The web face of tracing: interviews, traces, lists of the wards, and how fast it goes. */
export const webRoom: WebRoom = {
  name: 'tracing',
  pages: [
    {
      path: '/tracing',
      title: { vi: 'Truy vết', en: 'Tracing' },
      permission: 'tracing.clock',
      load: () => import('./tracing.page.tsx').then((file) => file.TracingPage),
    },
    {
      path: '/tracing/interviews/$interviewId',
      title: { vi: 'Phỏng vấn ca bệnh', en: 'Interview of a case' },
      permission: 'tracing.interview',
      load: () => import('./interview.page.tsx').then((file) => file.InterviewPage),
    },
    {
      path: '/tracing/traces/$traceId',
      title: { vi: 'Một lần truy vết', en: 'A trace' },
      permission: seeing,
      load: () => import('./trace.page.tsx').then((file) => file.TracePage),
    },
    {
      path: '/tracing/traces/$traceId/wards/$areaId',
      title: { vi: 'Danh sách người tiếp xúc', en: 'List of contacts' },
      permission: seeing,
      load: () => import('./ward-list.page.tsx').then((file) => file.WardListPage),
    },
    {
      path: '/tracing/sites/$siteId',
      title: { vi: 'Ai đã ở một địa điểm', en: 'Who was at a place' },
      permission: seeing,
      load: () => import('./site-stays.page.tsx').then((file) => file.SiteStaysPage),
    },
  ],
  navigation: [
    {
      to: '/tracing',
      label: { vi: 'Truy vết', en: 'Tracing' },
      icon: 'search',
      order: 31,
      permission: 'tracing.clock',
    },
  ],
  areaPanels: [
    {
      slot: 'numbers',
      name: 'tracing.clock',
      order: 6,
      permission: 'tracing.clock',
      load: () => import('./area-clock.panel.tsx').then((file) => file.AreaClockPanel),
    },
  ],
  subjectPanels: [
    {
      slot: 'cases.page',
      name: 'tracing.case',
      order: 10,
      permission: seeing,
      load: () => import('./case-tracing.panel.tsx').then((file) => file.CaseTracingPanel),
    },
    {
      slot: 'tasks.page',
      name: 'tracing.order',
      order: 10,
      permission: seeing,
      load: () => import('./order.panel.tsx').then((file) => file.OrderPanel),
    },
    {
      slot: 'sites.page',
      name: 'tracing.stays',
      order: 40,
      permission: seeing,
      load: () => import('./site.panel.tsx').then((file) => file.SitePanel),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}
