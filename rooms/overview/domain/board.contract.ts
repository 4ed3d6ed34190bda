import { z } from 'zod'
import { areaIdField, dayField, instantField, readContract } from '#kit'
import { figureField } from '#rooms/reports/domain'

const words = z.object({ vi: z.string(), en: z.string() })

/** The area of a board with the way up to it; `isVisible`: the reader may open it. */
const boardAreaSchema = z.object({
  id: z.int(),
  name: z.string(),
  title: words,
  level: z.enum(['top', 'district', 'commune', 'group']),
  childrenCount: z.int(),
  parents: z.array(z.object({ id: z.int(), name: z.string(), title: words, isVisible: z.boolean() })),
})

/** One thing in force here: put here or above. */
const inForceSchema = z.object({
  id: z.string(),
  kind: z.enum(['directive', 'level', 'zone', 'measure']),
  label: words,
  documentId: z.string().nullable(),
  from: instantField,
  to: instantField.nullable(),
  reviewAt: instantField.nullable(),
  day: z.int(),
  of: z.int().nullable(),
  level: z.int().nullable(),
})

/** Counts of open gaps in the area and inside it; each is a door to the list with the same filter. */
const gapSummarySchema = z.object({
  open: z.int(),
  overdue: z.int(),
  raised: z.int(),
  soon: z.int(),
  mine: z.int(),
  bySeverity: z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() }),
})

/** See {@link boardRead}. */
export type GapSummary = z.infer<typeof gapSummarySchema>

/**
 * A number of the board. `stock`: how many there are at a moment; `flow`: how many came in a day. `trend` holds the last
 * 14 days, the last one today until now; `yesterday` and `lastWeek` are its thirteenth and its seventh.
 */
const boardNumberSchema = z.object({
  key: z.string(),
  title: words,
  kind: z.enum(['stock', 'flow']),
  value: z.int(),
  yesterday: z.int(),
  lastWeek: z.int(),
  trend: z.array(z.int()),
  asOf: instantField,
  source: words,
})

/** See {@link boardRead}. */
export type BoardNumber = z.infer<typeof boardNumberSchema>

const figurePart = z.object({ key: z.string(), title: words, figure: figureField })

/**
 * A headline figure that units report, with how sure it is: `day` is the last day known, `trend` the 14 days up to today
 * (null: nothing known). `basis`: reported of the area itself, or added up from the units below.
 */
const boardFigureSchema = z.object({
  key: z.string(),
  form: z.string(),
  indicator: z.string(),
  title: words,
  unit: words.nullable(),
  day: dayField,
  figure: figureField,
  yesterday: figureField.nullable(),
  trend: z.array(z.number().nullable()),
  asOf: instantField.nullable(),
  source: words,
  basis: z.enum(['own', 'below']),
  parts: z.array(figurePart),
  isRecord: z.boolean(),
})

/** See {@link boardRead}. */
export type BoardFigure = z.infer<typeof boardFigureSchema>

/** How many units have sent today's report of a form. */
const boardReportsSchema = z.object({
  form: z.string(),
  title: words,
  period: z.string(),
  dueAt: instantField.nullable(),
  expected: z.int(),
  received: z.int(),
  late: z.int(),
  missing: z.int(),
})

/** See {@link boardRead}. */
export type BoardReports = z.infer<typeof boardReportsSchema>

/**
 * Somebody to call: who is on duty here, in which post, at which office number. `isSubstitute`: from a level above.
 * `until`: the end of the watch; null for somebody who leads here and is on no roster now.
 */
const onDutySchema = z.object({
  postId: z.string(),
  post: z.string(),
  officerId: z.string().nullable(),
  name: z.string().nullable(),
  acting: z.boolean(),
  phone: z.string().nullable(),
  areaId: z.int(),
  isSubstitute: z.boolean(),
  until: instantField.nullable(),
})

/** What waits for the reader: their own tasks, and decisions that only they can take. */
const mineSchema = z.object({
  tasks: z.int(),
  overdue: z.int(),
  toAcknowledge: z.int(),
  toAccept: z.int(),
  toAnswer: z.int(),
  gaps: z.int(),
})

/** See {@link boardRead}. */
export type Board = z.infer<typeof boardSchema>

const boardSchema = z.object({
  at: instantField,
  area: boardAreaSchema,
  inForce: z.array(inForceSchema),
  gaps: gapSummarySchema,
  numbers: z.array(boardNumberSchema),
  figures: z.array(boardFigureSchema),
  reports: z.array(boardReportsSchema),
  onDuty: z.array(onDutySchema),
  mine: mineSchema,
})

/** The five questions of a commander about one area, answered together: one question to the server, one look. */
export const boardRead = readContract({
  path: '/overview/areas/:id/board',
  query: z.object({ id: areaIdField }),
  answer: boardSchema,
  permission: 'overview.read',
  title: { vi: 'Bảng chỉ huy của một địa bàn', en: 'The board of an area' },
})
