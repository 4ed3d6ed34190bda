import type { WebRoom } from '#platform/web'
import { factWords, gapWords, noticeWords } from './gap.words.ts'

const seeing = 'inspections.read'

/** The web face of the room of inspections. */
export const webRoom: WebRoom = {
  name: 'inspections',
  pages: [
    {
      path: '/inspections',
      title: { vi: 'Kiểm tra', en: 'Inspections' },
      permission: seeing,
      load: () => import('./inspections.page.tsx').then((file) => file.InspectionsPage),
    },
    {
      path: '/inspections/list',
      title: { vi: 'Tất cả các cuộc kiểm tra', en: 'All inspections' },
      permission: seeing,
      load: () => import('./inspection-list.page.tsx').then((file) => file.InspectionListPage),
    },
    {
      path: '/inspections/plan',
      title: { vi: 'Lập kế hoạch kiểm tra', en: 'Plan an inspection' },
      permission: 'inspections.work',
      load: () => import('./plan-inspection.page.tsx').then((file) => file.PlanInspectionPage),
    },
    {
      path: '/inspections/record',
      title: { vi: 'Ghi cuộc kiểm tra', en: 'Record an inspection' },
      permission: 'inspections.work',
      load: () => import('./record-inspection.page.tsx').then((file) => file.RecordInspectionPage),
    },
    {
      path: '/inspections/findings',
      title: { vi: 'Tồn tại và chấn chỉnh', en: 'Findings and remedies' },
      permission: seeing,
      load: () => import('./finding-list.page.tsx').then((file) => file.FindingListPage),
    },
    {
      path: '/inspections/findings/$findingId',
      title: { vi: 'Một tồn tại', en: 'A finding' },
      permission: seeing,
      load: () => import('./finding.page.tsx').then((file) => file.FindingPage),
    },
    {
      path: '/inspections/teams',
      title: { vi: 'Đoàn kiểm tra', en: 'Inspection teams' },
      permission: seeing,
      load: () => import('./teams.page.tsx').then((file) => file.TeamsPage),
    },
    {
      path: '/inspections/teams/$teamId',
      title: { vi: 'Một đoàn kiểm tra', en: 'An inspection team' },
      permission: seeing,
      load: () => import('./team.page.tsx').then((file) => file.TeamPage),
    },
    {
      path: '/inspections/campaigns',
      title: { vi: 'Tổng kiểm tra', en: 'Campaigns' },
      permission: seeing,
      load: () => import('./campaigns.page.tsx').then((file) => file.CampaignsPage),
    },
    {
      path: '/inspections/campaigns/$campaignId',
      title: { vi: 'Một đợt tổng kiểm tra', en: 'A campaign' },
      permission: seeing,
      load: () => import('./campaign.page.tsx').then((file) => file.CampaignPage),
    },
    {
      path: '/inspections/visits',
      title: { vi: 'Thị sát, đồng hành', en: 'Visits' },
      permission: seeing,
      load: () => import('./visits.page.tsx').then((file) => file.VisitsPage),
    },
    {
      path: '/inspections/visits/new',
      title: { vi: 'Ghi chuyến thị sát', en: 'Record a visit' },
      permission: 'inspections.visit',
      load: () => import('./record-visit.page.tsx').then((file) => file.RecordVisitPage),
    },
    {
      path: '/inspections/visits/$visitId',
      title: { vi: 'Một chuyến thị sát', en: 'A visit' },
      permission: seeing,
      load: () => import('./visit.page.tsx').then((file) => file.VisitPage),
    },
    {
      path: '/inspections/route',
      title: { vi: 'Lộ trình trong ngày', en: 'Route of the day' },
      permission: seeing,
      load: () => import('./route.page.tsx').then((file) => file.RoutePage),
    },
    {
      path: '/inspections/$inspectionId',
      title: { vi: 'Một cuộc kiểm tra', en: 'An inspection' },
      permission: seeing,
      load: () => import('./inspection.page.tsx').then((file) => file.InspectionPage),
    },
    {
      path: '/inspections/$inspectionId/minutes',
      title: { vi: 'Biên bản kiểm tra', en: 'Record of an inspection' },
      permission: seeing,
      load: () => import('./minutes.page.tsx').then((file) => file.MinutesPage),
    },
  ],
  navigation: [
    {
      to: '/inspections',
      label: { vi: 'Kiểm tra', en: 'Inspections' },
      icon: 'inspect',
      order: 37,
      permission: seeing,
    },
  ],
  areaPanels: [
    {
      slot: 'tab',
      name: 'inspections',
      order: 30,
      label: { vi: 'Kiểm tra', en: 'Inspections' },
      permission: seeing,
      load: () => import('./area-inspections.tab.tsx').then((file) => file.AreaInspectionsTab),
    },
  ],
  subjectPanels: [
    {
      slot: 'sites.page',
      name: 'site-inspections',
      order: 10,
      permission: seeing,
      load: () => import('./site-inspections.panel.tsx').then((file) => file.SiteInspectionsPanel),
    },
  ],
  gaps: gapWords,
  facts: factWords,
  notices: noticeWords,
}
