import type { WebRoom } from '#platform/web'

/** The web face of the room of declarations. */
export const webRoom: WebRoom = {
  name: 'declarations',
  pages: [
    {
      path: '/declarations',
      title: { vi: 'Khai báo y tế', en: 'Health declarations' },
      permission: 'declarations.read',
      load: () => import('./declarations.page.tsx').then((file) => file.DeclarationsPage),
    },
    {
      path: '/declarations/new',
      title: { vi: 'Nhập khai báo y tế', en: 'Enter a health declaration' },
      permission: 'declarations.submit',
      load: () => import('./enter-declaration.page.tsx').then((file) => file.EnterDeclarationPage),
    },
    {
      path: '/declarations/lookup',
      title: { vi: 'Tra biên nhận khai báo', en: 'Look up a receipt' },
      permission: 'declarations.read-person',
      load: () => import('./lookup.page.tsx').then((file) => file.LookupPage),
    },
  ],
  navigation: [
    {
      to: '/declarations',
      label: { vi: 'Khai báo', en: 'Declarations' },
      icon: 'document',
      order: 47,
      permission: 'declarations.read',
    },
  ],
  gaps: {
    'declarations-not-called': {
      say: ({ areaTitle, data }) => ({
        vi: `${areaTitle.vi}: ${Number(data.count)} khai báo có nguy cơ quá hạn chưa gọi hỏi`,
        en: `${areaTitle.en}: ${Number(data.count)} declared risks not called about in time`,
      }),
      closes: { vi: 'từng người được gọi và kết quả được ghi', en: 'each was called and the outcome recorded' },
      to: ({ areaId }) => `/declarations?areaId=${areaId}&tab=flags`,
    },
  },
  facts: {
    'declaration-submitted': { vi: 'Nhận khai báo y tế', en: 'Health declaration received' },
    'declaration-flag-carried': {
      vi: 'Khai báo cần gọi hỏi chuyển sang đơn vị mới',
      en: 'A call to make goes on in the new area',
    },
    'declaration-called': { vi: 'Gọi hỏi người khai báo', en: 'Called about a declaration' },
    'declarations-erased': { vi: 'Xóa khai báo, điểm đến hết hạn', en: 'Expired declarations and check-ins erased' },
    'checked-in-at-place': { vi: 'Có người quét mã điểm đến', en: 'Somebody checked in at a place' },
    'qr-code-checked': { vi: 'Kiểm tra mã QR tại địa điểm', en: 'QR code of a place looked at' },
  },
}
