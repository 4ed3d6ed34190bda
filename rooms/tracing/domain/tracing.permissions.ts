import type { Words } from '#kit'

/**
 * What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. All but `tracing.clock` open health
 * data: no role that may fine, judge or score may ever have them (SG-02; a test holds the roles to that).
 */
export const tracingPermissions = {
  'tracing.read': {
    vi: 'Xem truy vết: chuỗi lây, người tiếp xúc bằng mã, không có tên',
    en: 'See traces: chains and contacts by code, without names',
  },
  'tracing.interview': {
    vi: 'Phỏng vấn ca bệnh, ghi người tiếp xúc và nơi đã đến',
    en: 'Interview cases, record contacts and visits',
  },
  'tracing.trace': { vi: 'Truy vết và giao việc theo truy vết', en: 'Trace, and give out the tasks of a trace' },
  'tracing.follow': {
    vi: 'Ghi kết quả gọi, cách ly, xét nghiệm người tiếp xúc',
    en: 'Record calls, isolation and tests of contacts',
  },
  'tracing.read-person': {
    vi: 'Mở tên người tiếp xúc (có lý do, được ghi lại)',
    en: 'Open the names of contacts (for a reason, written down)',
  },
  'tracing.clock': {
    vi: 'Xem đồng hồ truy vết và so sánh quy trình giữa các địa bàn',
    en: 'See the clock of tracing and compare areas by it',
  },
} as const satisfies Record<string, Words>
