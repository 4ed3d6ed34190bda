import type { WebRoom } from '#platform/web'
import { factWords, gapWords, noticeWords } from './gap.words.ts'

/** The web face of the room of zones. */
export const webRoom: WebRoom = {
  name: 'zones',
  pages: [
    {
      path: '/zones',
      title: { vi: 'Vùng, điểm phong tỏa', en: 'Zones and lockdown points' },
      permission: 'zones.read',
      load: () => import('./zones.page.tsx').then((file) => file.ZonesPage),
    },
    {
      path: '/zones/propose',
      title: { vi: 'Đề xuất phong tỏa', en: 'Propose a lockdown' },
      permission: 'zones.propose',
      load: () => import('./propose-lockdown.page.tsx').then((file) => file.ProposeLockdownPage),
    },
    {
      path: '/zones/lockdowns/$lockdownId',
      title: { vi: 'Điểm phong tỏa', en: 'Lockdown point' },
      permission: 'zones.read',
      load: () => import('./lockdown.page.tsx').then((file) => file.LockdownPage),
    },
    {
      path: '/zones/lockdowns/$lockdownId/paper',
      title: { vi: 'Quyết định phong tỏa', en: 'Lockdown decision' },
      permission: 'zones.read',
      load: () => import('./lockdown-paper.page.tsx').then((file) => file.LockdownPaperPage),
    },
    {
      path: '/zones/clusters/$clusterId',
      title: { vi: 'Chùm ca bệnh', en: 'Cluster' },
      permission: 'zones.read',
      load: () => import('./cluster.page.tsx').then((file) => file.ClusterPage),
    },
    {
      path: '/zones/colours',
      title: { vi: 'Màu vùng', en: 'Colours of areas' },
      permission: 'zones.read',
      load: () => import('./colours.page.tsx').then((file) => file.ColoursPage),
    },
    {
      path: '/zones/playbook',
      title: { vi: 'Kịch bản của địa bàn', en: 'Playbook of an area' },
      permission: 'zones.read',
      load: () => import('./playbook.page.tsx').then((file) => file.PlaybookPage),
    },
    {
      path: '/vung',
      title: { vi: 'Nơi tôi ở đang thế nào', en: 'How it is where I live' },
      permission: 'public',
      load: () => import('./citizens.page.tsx').then((file) => file.CitizensPage),
    },
  ],
  navigation: [
    {
      to: '/zones',
      label: { vi: 'Vùng, phong tỏa', en: 'Zones' },
      icon: 'warning',
      order: 44,
      permission: 'zones.read',
    },
  ],
  areaPanels: [
    {
      slot: 'numbers',
      name: 'zones',
      order: 25,
      permission: 'zones.read',
      load: () => import('./zone-numbers.tsx').then((file) => file.ZoneNumbers),
    },
  ],
  subjectPanels: [
    {
      slot: 'cases.page',
      name: 'ring',
      order: 30,
      permission: 'zones.propose',
      load: () => import('./case-ring.panel.tsx').then((file) => file.CaseRingPanel),
    },
  ],
  gaps: gapWords,
  notices: noticeWords,
  facts: factWords,
}
