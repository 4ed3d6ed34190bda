import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const couponsPermissions = {
  'coupons.read': { vi: 'Xem phiếu đi chợ, sức chứa của chợ', en: 'See shopping coupons and how full markets are' },
  'coupons.keep': { vi: 'Lập, gia hạn, kết thúc phương án phiếu đi chợ', en: 'Keep coupon schemes' },
  'coupons.issue': { vi: 'Cấp, in, cấp lại phiếu đi chợ', en: 'Issue, print and replace coupons' },
  'coupons.redeem': { vi: 'Soát phiếu, đếm người ở cổng chợ', en: 'Check coupons and count people at a market gate' },
  'coupons.roll-out': {
    vi: 'Yêu cầu, báo cáo triển khai phiếu đi chợ',
    en: 'Ask for and report the roll-out of coupons',
  },
} as const satisfies Record<string, Words>
