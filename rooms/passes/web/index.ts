import { foldVietnamese } from '#kit'
import { currentLanguage, type WebRoom } from '#platform/web'

export { QrCode } from './qr-code.tsx'

/** The web face of the room of signed codes: permits, cards, keys, and the checking of a code. */
export const webRoom: WebRoom = {
  name: 'passes',
  pages: [
    {
      path: '/passes',
      title: { vi: 'Giấy đi đường', en: 'Travel permits' },
      permission: 'passes.read',
      load: () => import('./permits.page.tsx').then((file) => file.PermitsPage),
    },
    {
      path: '/passes/issue',
      title: { vi: 'Cấp giấy đi đường', en: 'Issue travel permits' },
      permission: 'passes.issue',
      load: () => import('./issue-permits.page.tsx').then((file) => file.IssuePermitsPage),
    },
    {
      path: '/passes/print',
      title: { vi: 'In giấy đi đường', en: 'Print travel permits' },
      permission: 'passes.read-person',
      load: () => import('./print-permits.page.tsx').then((file) => file.PrintPermitsPage),
    },
    {
      path: '/passes/check',
      title: { vi: 'Kiểm tra mã', en: 'Check a code' },
      permission: 'passes.read',
      load: () => import('./check-code.page.tsx').then((file) => file.CheckCodePage),
    },
    {
      path: '/passes/keys',
      title: { vi: 'Khóa ký mã', en: 'Signing keys' },
      permission: 'passes.read',
      load: () => import('./keys.page.tsx').then((file) => file.KeysPage),
    },
    {
      path: '/passes/cards',
      title: { vi: 'Thẻ công vụ', en: 'Duty cards' },
      permission: 'passes.read',
      load: () => import('./cards.page.tsx').then((file) => file.CardsPage),
    },
    {
      path: '/passes/cards/$cardId',
      title: { vi: 'Một thẻ công vụ', en: 'One duty card' },
      permission: 'passes.issue-cards',
      load: () => import('./card.page.tsx').then((file) => file.CardPage),
    },
    {
      path: '/passes/permits/$permitId',
      title: { vi: 'Một giấy đi đường', en: 'One travel permit' },
      permission: 'passes.read',
      load: () => import('./permit.page.tsx').then((file) => file.PermitPage),
    },
  ],
  palette: [{ name: 'passes', permission: 'passes.read', find: findForPalette }],
  gaps: {
    'passes-key-due': {
      say: () => ({ vi: 'Khóa ký mã đến hạn đổi', en: 'The signing key is due to be changed' }),
      closes: { vi: 'một người có tên đổi khóa', en: 'a named person changes the key' },
      to: () => '/passes/keys',
    },
  },
  facts: {
    'pass-key-made': { vi: 'Khóa ký mã mới', en: 'New signing key' },
    'pass-key-changed': { vi: 'Đổi khóa ký mã', en: 'Signing key changed' },
    'pass-key-withdrawn': { vi: 'Thu hồi khóa ký mã', en: 'Signing key withdrawn' },
    'permit-issued': { vi: 'Cấp giấy đi đường', en: 'Travel permit issued' },
    'permit-carried': { vi: 'Giấy đi đường chuyển sang đơn vị mới', en: 'Travel permit goes on in the new area' },
    'card-carried': { vi: 'Thẻ công vụ chuyển sang đơn vị mới', en: 'Duty card goes on in the new area' },
    'permit-withdrawn': { vi: 'Thu hồi giấy đi đường', en: 'Travel permit withdrawn' },
    'permit-name-forgotten': { vi: 'Xóa tên trên giấy đi đường', en: 'Name on a permit forgotten' },
    'card-issued': { vi: 'Cấp thẻ công vụ', en: 'Duty card issued' },
    'card-withdrawn': { vi: 'Thu hồi thẻ công vụ', en: 'Duty card withdrawn' },
  },
}

const doors = [
  ['/passes', { vi: 'Giấy đi đường', en: 'Travel permits' }],
  ['/passes/check', { vi: 'Kiểm tra mã', en: 'Check a code' }],
  ['/passes/cards', { vi: 'Thẻ công vụ', en: 'Duty cards' }],
  ['/passes/keys', { vi: 'Khóa ký mã', en: 'Signing keys' }],
] as const

async function findForPalette(text: string) {
  const wanted = foldVietnamese(text)
  if (wanted === '') return []
  const language = currentLanguage()
  return doors
    .filter(([, title]) => foldVietnamese(`${title.vi} ${title.en}`).includes(wanted))
    .map(([to, title]) => ({
      id: `passes-${to}`,
      title: title[language],
      kind: { vi: 'Trang', en: 'Page' }[language],
      to,
    }))
}
