import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const teamsPermissions = {
  'teams.read': { vi: 'Xem tổ COVID cộng đồng, tổ tự quản', en: 'See community and self-managed teams' },
  'teams.organise': { vi: 'Lập tổ, xếp thành viên, giao hộ', en: 'Form teams, place members, assign households' },
  'teams.visit': { vi: 'Thăm hộ', en: 'Visit households' },
  'teams.pilot': { vi: 'Thí điểm, đánh giá, nhân rộng', en: 'Run, evaluate and roll out pilots' },
  'teams.assess': { vi: 'Ghi tự đánh giá An toàn', en: 'Record “safe” self-assessments' },
} as const satisfies Record<string, Words>
