import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const passesPermissions = {
  'passes.read': {
    vi: 'Xem giấy đi đường, thẻ và khóa (không có tên người)',
    en: 'See permits, cards and keys (without names)',
  },
  'passes.issue': { vi: 'Cấp và thu hồi giấy đi đường', en: 'Issue and withdraw travel permits' },
  'passes.issue-cards': { vi: 'Cấp và thu hồi thẻ công vụ', en: 'Issue and withdraw duty cards' },
  'passes.read-person': {
    vi: 'Xem tên người được cấp giấy đi đường (có lý do, được ghi lại)',
    en: 'See whom a permit names (with a reason, written down)',
  },
  'passes.keep-keys': { vi: 'Đổi và thu hồi khóa ký mã', en: 'Change and withdraw the keys that sign codes' },
} satisfies Record<string, Words>
