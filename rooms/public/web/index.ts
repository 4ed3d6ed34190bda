import type { WebRoom } from '#platform/web'
import { publicPath } from '../domain/index.ts'

/** The web face of what everybody may see. */
export const webRoom: WebRoom = {
  name: 'public',
  pages: [
    {
      path: publicPath,
      title: { vi: 'Trang công khai', en: 'Public page' },
      permission: 'public',
      load: () => import('./public.page.tsx').then((file) => file.PublicPage),
    },
  ],
  navigation: [
    {
      to: publicPath,
      label: { vi: 'Công khai', en: 'Public' },
      icon: 'public',
      order: 70,
      permission: 'public',
    },
  ],
}
