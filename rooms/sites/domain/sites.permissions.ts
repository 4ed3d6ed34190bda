import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const sitesPermissions = {
  'sites.read': { vi: 'Xem danh bạ địa điểm', en: 'See the register of places' },
  'sites.keep': { vi: 'Ghi, sửa, đóng địa điểm', en: 'Register, edit and close places' },
  'sites.set-risk': { vi: 'Đánh giá nguy cơ của địa điểm', en: 'Judge the risk of a place' },
  'sites.set-stages': { vi: 'Phân khâu, phân người phụ trách ở cửa ngõ', en: 'Set the stages of an entry point' },
} as const satisfies Record<string, Words>
