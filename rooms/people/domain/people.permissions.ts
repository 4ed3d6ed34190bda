import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const peoplePermissions = {
  'people.read': { vi: 'Xem sổ hộ (không có tên, địa chỉ)', en: 'See households (without names and addresses)' },
  'people.keep': { vi: 'Ghi, sửa sổ hộ và người trong hộ', en: 'Keep households and their residents' },
  'people.register': {
    vi: 'Ghi người vào hệ thống: có hộ, không hộ, vãng lai',
    en: 'Register people: of a household, of none, passing through',
  },
  'people.merge': {
    vi: 'Gộp, tách người trùng trong hệ thống',
    en: 'Merge and unmerge entries of one person',
  },
  'people.receive-requests': {
    vi: 'Nhận yêu cầu của người dân về thông tin của chính họ',
    en: 'Receive what residents ask about their own data',
  },
  'people.decide-requests': {
    vi: 'Giải quyết yêu cầu của người dân về thông tin của chính họ',
    en: 'Decide what residents ask about their own data',
  },
  'people.identify': {
    vi: 'Mở tên, địa chỉ, số điện thoại của hộ (có lý do, được ghi lại)',
    en: 'Open names, addresses and phones of households (with a reason, written down)',
  },
  'people.carry': {
    vi: 'Mang sổ hộ của địa bàn theo điện thoại công tác',
    en: 'Carry the households of the area on a work phone',
  },
} as const satisfies Record<string, Words>
