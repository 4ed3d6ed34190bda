import type { WebRoom } from '#platform/web'
import { openApp } from './open-app.tsx'

/** A room that has only the page with every part in every state. */
const gallery: WebRoom = {
  name: 'gallery',
  pages: [
    {
      path: '/gallery',
      title: { vi: 'Bộ phận', en: 'Parts' },
      permission: 'public',
      load: () => import('../../platform/ui/gallery/gallery.page.tsx').then((file) => file.GalleryPage),
    },
  ],
}

if (location.pathname.endsWith('.html')) history.replaceState(null, '', '/gallery')
void openApp([gallery])
