import { z } from 'zod'
import { intentContract, lineField } from '#kit'
import { areaKindSchema, daySchema } from './area.ts'
import { SUCCESSION_PARTS } from './parse-succession.ts'

/** Where a list comes from: publisher, title, day. */
const sourceText = lineField(500)

/** A unit as it is brought into the register: named by codes. */
export const unitField = z.strictObject({
  code: lineField(40),
  kind: areaKindSchema,
  name: lineField(200),
  parentCode: lineField(40).nullable(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** True for units nobody announced; they are marked wherever they are shown. */
  synthetic: z.boolean().optional(),
  gridColumn: z.int().min(0).max(99).optional(),
  gridRow: z.int().min(0).max(99).optional(),
})

/** Brings units (whole trees, or residential groups under known communes) into the register: all of them or none. */
export const importUnits = intentContract({
  type: 'areas.import-units',
  payload: z.strictObject({ units: z.array(unitField).min(1).max(25_000), source: sourceText }),
  permission: 'areas.edit',
  title: { vi: 'Nhập danh sách đơn vị hành chính', en: 'Import administrative units' },
})

/**
 * Brings in which unit became which. Each line has its own verdict: those whose two units are in the register are kept,
 * the others come back with a sentence.
 */
export const importSuccession = intentContract({
  type: 'areas.import-succession',
  payload: z.strictObject({
    edges: z
      .array(
        z.strictObject({
          on: daySchema,
          oldCode: lineField(40),
          newCode: lineField(40),
          part: z.enum(SUCCESSION_PARTS),
          share: z.number().min(0).max(1).optional(),
        }),
      )
      .min(1)
      .max(25_000),
    source: sourceText,
  }),
  permission: 'areas.edit',
  title: { vi: 'Nhập bảng kế thừa đơn vị hành chính', en: 'Import the succession of administrative units' },
})
