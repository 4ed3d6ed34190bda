import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const inspectionsPermissions = {
  'inspections.read': { vi: 'Xem kiểm tra, tồn tại và khắc phục', en: 'See inspections, findings and remedies' },
  'inspections.organise': { vi: 'Lập đoàn, phân địa bàn, mở đợt tổng kiểm tra', en: 'Set up teams and campaigns' },
  'inspections.direct': {
    vi: 'Chỉ đạo đoàn của mình: thấy cả cuộc kiểm tra đột xuất chưa bắt đầu',
    en: 'Direct one’s own teams: see surprise inspections that have not begun',
  },
  'inspections.work': { vi: 'Kiểm tra: lập kế hoạch, có mặt, ghi kết quả', en: 'Inspect: plan, check in, record' },
  'inspections.inspect-duty': { vi: 'Thanh tra, kiểm tra công vụ', en: 'Inspect the conduct of public duty' },
  'inspections.remedy': { vi: 'Báo kết quả chấn chỉnh', en: 'Report what was put right' },
  'inspections.recheck': { vi: 'Phúc tra việc chấn chỉnh', en: 'Check again what was put right' },
  'inspections.visit': { vi: 'Ghi chuyến thị sát, đồng hành', en: 'Record visits' },
} as const satisfies Record<string, Words>
