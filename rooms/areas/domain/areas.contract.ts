import { z } from 'zod'
import { areaIdField, intentContract, lineField } from '#kit'
import { areaKindSchema, daySchema } from './area.ts'
import { isNestedAtMost } from './nested-at-most.ts'
import { SUCCESSION_PARTS } from './parse-succession.ts'

/** A MultiPolygon inside a collection has 8 levels; properties may have a few. */
const deepestGeoJson = 16

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

/** Most units in one import: a city with all its residential groups. */
export const MOST_UNITS = 25_000

/**
 * Brings units (whole trees, or residential groups under known communes) into the register. `take: 'whole'` (the
 * default): all of them, or none and why. `take: 'good'`: those that fit; the others come back by line, each with why.
 */
export const importUnits = intentContract({
  type: 'areas.import-units',
  payload: z.strictObject({
    units: z.array(unitField).min(1).max(MOST_UNITS),
    source: sourceText,
    take: z.enum(['whole', 'good']).optional(),
  }),
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

/**
 * Brings in official boundaries, as a GeoJSON FeatureCollection in WGS 84. Each shape has its own verdict: kept,
 * mended and kept (and told), or refused with a sentence. The codes are those in force `on` a day, today if left out.
 */
export const importBoundaries = intentContract({
  type: 'areas.import-boundaries',
  payload: z.strictObject({
    collection: z.unknown().refine((value) => isNestedAtMost(value, deepestGeoJson), { message: 'nested too deep' }),
    source: sourceText,
    /** Name of the property that holds the official code; `code` if left out. */
    codeProperty: lineField(60).optional(),
    on: daySchema.optional(),
  }),
  permission: 'areas.edit',
  title: { vi: 'Nhập ranh giới đơn vị hành chính', en: 'Import boundaries of administrative units' },
})

/** Takes away the boundaries of the areas directly under one; their map is squares again. */
export const removeBoundaries = intentContract({
  type: 'areas.remove-boundaries',
  payload: z.strictObject({ under: areaIdField }),
  permission: 'areas.edit',
  title: { vi: 'Gỡ ranh giới của các đơn vị trực thuộc', en: 'Remove the boundaries of the areas under one' },
})

/**
 * Corrects how a name is written. An official change of name on a day is another thing: end the unit, import the new
 * one, and say by the succession that the one became the other.
 */
export const renameArea = intentContract({
  type: 'areas.rename',
  payload: z.strictObject({ areaId: areaIdField, name: lineField(200) }),
  permission: 'areas.edit',
  title: { vi: 'Sửa cách viết tên đơn vị', en: 'Correct the name of an area' },
})

/** Ends a unit: `validTo` is the first day it is no more. It stays in the register, with its code of that time. */
export const closeArea = intentContract({
  type: 'areas.close',
  payload: z.strictObject({ areaId: areaIdField, validTo: daySchema }),
  permission: 'areas.edit',
  title: { vi: 'Kết thúc hiệu lực của đơn vị', en: 'End an area' },
})
