import { accountPath, type NoticeWords } from '#platform/web'

const toOwnAccount = () => accountPath

/** What a person is told when somebody else changed how they come in. */
export const accessNotices: Readonly<Record<string, NoticeWords>> = {
  'account-password-reset': {
    say: () => ({
      vi: 'Quản trị viên đã cấp mật khẩu một lần cho tài khoản của đồng chí. Nếu đồng chí không đề nghị, báo ngay cơ quan quản lý.',
      en: 'An administrator issued a one-time password for your account. If you did not ask for it, tell your office at once.',
    }),
    to: toOwnAccount,
    tone: 'alarm',
  },
  'account-device-lost': {
    say: () => ({
      vi: 'Quản trị viên đã báo mất máy thực địa của đồng chí; máy sẽ tự xóa dữ liệu. Nếu đồng chí không đề nghị, báo ngay cơ quan quản lý.',
      en: 'An administrator reported your phone lost; it will wipe itself. If you did not ask for it, tell your office at once.',
    }),
    to: toOwnAccount,
    tone: 'alarm',
  },
  'account-second-factor-removed': {
    say: () => ({
      vi: 'Quản trị viên đã tắt xác thực hai lớp của đồng chí. Nếu đồng chí không đề nghị, báo ngay cơ quan quản lý.',
      en: 'An administrator turned your second factor off. If you did not ask for it, tell your office at once.',
    }),
    to: toOwnAccount,
    tone: 'alarm',
  },
}
