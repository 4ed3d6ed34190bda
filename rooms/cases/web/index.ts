import type { WebRoom } from '#platform/web'
import { factWords, gapWords } from './gap.words.ts'

const counting = 'cases.count'
const seeing = 'cases.read'

/** The web face of the room of cases. */
export const webRoom: WebRoom = {
  name: 'cases',
  pages: [
    {
      path: '/cases',
      title: { vi: 'Ca bệnh', en: 'Cases' },
      permission: counting,
      load: () => import('./cases.page.tsx').then((file) => file.CasesPage),
    },
    {
      path: '/cases/list',
      title: { vi: 'Danh sách ca bệnh', en: 'Line list' },
      permission: seeing,
      load: () => import('./case-list.page.tsx').then((file) => file.CaseListPage),
    },
    {
      path: '/cases/contacts',
      title: { vi: 'Người tiếp xúc', en: 'Contacts' },
      permission: seeing,
      load: () => import('./contact-list.page.tsx').then((file) => file.ContactListPage),
    },
    {
      path: '/cases/new',
      title: { vi: 'Báo ca bệnh', en: 'Report a case' },
      permission: 'cases.keep',
      load: () => import('./report-case.page.tsx').then((file) => file.ReportCasePage),
    },
    {
      path: '/cases/bulletins',
      title: { vi: 'Thông báo số ca', en: 'Bulletins' },
      permission: counting,
      load: () => import('./bulletins.page.tsx').then((file) => file.BulletinsPage),
    },
    {
      path: '/cases/bulletins/$bulletinId',
      title: { vi: 'Một thông báo số ca', en: 'A bulletin' },
      permission: counting,
      load: () => import('./bulletin.page.tsx').then((file) => file.BulletinPage),
    },
    {
      path: '/case-bulletins',
      title: { vi: 'Số ca bệnh công bố', en: 'Published numbers of cases' },
      permission: 'public',
      load: () => import('./public-bulletins.page.tsx').then((file) => file.PublicBulletinsPage),
    },
    {
      path: '/cases/$caseId',
      title: { vi: 'Một ca bệnh', en: 'A case' },
      permission: seeing,
      load: () => import('./case.page.tsx').then((file) => file.CasePage),
    },
  ],
  navigation: [{ to: '/cases', label: { vi: 'Ca bệnh', en: 'Cases' }, icon: 'chart', order: 30, permission: counting }],
  areaPanels: [
    {
      slot: 'numbers',
      name: 'cases.numbers',
      order: 5,
      permission: counting,
      load: () => import('./case-numbers.tsx').then((file) => file.CaseNumbers),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}
