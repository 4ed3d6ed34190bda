import type { Words } from '#kit'

/**
 * What one may be allowed to do in this room. SG-02: explanations count cases by commune, so nobody reads them who fines,
 * judges or scores; the level in force itself is public (room of areas).
 */
export const levelsPermissions = {
  'levels.read': { vi: 'Xem cấp độ dịch và cách tính', en: 'See epidemic levels and how they are computed' },
  'levels.prepare': {
    vi: 'Ghi số liệu, lập đề xuất cấp độ, ghi buổi quán triệt',
    en: 'Record inputs, propose levels, record briefings',
  },
  'levels.decide': { vi: 'Quyết định cấp độ dịch và biện pháp', en: 'Decide epidemic levels and measures' },
  'levels.delegate': { vi: 'Phân cấp, giao quyền xác định cấp độ', en: 'Hand down the power over levels' },
} as const satisfies Record<string, Words>
