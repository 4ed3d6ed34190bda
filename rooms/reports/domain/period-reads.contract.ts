import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract } from '#kit'
import { figureField } from './figure-value.ts'
import { periodText } from './report-reads.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const code = z.string().min(1).max(60)

/** How a unit stands with a period: sent in time, sent late, missing (due has passed), or awaited (still to come). */
export const unitStates = ['in-time', 'late', 'missing', 'awaited'] as const
/** See {@link unitStates}. */
export type UnitState = (typeof unitStates)[number]

/** Parts in a hundred, rounded down; null where nothing is expected. */
const percent = z.int().min(0).max(100).nullable()

const periodSummary = z.object({
  period: z.string(),
  dueAt: instantField.nullable(),
  /** Units that must report; a unit of several sources counts once, by its first. */
  expected: z.int(),
  received: z.int(),
  inTime: z.int(),
  late: z.int(),
  missing: z.int(),
  awaited: z.int(),
  corrected: z.int(),
  flawed: z.int(),
  sentUp: z.int(),
  /** Received of expected, in time of expected, without flaws of received. */
  completeness: percent,
  timeliness: percent,
  consistency: percent,
  /** Minutes from as-of to entry over what was received [RPT-04]. */
  latency: z.object({ median: z.number(), p90: z.number() }).nullable(),
  locked: z.boolean(),
})
/** Completeness, timeliness and consistency of one period in one area. */
export type PeriodSummary = z.infer<typeof periodSummary>

/** The last periods of a form in an area (at most 62), the newest first: how each stands. */
export const periodList = readContract({
  path: '/reports/periods',
  query: z.object({ form: code, areaId: areaIdField, count: z.coerce.number().int().min(1).max(62).default(14) }),
  answer: z.object({ periods: z.array(periodSummary) }),
  permission: 'reports.read',
  title: { vi: 'Các kỳ báo cáo', en: 'Periods of a form' },
})

const unitLine = z.object({
  areaId: z.int(),
  areaTitle: words,
  state: z.enum(unitStates),
  reportId: z.string().nullable(),
  submittedAt: instantField.nullable(),
  asOf: instantField.nullable(),
  version: z.int().nullable(),
  flaws: z.int(),
  sentUpAt: instantField.nullable(),
  /** Who must send it: the head of the unit. */
  owner: z.object({ officerId: z.string().nullable(), name: z.string().nullable(), post: z.string().nullable() }),
})
/** See {@link periodStatus}. */
export type UnitLine = z.infer<typeof unitLine>

/** Which units of an area have sent, which have not: the missing first, then the late, in the order of the tree. */
export const periodStatus = readContract({
  path: '/reports/status',
  query: pageQuery.extend({
    form: code,
    areaId: areaIdField,
    period: periodText,
    state: z.enum(unitStates).optional(),
  }),
  answer: pageOf(unitLine).extend({ summary: periodSummary }),
  permission: 'reports.read',
  title: { vi: 'Đơn vị đã gửi, chậm, chưa gửi', en: 'Who has reported' },
})

const sumOfFigures = z.object({
  /** The sum with its honest word: exact only when every figure in it is. */
  figure: figureField,
  /** What the exact figures come to. */
  exact: z.number(),
  /** What the others come to, and how many they are. */
  unsure: z.object({ count: z.int(), figure: figureField }).nullable(),
  /** Units that stated it, of those expected to. */
  units: z.int(),
  of: z.int(),
})
/** A sum over the areas below: never more exact than its parts. */
export type SumOfFigures = z.infer<typeof sumOfFigures>

const ownFigure = z.object({
  source: z.string(),
  sourceTitle: words,
  reportId: z.string(),
  asOf: instantField,
  figure: figureField,
})

