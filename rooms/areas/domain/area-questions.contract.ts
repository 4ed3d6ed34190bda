import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract } from '#kit'
import { areaKindSchema, areaLevelSchema, daySchema } from './area.ts'
import { SUCCESSION_PARTS } from './parse-succession.ts'

// What the administrative units are is public: the public page asks the same questions as the command board.

const words = z.object({ vi: z.string(), en: z.string() })
const onDay = daySchema.optional()

/** One area in a line: enough to show, to link and to tell from another of the same name. */
export const areaLineSchema = z.object({
  id: z.int(),
  code: z.string(),
  kind: areaKindSchema,
  level: areaLevelSchema,
  /** Without the word of its kind. */
  name: z.string(),
  title: words,
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** Nobody announced it: made for the sample. */
  synthetic: z.boolean(),
})

/** See {@link areaLineSchema}. */
export type AreaLine = z.infer<typeof areaLineSchema>

const areaHeadSchema = areaLineSchema.extend({
  zoneId: z.int(),
  /** From the root down to the area above. */
  parents: z.array(areaLineSchema),
  /** Areas directly under it on the day asked for. */
  childrenCount: z.int(),
  /** Whether it is in force on that day. */
  isValid: z.boolean(),
  /** Units it was made of, and units it became, in reforms the register knows. */
  madeOfCount: z.int(),
  becameCount: z.int(),
  /** How many of the children have an imported boundary. */
  boundariesCount: z.int(),
})

/** Head of the page of an area. */
export type AreaHead = z.infer<typeof areaHeadSchema>

/** The area everything else lies in. */
export const rootArea = readContract({
  path: '/areas/root',
  query: z.object({ on: onDay }),
  answer: areaHeadSchema,
  permission: 'public',
  title: { vi: 'Đơn vị cấp trên cùng', en: 'The topmost area' },
})

/** One area: what it is, what it lies in, since when. `on`: the day to count on, today if left out. */
export const areaHead = readContract({
  path: '/areas/:id',
  query: z.object({ id: areaIdField, on: onDay }),
  answer: areaHeadSchema,
  permission: 'public',
  title: { vi: 'Một đơn vị hành chính', en: 'One area' },
})

const childSchema = areaLineSchema.extend({ childrenCount: z.int() })

/** An area in a list of those below another one. */
export type AreaChild = z.infer<typeof childSchema>

/** The areas directly under one, in force on a day, in the order of their codes. */
export const areaChildren = readContract({
  path: '/areas/:id/children',
  query: pageQuery.extend({ id: areaIdField, on: onDay, limit: z.coerce.number().int().min(1).max(200).default(200) }),
  answer: pageOf(childSchema),
  permission: 'public',
  title: { vi: 'Các đơn vị trực thuộc', en: 'The areas directly under one' },
})

const foundSchema = areaLineSchema.extend({ above: z.object({ vi: z.string(), en: z.string() }) })

/** An area that a search found; `above` names what it lies in. */
export type FoundArea = z.infer<typeof foundSchema>

/**
 * Finds areas as people type them, diacritics optional. `under`: only inside that area; `levels`: only these;
 * `former=also`: units that have ended too.
 */
