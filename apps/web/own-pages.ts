import type { WebPage } from '#platform/web'

/** Pages that belong to no room. The gallery of parts is there while developing only. */
export const ownPages: readonly WebPage[] = [
  {
    path: '/api-docs',
    title: { vi: 'Tài liệu API', en: 'API pages' },
    permission: 'public',
    load: () => import('./shell/api-docs.page.tsx').then((file) => file.ApiDocsPage),
  },
  {
    path: '/sign-in',
    title: { vi: 'Đăng nhập', en: 'Sign in' },
    permission: 'public',
    load: () => import('./shell/sign-in.page.tsx').then((file) => file.SignInPage),
  },
  ...(import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? [
        {
          path: '/gallery',
          title: { vi: 'Bộ phận', en: 'Parts' },
          permission: 'public',
          load: () => import('../../platform/ui/gallery/gallery.page.tsx').then((file) => file.GalleryPage),
        } satisfies WebPage,
      ]
    : []),
]
