import { z } from 'zod'
import { instantField } from '#kit'
import { figureField } from '#rooms/reports/domain'

const words = z.object({ vi: z.string(), en: z.string() })
const count = z.int().min(0)

/** Somebody who answers for something; nulls where nobody holds any post up the line. */
const person = z.object({ name: z.string().nullable(), post: z.string().nullable() })

/** Something in force in the area, put there or above. */
const inForceLine = z.object({
  kind: z.enum(['directive', 'level', 'zone', 'measure']),
  label: words,
  from: instantField,
  to: instantField.nullable(),
  reviewAt: instantField.nullable(),
  day: z.int(),
  of: z.int().nullable(),
  documentId: z.string().nullable(),
  /** Number, title and day of the document it rests on. */
  source: words.nullable(),
})

/** One figure of one source, with its own as-of: two sources of one indicator are two lines [RPT-03]. */
const figureLine = z.object({
  key: z.string(),
  title: words,
  unit: words.nullable(),
  /** 0 for a total, 1 for a part of it, 2 for a part of a part. */
  depth: z.int(),
  figure: figureField,
  asOf: instantField,
  /** As of later than the brief: quoted from a document dated ahead of its moment. */
  datedAhead: z.boolean(),
  /** First day of what its source counts since a day: "tính từ ngày 24.7". */
  since: z.string().nullable(),
  source: words,
  /** Where it stands written. */
  reference: z.string().nullable(),
  /** Against the same time a day before; null where either is not exact or not known. */
  change: z.number().nullable(),
  to: z.string().nullable(),
})

/** Figures that do not agree: all of them as they were reported, nothing mended [SG-14]. */
const flawLine = z.object({ title: words, said: words, owner: person.nullable(), to: z.string().nullable() })

/** How the units below stand with the last period of a form. */
const reportingLine = z.object({
  form: words,
  period: z.string(),
  dueAt: instantField.nullable(),
  expected: count,
  inTime: count,
  late: count,
  missing: count,
  awaited: count,
  /** Names of those missing, as many as fit. */
  missingAreas: z.array(words),
})

const dutyLine = z.object({
  post: z.string(),
  name: z.string().nullable(),
  acting: z.boolean(),
  phone: z.string().nullable(),
  /** The area above that stands in; null: of the area itself. */
  insteadOf: words.nullable(),
})

/** What one rule finds for one person to close: `count` gaps, some names of where. */
const gapLine = z.object({
  severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  title: words,
  count,
  /** What they are about, where it is one thing. */
  detail: z.string().nullable(),
  areas: z.array(words),
  owner: person,
  /** The oldest, and the first that was due. */
  since: instantField,
  dueAt: instantField.nullable(),
  overdue: count,
})

/** Tasks of one template and one deadline; `id`, `title` and `owner` are of the first, and only of it when there are many. */
const taskLine = z.object({
  id: z.string(),
  title: z.string(),
  count,
  areas: z.array(words),
  owner: person,
  dueAt: instantField,
  overdue: z.boolean(),
})

/**
 * The situation brief (báo cáo nhanh tình hình) of an area as of a moment: what was known then, from the records alone.
 * No sentence of it is written by anybody; its lay-out as a paper is in {@link layOutBrief}.
 */
export const briefField = z.object({
  area: z.object({ id: z.int(), name: z.string(), title: words, level: z.string() }),
  /** The moment the brief speaks of. */
  at: instantField,
  /** Minutes east of UTC in which its moments are written. */
  utcOffsetMinutes: z.int(),
  inForce: z.array(inForceLine),
  figures: z.array(figureLine),
  flaws: z.array(flawLine),
  reporting: z.array(reportingLine),
  onDuty: z.array(dutyLine),
  gaps: z.object({
    open: count,
    overdue: count,
    bySeverity: z.object({ 1: count, 2: count, 3: count, 4: count }),
    lines: z.array(gapLine),
  }),
  tasks: z.object({ open: count, overdue: count, dueSoon: count, lines: z.array(taskLine) }),
  /** What came since the same time the day before. */
  changes: z.object({ since: instantField, counts: z.array(z.object({ title: words, count })) }),
  documents: z.array(z.object({ id: z.string(), label: words, title: z.string().nullable(), issuedAt: instantField })),
  /** What could not be known of a moment that has passed, and what the reader may not see. */
  limits: z.array(words),
})

/** See {@link briefField}. */
export type Brief = z.infer<typeof briefField>
/** One figure of one source in a brief. */
export type BriefFigure = z.infer<typeof figureLine>
/** Figures of a brief that do not agree. */
export type BriefFlaw = z.infer<typeof flawLine>
/** How the units below stand with a form. */
export type BriefReporting = z.infer<typeof reportingLine>
/** Gaps as a brief lists them. */
export type BriefGap = z.infer<typeof gapLine>
/** Tasks as a brief lists them. */
export type BriefTask = z.infer<typeof taskLine>
