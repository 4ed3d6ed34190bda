import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const zonesPermissions = {
  'zones.read': { vi: 'Xem điểm phong tỏa, màu vùng, kịch bản', en: 'See lockdown points, colours and playbooks' },
  'zones.read-clusters': { vi: 'Xem chùm ca bệnh và ca trong chùm', en: 'See clusters and their cases' },
  'zones.propose': { vi: 'Đề xuất phong tỏa, đổi màu vùng', en: 'Propose lockdowns and colours' },
  'zones.decide': { vi: 'Quyết định phong tỏa, màu vùng, kịch bản', en: 'Decide lockdowns, colours and playbooks' },
  'zones.supply': {
    vi: 'Ghi nhu yếu phẩm, chốt trực của điểm phong tỏa',
    en: 'Record supplies and guards of lockdown points',
  },
  'zones.keep-clusters': { vi: 'Mở, kết thúc chùm ca bệnh', en: 'Open and close clusters' },
} as const satisfies Record<string, Words>
