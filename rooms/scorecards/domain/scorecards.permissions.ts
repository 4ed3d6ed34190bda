import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const scorecardsPermissions = {
  'scorecards.read': { vi: 'Xem thước đo của địa bàn', en: 'See the scorecards of the area' },
  'scorecards.compute': { vi: 'Tính lại thước đo', en: 'Compute scorecards again' },
  'scorecards.explain': { vi: 'Giải trình về thước đo của đơn vị mình', en: 'Explain one’s own unit’s scorecard' },
  'scorecards.approve': {
    vi: 'Duyệt và công bố thước đo của đơn vị cấp dưới',
    en: 'Approve and publish scorecards of units below',
  },
  'scorecards.rate': { vi: 'Xếp loại người đứng đầu cấp dưới', en: 'Rate the heads of units below' },
  'scorecards.recheck': { vi: 'Đối chiếu ngẫu nhiên số liệu', en: 'Re-check figures drawn by lot' },
} as const satisfies Record<string, Words>
