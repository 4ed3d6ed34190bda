/** What one may be allowed to see of who did and saw what. */
export const auditPermissions = {
  'audit.read': { vi: 'Xem nhật ký: ai làm gì trong địa bàn', en: 'See the journal: who did what in the area' },
  'audit.access': {
    vi: 'Xem đăng nhập và các lượt xem hồ sơ nhạy cảm trong địa bàn',
    en: 'See sign-ins and looks at sensitive records in the area',
  },
  'audit.verify': { vi: 'Kiểm chứng toàn bộ nhật ký', en: 'Verify the whole journal' },
} as const
