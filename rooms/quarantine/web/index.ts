import type { WebRoom } from '#platform/web'
import { factWords, gapWords } from './gap.words.ts'

const permission = 'quarantine.read'

/** The web face of the room of quarantine. */
export const webRoom: WebRoom = {
  name: 'quarantine',
  pages: [
    {
      path: '/quarantine',
      title: { vi: 'Cách ly y tế', en: 'Isolation' },
      permission,
      load: () => import('./quarantine.page.tsx').then((file) => file.QuarantinePage),
    },
    {
      path: '/quarantine/$orderId',
      title: { vi: 'Một hồ sơ cách ly', en: 'An isolation record' },
      permission,
      load: () => import('./order.page.tsx').then((file) => file.OrderPage),
    },
    {
      path: '/quarantine/$orderId/papers/$paper/$id',
      title: { vi: 'Giấy tờ cách ly', en: 'Papers of an isolation' },
      permission,
      load: () => import('./isolation-paper.page.tsx').then((file) => file.IsolationPaperPage),
    },
    {
      path: '/tu-theo-doi',
      title: { vi: 'Tự theo dõi sức khỏe', en: 'Watching one’s own health' },
      permission: 'public',
      load: () => import('./tell-self-watch.page.tsx').then((file) => file.TellSelfWatchPage),
    },
  ],
  navigation: [{ to: '/quarantine', label: { vi: 'Cách ly', en: 'Isolation' }, icon: 'clock', order: 32, permission }],
  areaPanels: [
    {
      slot: 'numbers',
      name: 'quarantine.numbers',
      order: 7,
      permission,
      load: () => import('./isolation-numbers.tsx').then((file) => file.IsolationNumbers),
    },
  ],
  subjectPanels: [
    {
      slot: 'people.person',
      name: 'isolation-of-person',
      order: 30,
      permission,
      load: () => import('./person-isolation.panel.tsx').then((file) => file.PersonIsolationPanel),
    },
    {
      slot: 'cases.page',
      name: 'isolation-of-case',
      order: 40,
      permission,
      load: () => import('./case-isolation.panel.tsx').then((file) => file.CaseIsolationPanel),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}
