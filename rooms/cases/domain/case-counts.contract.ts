import { z } from 'zod'
import { areaIdField, dayField, instantField, readContract } from '#kit'
import { wordsSchema } from './case-reads.contract.ts'

const curveDaySchema = z.object({
  day: z.string(),
  community: z.int(),
  isolation: z.int(),
  /** Not classified. */
  none: z.int(),
  /** Of the three, entered long after the day. */
  late: z.int(),
  /** Recorded on this day in bulk without a day of its own: backlog, no measure of the day. */
  undated: z.int(),
  isWeekend: z.boolean(),
  /** A public holiday's name. */
  holiday: wordsSchema.nullable(),
})

/** A day of the epidemic curve. */
export type CurveDay = z.infer<typeof curveDaySchema>

/**
 * The epidemic curve (đường cong dịch) of an area: by day of confirmation or of onset, by what the detection setting counts
 * as, withdrawn cases left out. `unknownOnset`: cases of the span without a day of onset, which are in no bar by onset.
 */
export const caseCurveContract = readContract({
  path: '/cases/curve',
  query: z.object({
    areaId: areaIdField,
    by: z.enum(['confirmed', 'onset']).default('confirmed'),
    from: dayField.optional(),
    to: dayField.optional(),
  }),
  answer: z.object({
    asOf: instantField,
    areaTitle: wordsSchema,
    days: z.array(curveDaySchema),
    total: z.int(),
    mean: z.number().nullable(),
    record: z.object({ day: z.string(), count: z.int() }).nullable(),
    undated: z.int(),
    unknownOnset: z.int(),
    synthetic: z.boolean(),
    /** Directives that began or ended to be in force here in these days. */
    events: z.array(z.object({ day: z.string(), label: wordsSchema, isEnd: z.boolean() })),
  }),
  permission: 'cases.count',
  title: { vi: 'Đường cong dịch', en: 'Epidemic curve' },
})

/** See {@link caseCurveContract}. */
export type CaseCurve = z.infer<typeof caseCurveContract.answer>

/** The handful of numbers of an area's board: new today against yesterday, with their parts and the last fourteen days. */
export const caseNumbersContract = readContract({
  path: '/cases/numbers',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    asOf: instantField,
    day: z.string(),
    today: z.object({ total: z.int(), community: z.int(), isolation: z.int(), none: z.int() }),
    yesterday: z.int(),
    weekAgo: z.int(),
    trend: z.array(z.int()),
    /** `isMore`: there are more than `count`; beyond that nobody counts them. */
    contacts: z.array(z.object({ level: z.int(), count: z.int(), isMore: z.boolean() })),
    unknownSource: z.object({ unknown: z.int(), total: z.int() }),
    late: z.object({ classify: z.int(), place: z.int() }),
    synthetic: z.boolean(),
  }),
  permission: 'cases.count',
  title: { vi: 'Số ca bệnh của một địa bàn', en: 'Numbers of cases of an area' },
})

/** See {@link caseNumbersContract}. */
export type CaseNumbersOf = z.infer<typeof caseNumbersContract.answer>

const shareSchema = z.object({
  areaId: z.int(),
  areaTitle: wordsSchema,
  weeks: z.array(z.object({ from: z.string(), total: z.int(), unknown: z.int() })),
  total: z.int(),
  unknown: z.int(),
})

/** Cases whose source of infection is not known, by child area and week (EPI-04). Weeks begin on Monday. */
export const unknownSourceContract = readContract({
  path: '/cases/unknown-source',
  query: z.object({ areaId: areaIdField, weeks: z.coerce.number().int().min(1).max(26).default(6) }),
  answer: z.object({
    asOf: instantField,
    areaTitle: wordsSchema,
    rows: z.array(shareSchema),
    total: z.int(),
    unknown: z.int(),
  }),
  permission: 'cases.count',
  title: { vi: 'Ca chưa rõ nguồn lây', en: 'Cases of unknown source' },
})

const stepStatsSchema = z.object({
  step: z.enum(['entered', 'classified', 'placed']),
  allowedMinutes: z.int(),
  done: z.int(),
  waiting: z.int(),
  late: z.int(),
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
})

/** How fast each step was taken: see {@link caseTimersContract}. */
export type StepStats = z.infer<typeof stepStatsSchema>

/** The clock of EPI-06 over the cases of some days: median and 90th percentile by step, and by child area, slowest first (EPI-07). */
export const caseTimersContract = readContract({
  path: '/cases/timers',
  query: z.object({ areaId: areaIdField, from: dayField.optional(), to: dayField.optional() }),
  answer: z.object({
    asOf: instantField,
    areaTitle: wordsSchema,
    source: z.string(),
    steps: z.array(stepStatsSchema),
    rows: z.array(
      z.object({ areaId: z.int(), areaTitle: wordsSchema, cases: z.int(), steps: z.array(stepStatsSchema) }),
    ),
  }),
  permission: 'cases.count',
  title: { vi: 'Thời gian xử lý ca bệnh', en: 'Timers of cases' },
})
