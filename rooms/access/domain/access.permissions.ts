/** What one may be allowed to do with accounts. Everybody signed in manages their own password, sessions and tokens. */
export const accessPermissions = {
  'accounts.read': { vi: 'Xem tài khoản và quyền trong địa bàn', en: 'See accounts and grants in the area' },
  'accounts.manage': {
    vi: 'Lập, khóa tài khoản; giao, thu quyền trong địa bàn',
    en: 'Create and disable accounts; grant and revoke in the area',
  },
} as const
