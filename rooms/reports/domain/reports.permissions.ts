import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const reportsPermissions = {
  'reports.read': { vi: 'Xem báo cáo và số liệu', en: 'See reports and figures' },
  'reports.write': { vi: 'Lập, sửa báo cáo số liệu', en: 'Enter and correct reports' },
  'reports.send-up': {
    vi: 'Cho ý kiến và ký gửi báo cáo lên cấp trên',
    en: 'Comment on reports and send them up',
  },
  'reports.lock': { vi: 'Khóa và mở lại kỳ báo cáo', en: 'Lock and reopen a period' },
} as const satisfies Record<string, Words>
