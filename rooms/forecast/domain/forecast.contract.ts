import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, readContract } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { looks } from './area-signals.ts'
import { earsMethods } from './ears.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const span = z.object({ low: z.number(), high: z.number() })

const rtView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('estimated'),
    mean: z.number(),
    median: z.number(),
    /** Holds R in 95 of 100. */
    interval: span,
    middleHalf: span,
    /** Probability that R is above 1. */
    above: z.number(),
    window: z.int(),
    isWidened: z.boolean(),
    cases: z.int(),
  }),
  z.object({ state: z.enum(['too-few', 'no-source']), window: z.int(), cases: z.int() }),
  z.object({ state: z.enum(['too-early', 'backlog']) }),
])
/** The reproduction number of a window, or why there is none. */
export type RtView = z.infer<typeof rtView>

const growthView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('fitted'),
    /** Change by day, as a share: 0.05 is +5 % a day. */
    daily: z.number(),
    interval: span,
    change: z.object({ kind: z.enum(['doubling', 'halving']), days: z.number(), span: span.nullable() }),
  }),
  z.object({ state: z.literal('too-few'), cases: z.int(), days: z.int() }),
  z.object({ state: z.enum(['none', 'backlog']) }),
])
/** Growth and doubling time, or why there is none. */
export type GrowthView = z.infer<typeof growthView>

/** What somebody found a signal to be. */
export const lookFindings = ['outbreak', 'known-cluster', 'backlog', 'data-error', 'chance'] as const
/** See {@link lookFindings}. */
export type LookFinding = (typeof lookFindings)[number]

const lookView = z.object({
  id: z.string(),
  day: daySchema,
  finding: z.enum(lookFindings),
  note: z.string().nullable(),
  by: z.string().nullable(),
  at: instantField,
})
/** A look that somebody took. */
export type LookView = z.infer<typeof lookView>

const alarmView = z.object({
  day: daySchema,
  methods: z.array(z.enum(earsMethods)),
  cases: z.int(),
  expected: z.number(),
  /** Looked at since, by whom and with what finding. */
  looked: lookView.nullable(),
})
/** A day with an alarm. */
export type AlarmView = z.infer<typeof alarmView>

const row = z.object({
  areaId: z.int(),
  areaTitle: words,
  look: z.enum(looks),
  week: z.int(),
  weekBefore: z.int(),
  /** The last four weeks: cases known, and the span of what they will be; `high` null: too new to say. */
  known: z.array(z.int()),
  low: z.array(z.number()),
  high: z.array(z.number().nullable()),
  /** Recorded in bulk on the day: no measure of an epidemic. */
  undated: z.array(z.int()),
  rt: rtView,
  growth: growthView,
  alarms: z.array(alarmView),
  suspected: z.array(daySchema),
})
/** One area in the list. */
export type SignalRow = z.infer<typeof row>

const parameters = z.object({
  variant: z.string(),
  title: words,
  mean: z.number(),
  sd: z.number(),
  sourceText: z.string(),
  sure: z.enum(['C', 'I', 'B', 'U']),
})

const delays = z.object({
  /** Cases the delays were learned from; null: too few, nothing is corrected. */
  cases: z.int().nullable(),
  /** Share known on the day, one day later, and so on. */
  within: z.array(z.number()),
})

const frame = {
  /** The day the signals are of. */
  day: daySchema,
  /** Whether this day is still running. */
  isOpen: z.boolean(),
  today: daySchema,
  areaId: z.int(),
  areaTitle: words,
  parentId: z.int().nullable(),
  parameters,
  delays,
  holidays: z.array(z.object({ day: daySchema, name: words })),
}

/** Signals of an area and of those directly under it (or of all its communes), those that ask to be looked at first. */
export const signalList = readContract({
  path: '/forecast/signals',
  query: z.object({
    areaId: areaIdField.optional(),
    day: daySchema.optional(),
    under: z.enum(['children', 'communes']).default('children'),
  }),
  answer: z.object({ ...frame, itself: row, items: z.array(row) }),
  permission: 'forecast.read',
  title: { vi: 'Tín hiệu dịch', en: 'Signals' },
})
/** See {@link signalList}. */
export type SignalList = z.infer<typeof signalList.answer>

const dayView = z.object({
  day: daySchema,
  known: z.int(),
  estimate: z.number().nullable(),
  low: z.number(),
  high: z.number().nullable(),
  undated: z.int(),
  imported: z.int(),
  isSuspected: z.boolean(),
  alarms: z.array(z.enum(earsMethods)),
  /** Median of R and its 95 % span in the window that ends here; null: too few cases to say. */
  rt: z.object({ median: z.number(), low: z.number(), high: z.number(), window: z.int() }).nullable(),
})
/** One day of an area. */
export type SignalDay = z.infer<typeof dayView>

/** Everything about one area: its days, R over time, growth, alarms, looks, and what it was computed with. */
export const areaSignal = readContract({
  path: '/forecast/signals/:areaId',
  query: z.object({ areaId: areaIdField, day: daySchema.optional(), variant: z.string().max(40).optional() }),
  answer: z.object({
    ...frame,
    itself: row,
    /** How many areas with signals of their own lie directly under it. */
    under: z.int(),
    days: z.array(dayView),
    looks: z.array(lookView),
    /** Sets of parameters that can be tried: variants with their intervals. */
    variants: z.array(parameters),
    thin: z.object({ windows: z.array(z.int()), leastCases: z.int(), mostVariation: z.number() }),
    mayLook: z.boolean(),
  }),
  permission: 'forecast.read',
  title: { vi: 'Tín hiệu của một địa bàn', en: 'Signals of an area' },
})
/** See {@link areaSignal}. */
export type AreaSignalView = z.infer<typeof areaSignal.answer>

const lookPayload = z.strictObject({
  areaId: areaIdField,
  /** The day of the alarm. */
  day: daySchema,
  finding: z.enum(lookFindings),
  note: lineField(300).optional(),
})
/** See {@link lookAtSignal}. */
export type LookAtSignal = z.infer<typeof lookPayload>

/** Records what a signal turned out to be: it closes the gap, and decides nothing else (SG-08). Bears the intent’s id. */
export const lookAtSignal = intentContract({
  type: 'forecast.look-at-signal',
  payload: lookPayload,
  permission: 'forecast.look',
  title: { vi: 'Ghi kết quả xem xét tín hiệu', en: 'Record the look at a signal' },
})