export const areaSearch = readContract({
  path: '/areas/search',
  query: z.object({
    q: z.string().max(200),
    on: onDay,
    under: areaIdField.optional(),
    levels: z.string().max(60).optional(),
    former: z.enum(['no', 'also']).default('no'),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.object({ items: z.array(foundSchema) }),
  permission: 'public',
  title: { vi: 'Tìm đơn vị hành chính', en: 'Find areas' },
})

/** Which area an official code names on a day; refused when the code alone is not enough, or names none. */
export const areaOfCode = readContract({
  path: '/areas/resolve',
  query: z.object({ code: z.string().min(1).max(40), on: z.string().max(40).optional() }),
  answer: areaLineSchema,
  permission: 'public',
  title: { vi: 'Đơn vị mang một mã', en: 'The area that has a code' },
})

const tileSchema = z.object({
  areaId: z.int(),
  column: z.int(),
  row: z.int(),
  code: z.string(),
  level: areaLevelSchema,
  name: z.string(),
  title: words,
  synthetic: z.boolean(),
})

const gridSchema = z.object({
  columns: z.int(),
  rows: z.int(),
  tiles: z.array(tileSchema),
  /** True when boundaries of the children were imported: the map can draw real shapes. */
  hasBoundaries: z.boolean(),
})

/** A map of equal squares: one per area directly under another. */
export type AreaGrid = z.infer<typeof gridSchema>

/** Where the areas directly under one stand on a map of equal squares. */
export const areaGrid = readContract({
  path: '/areas/:id/grid',
  query: z.object({ id: areaIdField, on: onDay }),
  answer: gridSchema,
  permission: 'public',
  title: { vi: 'Bản đồ ô của các đơn vị trực thuộc', en: 'Tile map of the areas under one' },
})

const positionSchema = z.array(z.number())

/** Imported boundaries of the areas directly under one, thinned for a screen; no features when none were imported. */
export const areaBoundaries = readContract({
  path: '/areas/:id/boundaries',
  query: z.object({ id: areaIdField, on: onDay }),
  answer: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.int(),
        properties: z.object({ areaId: z.int(), code: z.string(), name: z.string() }),
        geometry: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(positionSchema))) }),
      }),
    ),
    /** Where the boundaries come from. */
    sources: z.array(z.string()),
  }),
  permission: 'public',
  title: { vi: 'Ranh giới các đơn vị trực thuộc', en: 'Boundaries of the areas under one' },
})

const inForceLineSchema = z.object({
  id: z.string(),
  kind: z.enum(['directive', 'level', 'zone', 'measure']),
  label: words,
  /** Where it was put: the area itself, one above it, or (when asked for) one inside it. */
  area: z.object({ id: z.int(), title: words }),
  documentId: z.string().nullable(),
  from: instantField,
  to: instantField.nullable(),
  reviewAt: instantField.nullable(),
  /** "Ngày 4/15": which day of its term it is; `of` is null without an end. */
  day: z.int(),
  of: z.int().nullable(),
  /** Number of an epidemic level, where it is one. */
  level: z.int().nullable(),
})

/** One thing in force. */
export type InForceLine = z.infer<typeof inForceLineSchema>

/**
 * What is in force in an area at a moment, now if left out: put there or above. `reach=inside` adds what was put on
 * areas inside it (at most 500 lines in all).
 */
export const areaInForce = readContract({
  path: '/areas/:id/in-force',
  query: z.object({ id: areaIdField, at: instantField.optional(), reach: z.enum(['here', 'inside']).default('here') }),
  answer: z.object({ at: instantField, items: z.array(inForceLineSchema) }),
  permission: 'public',
  title: { vi: 'Những gì đang hiệu lực ở một địa bàn', en: 'What is in force in an area' },
})

/**
 * Directives and levels that were in force in an area on some of these days, those that have ended since too, in the order
 * of their beginning: what charts are read against.
 */
export const areaInForceHistory = readContract({
  path: '/areas/:id/in-force-history',
  query: z.object({ id: areaIdField, from: daySchema, to: daySchema }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['directive', 'level']),
        label: words,
        documentId: z.string().nullable(),
        from: instantField,
        to: instantField.nullable(),
      }),
    ),
  }),
  permission: 'public',
  title: { vi: 'Những gì đã có hiệu lực ở một địa bàn', en: 'What was in force in an area' },
})

const edgeSchema = z.object({
  on: daySchema,
  part: z.enum(SUCCESSION_PARTS),
  share: z.number().nullable(),
  area: areaLineSchema,
})

/** One piece of a reform, seen from one of its two areas: `area` is the other one. */
export type SuccessionPiece = z.infer<typeof edgeSchema>

/** What an area was made of and what it became; `heirs` are the areas of today, over all reforms since. */
export const areaSuccession = readContract({
  path: '/areas/:id/succession',
  query: z.object({ id: areaIdField }),
  answer: z.object({
    madeOf: z.array(edgeSchema),
    became: z.array(edgeSchema),
    heirs: z.array(edgeSchema.omit({ on: true })),
  }),
  permission: 'public',
  title: { vi: 'Đơn vị cũ và đơn vị kế thừa', en: 'What an area was and became' },
})
