import type { WebRoom } from '#platform/web'

/** The web face of the room of audit. */
export const webRoom: WebRoom = {
  name: 'audit',
  pages: [
    {
      path: '/audit',
      title: { vi: 'Nhật ký', en: 'Journal' },
      permission: 'audit.read',
      load: () => import('./audit.page.tsx').then((file) => file.AuditPage),
    },
  ],
  navigation: [
    { to: '/audit', label: { vi: 'Nhật ký', en: 'Journal' }, icon: 'journal', order: 80, permission: 'audit.read' },
  ],
}
