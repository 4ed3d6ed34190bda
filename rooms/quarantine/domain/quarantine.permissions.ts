import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const quarantinePermissions = {
  'quarantine.read': {
    vi: 'Xem quyết định cách ly (không tên, không bệnh)',
    en: 'See isolation orders (no name, no illness)',
  },
  'quarantine.propose': {
    vi: 'Đề nghị cách ly, nhận đơn cách ly tại nhà',
    en: 'Propose isolation, take in requests for home',
  },
  'quarantine.decide': { vi: 'Quyết định cách ly', en: 'Decide on isolation' },
  'quarantine.follow': { vi: 'Theo dõi sức khỏe người cách ly', en: 'Follow the health of people in isolation' },
  'quarantine.care': {
    vi: 'Nhận, giải quyết nhu cầu của người cách ly',
    en: 'See to the needs of people in isolation',
  },
  'quarantine.judge-appeals': { vi: 'Giải quyết khiếu nại về cách ly', en: 'Judge complaints about isolation' },
  'quarantine.read-person': { vi: 'Xem tên người cách ly, có lý do', en: 'See who is isolated, for a reason' },
  'quarantine.keep-places': { vi: 'Quản lý khu cách ly tập trung', en: 'Keep concentrated isolation places' },
} as const satisfies Record<string, Words>
