import type { WebPage } from '#platform/web'

/** Pages that belong to no room. */
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
]
