import type { WebRoom } from '#platform/web'
import { factWords, gapWords, noticeWords } from './gap.words.ts'

/** The web face of the room of duty. */
export const webRoom: WebRoom = {
  name: 'duty',
  pages: [
    {
      path: '/duty',
      title: { vi: 'Trực ban', en: 'Duty' },
      permission: 'duty.read',
      load: () => import('./duty.page.tsx').then((file) => file.DutyPage),
    },
    {
      path: '/duty/posts/$bodyId',
      title: { vi: 'Lịch trực', en: 'Roster' },
      permission: 'duty.read',
      load: () => import('./roster.page.tsx').then((file) => file.RosterPage),
    },
  ],
  navigation: [
    { to: '/duty', label: { vi: 'Trực ban', en: 'Duty' }, icon: 'clock', order: 45, permission: 'duty.read' },
  ],
  gaps: gapWords,
  notices: noticeWords,
  facts: factWords,
  areaPanels: [
    {
      slot: 'tab',
      name: 'duty',
      order: 45,
      label: { vi: 'Trực ban', en: 'Duty' },
      permission: 'duty.read',
      load: () => import('./coverage.tab.tsx').then((file) => file.CoverageTab),
    },
  ],
}
