import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const dutyPermissions = {
  'duty.read': { vi: 'Xem lịch trực, độ phủ và ai đang trực', en: 'See rosters, coverage and who is on duty' },
  'duty.stand': {
    vi: 'Trực: bàn giao, nhận ca, xin đổi ca của mình',
    en: 'Stand duty: hand over, take over, ask to swap one’s own shifts',
  },
  'duty.plan': { vi: 'Xếp, sửa lịch trực', en: 'Build and change rosters' },
  'duty.approve': { vi: 'Duyệt đổi ca, trực thay', en: 'Approve swaps and covers' },
  'duty.keep-hotlines': {
    vi: 'Công bố, kiểm tra số đường dây nóng',
    en: 'Publish and check hotline numbers',
  },
  'duty.set-holidays': { vi: 'Sửa danh sách ngày nghỉ lễ', en: 'Change the list of holidays' },
} as const satisfies Record<string, Words>
