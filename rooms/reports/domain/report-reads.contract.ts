import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { figureField } from './figure-value.ts'
import { flawField } from './flaw.ts'
import { periodKinds, reporterLevels } from './report-form.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const code = z.string().min(1).max(60)
/** A day, the Monday of a week or a moment, as the form says. */
export const periodText = z.union([dayField, instantField])

const indicatorView = z.object({
  key: z.string(),
  title: words,
  unit: words.nullable(),
  kind: z.enum(['flow', 'stock', 'ratio']),
  decimals: z.int(),
  lead: z.boolean(),
  required: z.boolean(),
  /** How many totals it stands under: 0 at the outer edge, 1 for a part, 2 for a part of a part. */
  depth: z.int(),
})
/** An indicator as screens show it; the list is in the form's own order. */
export type IndicatorView = z.infer<typeof indicatorView>

const formView = z.object({
  code: z.string(),
  title: words,
  period: z.enum(periodKinds),
  validFrom: dayField,
  validTo: dayField.nullable(),
  sourceText: z.string(),
  quotes: z.boolean(),
  due: z.object({ time: z.string(), afterDays: z.int(), opensMinutesBefore: z.int() }).nullable(),
  reporters: z.array(
    z.object({ level: z.enum(reporterLevels), required: z.boolean(), areaIds: z.array(z.int()).nullable(), to: words }),
  ),
  sources: z.array(z.object({ code: z.string(), title: words })),
  indicators: z.array(indicatorView),
  /** `whole` false: the parts are only "trong đó" and may leave a rest. */
  breakdowns: z.array(z.object({ total: z.string(), parts: z.array(z.string()), whole: z.boolean() })),
  averages: z.array(z.object({ average: z.string(), total: z.string() })),
  /** The period that an office would report on now (null for forms of moments). */
  currentPeriod: z.string().nullable(),
})
/** See {@link formList}. */
export type FormView = z.infer<typeof formView>

/** The forms in force on a day (default today); with `areaId` those that the area's level reports on. */
export const formList = readContract({
  path: '/reports/forms',
  query: z.object({ on: dayField.optional(), areaId: areaIdField.optional() }),
  answer: z.object({ forms: z.array(formView) }),
  permission: 'reports.read',
  title: { vi: 'Mẫu báo cáo', en: 'Report forms' },
})

const reportLine = z.object({
  id: z.string(),
  form: z.string(),
  formTitle: words,
  areaId: z.int(),
  areaTitle: words,
  period: z.string(),
  source: z.string(),
  sourceTitle: words,
  asOf: instantField,
  /** As of a later day than today: quoted from a document dated ahead of the clock. */
  datedAhead: z.boolean(),
  since: dayField.nullable(),
  submittedAt: instantField,
  recordedAt: instantField,
  dueAt: instantField.nullable(),
  late: z.boolean(),
  version: z.int(),
  /** Superseded by a later version. */
  superseded: z.boolean(),
  flaws: z.int(),
  sentUpAt: instantField.nullable(),
  acknowledged: z.boolean(),
  locked: z.boolean(),
  by: z.string().nullable(),
  /** The figure of the asked `indicator`; null without one, or where the report does not state it. */
  figure: figureField.nullable(),
})
/** See {@link reportList}. */
export type ReportLine = z.infer<typeof reportLine>

/** States a list of reports is cut by. */
export const reportStates = ['late', 'corrected', 'flawed', 'sent-up', 'not-sent-up'] as const

/** Reports of an area and everything inside it, the last period first. The records behind a number: with `indicator`. */
export const reportList = readContract({
  path: '/reports',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    reach: z.enum(['inside', 'direct']).default('inside'),
    form: code.optional(),
    period: periodText.optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    source: code.optional(),
    state: z.enum(reportStates).optional(),
    indicator: code.optional(),
  }),
  answer: pageOf(reportLine),
  permission: 'reports.read',
  title: { vi: 'Các báo cáo', en: 'Reports' },
})

const lockView = z.object({
  areaId: z.int(),
  areaTitle: words,
  lockedAt: instantField,
  by: z.string().nullable(),
  /** Who can open it again: names of posts. */
  reopenBy: z.array(z.string()),
})
/** A lock on a period; it covers the area it was set on and everything inside. */
export type LockView = z.infer<typeof lockView>

const reportPage = z.object({
  report: reportLine,
  indicators: z.array(indicatorView),
  /** In the order of `indicators`; null: not stated. */
  figures: z.array(figureField.nullable()),
  flaws: z.array(flawField),
  documentId: z.string().nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  /** Why this version was taken back; null when it was not. */
  withdrawnReason: z.string().nullable(),
  /** The version that counts now; null when all were taken back. */
  inForceId: z.string().nullable(),
  /** Minutes from the as-of to the entry [RPT-04]. */
  latencyMinutes: z.number(),
  lock: lockView.nullable(),
  /**
   * Everything ever reported here, the newest first: versions, and what was taken back. `changes`: what differs from the
   * version it was made of.
   */
  versions: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      asOf: instantField,
      recordedAt: instantField,
      late: z.boolean(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      /** Why it was taken back; null when it was not. */
      withdrawnReason: z.string().nullable(),
      changes: z.array(z.object({ key: z.string(), before: figureField.nullable(), after: figureField.nullable() })),
    }),
  ),
  comments: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      at: instantField,
      by: z.string().nullable(),
      post: z.string().nullable(),
    }),
  ),
  sentUp: z
    .object({ at: instantField, by: z.string().nullable(), post: z.string().nullable(), acknowledged: z.boolean() })
    .nullable(),
  /** What other sources say of the same area and period, each with its own as-of. */
  otherSources: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      sourceTitle: words,
      asOf: instantField,
      figures: z.array(figureField.nullable()),
    }),
  ),
  can: z.object({
    correct: z.boolean(),
    comment: z.boolean(),
    sendUp: z.boolean(),
    withdraw: z.boolean(),
    /** Where nothing counts any more: report anew. */
    reportAnew: z.boolean(),
  }),
})
/** See {@link reportById}. */
export type ReportPage = z.infer<typeof reportPage>

/** One report (any version of it) with its figures, what is wrong, its history and what other sources say. */
export const reportById = readContract({
  path: '/reports/:reportId',
  query: z.object({ reportId: uuidField }),
  answer: reportPage,
  permission: 'reports.read',
  title: { vi: 'Một báo cáo', en: 'One report' },
})
