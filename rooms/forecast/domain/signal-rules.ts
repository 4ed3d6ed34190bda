import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const spans = { validFrom: daySchema, validTo: daySchema.nullable() }

const interval = z.strictObject({
  variant: z.string(),
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  /** Mean and standard deviation of the serial interval (khoảng cách thế hệ), in days. */
  mean: z.number().gt(1),
  sd: z.number().positive(),
  source,
})

const rule = z.strictObject({
  ...spans,
  /** Minute of the day from which the day’s cases are taken for whole; before it the day asked by default is yesterday. */
  closesAtMinute: z.int().min(0).max(1439),
  /** Days of history that estimates look back on. */
  history: z.int().min(28).max(366),
  thin: z.strictObject({
    windows: z.array(z.int().min(2)).min(1),
    leastCases: z.int().min(1),
    mostVariation: z.number().positive(),
    source,
  }),
  growth: z.strictObject({ window: z.int().min(7), leastCases: z.int().min(2), leastDays: z.int().min(2), source }),
  delays: z.strictObject({
    longest: z.int().min(1).max(60),
    learnDays: z.int().min(2),
    leastCases: z.int().min(1),
    leastSupport: z.int().min(1),
    leastShare: z.number().gt(0).lt(1),
    source,
  }),
  backlog: z.strictObject({ leastCases: z.int().min(1), times: z.number().gt(1), window: z.int().min(3), source }),
  ears: z.strictObject({
    baseline: z.int().min(3),
    deviations: z.number().positive(),
    sum: z.number().positive(),
    leastDeviation: z.number().min(0),
    leastCases: z.int().min(1),
    /** For so many days an alarm asks to be looked at; later it is history. */
    openDays: z.int().min(1),
    source,
  }),
})

/** `forecast/parameters.json`: serial intervals by variant, which variant goes round from when, and the rules of the signals. */
export const signalRulesFile = z.strictObject({
  serialIntervals: z.array(interval).min(1),
  circulating: z.array(z.strictObject({ ...spans, variant: z.string(), source })),
  rules: z.array(rule).min(1),
})

/** See {@link signalRulesFile}. */
export type SignalBook = z.infer<typeof signalRulesFile>
/** The rules of a day. */
export type SignalRule = SignalBook['rules'][number]
/** A serial interval with its variant and source. */
export type VariantInterval = SignalBook['serialIntervals'][number]

const isOn = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, day: string): boolean =>
  validFrom <= day && (validTo === null || day < validTo)

/** The rules of a day, if the profile has some. */
export function signalRuleOn(book: SignalBook, day: string): SignalRule | undefined {
  return book.rules.find((one) => isOn(one, day))
}

/** The serial interval of a variant, or of the one that goes round on a day (EPI-08). */
export function intervalOn(book: SignalBook, day: string, variant?: string | undefined): VariantInterval | undefined {
  const wanted = variant ?? book.circulating.find((one) => isOn(one, day))?.variant
  return book.serialIntervals.find((one) => one.variant === wanted)
}
