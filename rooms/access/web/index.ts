import { accountPath, type WebRoom } from '#platform/web'
import { accessGaps } from './gap-words.ts'
import { accessNotices } from './notice-words.ts'

/** The web face of the room of access. The sign-in page belongs to the shell. */
export const webRoom: WebRoom = {
  name: 'access',
  notices: accessNotices,
  gaps: accessGaps,
  pages: [
    {
      path: accountPath,
      title: { vi: 'Tài khoản của tôi', en: 'My account' },
      load: () => import('./account.page.tsx').then((file) => file.AccountPage),
    },
    {
      path: '/accounts',
      title: { vi: 'Tài khoản', en: 'Accounts' },
      permission: 'accounts.read',
      load: () => import('./accounts.page.tsx').then((file) => file.AccountsPage),
    },
    {
      path: '/accounts/$accountId',
      title: { vi: 'Một tài khoản', en: 'One account' },
      permission: 'accounts.read',
      load: () => import('./account-details.page.tsx').then((file) => file.AccountDetailsPage),
    },
  ],
  navigation: [
    {
      to: '/accounts',
      label: { vi: 'Tài khoản', en: 'Accounts' },
      icon: 'key',
      order: 90,
      permission: 'accounts.read',
    },
  ],
}
