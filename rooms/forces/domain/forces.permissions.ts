import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const forcesPermissions = {
  'forces.read': { vi: 'Xem lực lượng, quân số, điều động', en: 'See forces, strengths and mobilisation' },
  'forces.report': {
    vi: 'Lập đơn vị, báo quân số, trả lời điều động',
    en: 'Register units, report strengths, answer orders',
  },
  'forces.mobilise': { vi: 'Điều động lực lượng, phân công an ninh', en: 'Mobilise forces, give out security' },
  'forces.keep-health': {
    vi: 'Ghi và xem tiêm chủng, xét nghiệm của lực lượng (chỉ y tế)',
    en: 'Keep vaccination and tests of members (health staff only)',
  },
} satisfies Record<string, Words>
