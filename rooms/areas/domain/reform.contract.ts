import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { areaKindSchema, daySchema } from './area.ts'
import { areaLineSchema } from './area-questions.contract.ts'
import { SUCCESSION_PARTS } from './parse-succession.ts'
import type { Fate } from './reform.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const codeField = lineField(40)

/** What an official reform says, as it is brought in; see `Reform`. */
export const reformField = z.strictObject({
  on: daySchema,
  ends: z.array(codeField).min(1).max(25_000),
  units: z
    .array(
      z.strictObject({
        code: codeField,
        kind: areaKindSchema,
        name: lineField(200),
        parentCode: codeField,
        gridColumn: z.int().min(0).max(99).optional(),
        gridRow: z.int().min(0).max(99).optional(),
      }),
    )
    .max(25_000),
  edges: z
    .array(
      z.strictObject({
        oldCode: codeField,
        newCode: codeField,
        part: z.enum(SUCCESSION_PARTS),
        share: z.number().min(0).max(1).optional(),
      }),
    )
    .max(25_000),
  /** Who goes on in office: the holder of a post of an old unit takes the post of that kind in a new one. */
  holders: z
    .array(
      z.strictObject({
        oldCode: codeField,
        oldPost: lineField(60),
        newCode: codeField,
        newPost: lineField(60),
      }),
    )
    .max(5_000)
    .default([]),
})

/** Brings a reform in to be looked at. It changes nothing until {@link carryOutReform}. */
export const proposeReform = intentContract({
  type: 'areas.propose-reform',
  payload: z.strictObject({ reform: reformField, source: lineField(500), documentId: uuidField.optional() }),
  permission: 'areas.edit',
  title: { vi: 'Nhập phương án sắp xếp đơn vị hành chính', en: 'Bring in a reform of the units' },
})

/**
 * Moves the running city over. A named person orders it, on its day or later; the work is a job. `grants`: whether the
 * roles that accounts hold in a unit with one whole heir end with it, or go on in the heir.
 */
export const carryOutReform = intentContract({
  type: 'areas.carry-out-reform',
  payload: z.strictObject({ reformId: uuidField, grants: z.enum(['end', 'carry']) }),
  permission: 'areas.reform',
  title: { vi: 'Thực hiện sắp xếp đơn vị hành chính', en: 'Carry a reform out' },
})

/** Most things settled in one intent. */
const mostSettled = 500

/**
 * Decides where things go that no source decides: a residential group or a task to one unit, an order to some; no unit
 * at all ends it there (an order is lifted, a task is given up, a group is dissolved).
 */
export const settleWaiting = intentContract({
  type: 'areas.settle-waiting',
  payload: z.strictObject({
    reformId: uuidField,
    waitIds: z.array(uuidField).min(1).max(mostSettled),
    toAreaIds: z.array(areaIdField).max(30),
    reason: lineField(500),
  }),
  permission: 'areas.settle',
  title: { vi: 'Quyết định phần chờ sau sắp xếp', en: 'Decide what waits after a reform' },
})

const reformLine = z.object({
  id: uuidField,
  on: daySchema,
  source: z.string(),
  documentId: uuidField.nullable(),
  state: z.enum(['proposed', 'running', 'done']),
  proposedAt: instantField,
  orderedAt: instantField.nullable(),
  finishedAt: instantField.nullable(),
  /** The run that moves the city, to be watched. */
  jobId: uuidField.nullable(),
  ended: z.int(),
  founded: z.int(),
  /** Things that still wait for a decision. */
  waiting: z.int(),
})

/** A reform in a list. */
export type ReformLine = z.infer<typeof reformLine>

/** Every reform brought in, the latest day first. */
export const reformList = readContract({
  path: '/reforms',
  query: z.object({}),
  answer: z.object({ items: z.array(reformLine) }),
  permission: 'areas.read',
  title: { vi: 'Các lần sắp xếp đơn vị hành chính', en: 'Reforms of the units' },
})

const share = z.object({
  key: z.string(),
  title: words,
  /** Goes over to a whole heir, ends with its unit, waits for a person. */
  carried: z.int(),
  ended: z.int(),
  waiting: z.int(),
})

const FATES = ['whole', 'split', 'unstated', 'unknown', 'above'] as const satisfies readonly Fate[]

/** One reform: before it is carried out what it would do, afterwards what it did. */
export const reformById = readContract({
  path: '/reforms/:id',
  query: z.object({ id: uuidField }),
  answer: reformLine.extend({
    fates: z.array(z.object({ fate: z.enum(FATES), level: z.string(), count: z.int() })),
    groupsCarried: z.int(),
    groupsWaiting: z.int(),
    /** By kind of thing: tasks, posts, grants, orders … */
    shares: z.array(share),
    /** Why it cannot be carried out as things stand; null when it can. */
    obstacle: words.nullable(),
  }),
  permission: 'areas.read',
  title: { vi: 'Một lần sắp xếp đơn vị hành chính', en: 'One reform' },
})

/** A thing a person must decide about. */
const waitLine = z.object({
  id: uuidField,
  kind: z.string(),
  area: areaLineSchema,
  /** The unit that ended: of a group the commune it lay in, else the area itself. */
  unit: areaLineSchema,
  subjectId: z.string(),
  /** What it is, where it is not the area itself. */
  what: z.string().nullable(),
  /** Units of today that took in something of the old one: the likely answers. */
  heirs: z.array(areaLineSchema),
  settledAt: instantField.nullable(),
  settledTo: z.array(areaLineSchema),
})

/** See {@link waitLine}. */
export type WaitLine = z.infer<typeof waitLine>

/** What waits for a decision after a reform, or (`settled`) was decided. */
export const reformWaits = readContract({
  path: '/reforms/:id/waits',
  query: pageQuery.extend({
    id: uuidField,
    settled: z.enum(['no', 'yes']).default('no'),
    kind: z.string().max(40).optional(),
    areaId: areaIdField.optional(),
  }),
  answer: pageOf(waitLine),
  permission: 'areas.settle',
  title: { vi: 'Phần chờ quyết định sau sắp xếp', en: 'What waits after a reform' },
})