const consolidatedIndicator = z.object({
  key: z.string(),
  title: words,
  unit: words.nullable(),
  kind: z.enum(['flow', 'stock', 'ratio']),
  decimals: z.int(),
  depth: z.int(),
  /** Over the areas directly below, each by its own report or else by what lies below it; null: cannot be added, or nobody stated it. */
  sum: sumOfFigures.nullable(),
  /** What is reported of the area itself, one line for each source. */
  own: z.array(ownFigure),
  /** Own total − sum, when both are complete and cannot both be right; null when they agree or cannot be compared. */
  difference: z.number().nullable(),
})
/** One line of the consolidated report. */
export type ConsolidatedIndicator = z.infer<typeof consolidatedIndicator>

const consolidatedChild = z.object({
  areaId: z.int(),
  areaTitle: words,
  /** `own`: its own report; `below`: summed from below; `nothing`: nothing reported. */
  basis: z.enum(['own', 'below', 'nothing']),
  state: z.enum(unitStates).nullable(),
  reportId: z.string().nullable(),
  asOf: instantField.nullable(),
  flaws: z.int(),
  /** In the order of `indicators`. */
  figures: z.array(figureField.nullable()),
})
/** One column (or row) of the consolidated report: an area directly below. */
export type ConsolidatedChild = z.infer<typeof consolidatedChild>

const consolidatedAnswer = z.object({
  form: z.string(),
  title: words,
  period: z.string(),
  areaId: z.int(),
  areaTitle: words,
  /** Earliest and latest as-of of what went in; null when nothing did. */
  asOf: z.object({ from: instantField, to: instantField }).nullable(),
  summary: periodSummary,
  indicators: z.array(consolidatedIndicator),
  children: z.array(consolidatedChild),
})
/** See {@link consolidatedRead}. */
export type Consolidated = z.infer<typeof consolidatedAnswer>

/** The consolidated report of an area: what its own unit and other sources say, what the areas below come to, side by side. */
export const consolidatedRead = readContract({
  path: '/reports/consolidated',
  query: z.object({ form: code, areaId: areaIdField, period: periodText }),
  answer: consolidatedAnswer,
  permission: 'reports.read',
  title: { vi: 'Báo cáo tổng hợp', en: 'Consolidated report' },
})

const seriesPoint = z.object({
  period: z.string(),
  figure: figureField.nullable(),
  asOf: instantField.nullable(),
  /** Reports behind it: open them with `GET /reports?indicator=…&period=…`. */
  reports: z.int(),
  /** Mean of this and the six days before, one decimal; null until seven days are known. */
  average7: z.number().nullable(),
  /** Higher than every day before it in the series. */
  isRecord: z.boolean(),
})
/** One day (week, moment) of a series. */
export type SeriesPoint = z.infer<typeof seriesPoint>

const seriesAnswer = z.object({
  form: z.string(),
  indicator: z.string(),
  title: words,
  unit: words.nullable(),
  kind: z.enum(['flow', 'stock', 'ratio']),
  areaId: z.int(),
  areaTitle: words,
  /** `own`: reported of the area itself by `source`; `below`: added up from below. */
  basis: z.enum(['own', 'below']),
  source: z.string().nullable(),
  points: z.array(seriesPoint),
  /** Flows only: the sum over the days shown. */
  total: figureField.nullable(),
  record: z.object({ period: z.string(), figure: figureField }).nullable(),
  /** Weeks from Monday with the lowest and highest day: "400 đến 600". */
  weeks: z.array(z.object({ from: dayField, to: dayField, low: z.number(), high: z.number(), days: z.int() })),
})
/** See {@link seriesRead}. */
export type Series = z.infer<typeof seriesAnswer>

/** An indicator day by day in an area. Without `basis`: its own report when there is one in the days asked, else the sum. */
export const seriesRead = readContract({
  path: '/reports/series',
  query: z.object({
    form: code,
    indicator: code,
    areaId: areaIdField,
    from: dayField.optional(),
    to: dayField.optional(),
    basis: z.enum(['own', 'below']).optional(),
    source: code.optional(),
  }),
  answer: seriesAnswer,
  permission: 'reports.read',
  title: { vi: 'Diễn biến của một chỉ tiêu', en: 'A figure over time' },
})
