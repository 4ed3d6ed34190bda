import type { WebRoom } from '#platform/web'
import { AreaPage, HomePage } from './area.page.tsx'
import { findActions } from './find-actions.ts'

/** The web face of the board: the home page, the one area page, and the lists behind its numbers. */
export const webRoom: WebRoom = {
  name: 'overview',
  pages: [
    {
      path: '/',
      title: { vi: 'Bảng chỉ huy', en: 'Board' },
      permission: 'overview.read',
      load: async () => HomePage,
    },
    {
      path: '/areas/$areaId',
      title: { vi: 'Địa bàn', en: 'Area' },
      permission: 'overview.read',
      load: async () => AreaPage,
    },
    {
      path: '/gaps',
      title: { vi: 'Kẽ hở', en: 'Gaps' },
      permission: 'overview.read',
      load: () => import('./gaps.page.tsx').then((file) => file.HomeGapsPage),
    },
    {
      path: '/areas/$areaId/gaps',
      title: { vi: 'Kẽ hở', en: 'Gaps' },
      permission: 'overview.read',
      load: () => import('./gaps.page.tsx').then((file) => file.AreaGapsPage),
    },
  ],
  navigation: [
    { to: '/', label: { vi: 'Chỉ huy', en: 'Board' }, icon: 'board', order: 10, permission: 'overview.read' },
    { to: '/gaps', label: { vi: 'Kẽ hở', en: 'Gaps' }, icon: 'warning', order: 15, permission: 'overview.read' },
  ],
  palette: [{ name: 'overview', permission: 'overview.read', find: findActions }],
  areaPanels: [
    {
      slot: 'tab',
      name: 'history',
      order: 90,
      label: { vi: 'Lịch sử', en: 'History' },
      permission: 'overview.read',
      load: () => import('./history.panel.tsx').then((file) => file.HistoryPanel),
    },
  ],
}
