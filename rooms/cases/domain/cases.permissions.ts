import type { Words } from '#kit'

/**
 * What one may be allowed to do in this room. SG-02: `cases.read`, `cases.keep` and `cases.identify` are for those who heal,
 * never for those who fine, judge or score; counts without persons (`cases.count`) are for those who decide.
 */
export const casesPermissions = {
  'cases.read': { vi: 'Xem từng ca bệnh, người tiếp xúc (không có tên)', en: 'See single cases and contacts, unnamed' },
  'cases.keep': {
    vi: 'Ghi, sửa, xác định ca bệnh và người tiếp xúc',
    en: 'Report, amend and confirm cases and contacts',
  },
  'cases.identify': { vi: 'Mở tên người bệnh, người tiếp xúc', en: 'Open the name of a sick person or contact' },
  'cases.count': { vi: 'Xem số ca bệnh', en: 'See counts of cases' },
  'cases.publish': { vi: 'Ký thông báo số ca bệnh', en: 'Sign the bulletin of cases' },
} as const satisfies Record<string, Words>
