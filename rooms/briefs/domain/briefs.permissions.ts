import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const briefsPermissions = {
  'briefs.read': { vi: 'Xem và xuất báo cáo nhanh của địa bàn', en: 'See and export the situation brief of an area' },
  'briefs.issue': { vi: 'Ký ban hành báo cáo nhanh', en: 'Sign and issue a situation brief' },
} as const satisfies Record<string, Words>
