import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const patrolsPermissions = {
  'patrols.read': { vi: 'Xem tuần tra, mật độ kiểm tra', en: 'See patrols and the density of checks' },
  'patrols.plan': { vi: 'Lập, hủy lịch tuần tra', en: 'Plan and cancel patrols' },
  'patrols.record': { vi: 'Ghi kết quả tuần tra', en: 'Record what a patrol did' },
} as const satisfies Record<string, Words>
