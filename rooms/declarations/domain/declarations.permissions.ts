import type { Words } from '#kit'

/**
 * What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. `declarations.read-person`
 * opens health data: no role that may fine, judge or score may ever have it (SG-02; a test holds the roles to that).
 */
export const declarationsPermissions = {
  'declarations.read': { vi: 'Xem số lượng khai báo y tế', en: 'See counts of health declarations' },
  'declarations.submit': { vi: 'Nhập khai báo y tế hộ người dân', en: 'Enter health declarations for people' },
  'declarations.follow': { vi: 'Gọi hỏi người khai báo có nguy cơ', en: 'Call people whose declaration shows a risk' },
  'declarations.read-person': {
    vi: 'Mở thông tin cá nhân trong khai báo y tế (có lý do, được ghi lại)',
    en: 'Open the person of a declaration (for a reason, written down)',
  },
  'declarations.check-places': { vi: 'Kiểm tra mã QR tại địa điểm', en: 'Check QR codes at places' },
  'declarations.public-desk': { vi: 'Bàn khai báo công khai (hệ thống)', en: 'The public desk (of the house)' },
} as const satisfies Record<string, Words>
