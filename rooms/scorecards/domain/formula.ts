import { z } from 'zod'
import type { Day } from '#kit'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const source = z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })

/**
 * What can be counted of a unit on a day. The room knows how to find the records of each; a formula says which of them
 * count, how much, and from how many records on.
 */
export const indicatorKeys = [
  'reports-complete',
  'reports-timely',
  'figures-agree',
  'figures-verified',
  'tasks-acknowledged',
  'tasks-done',
  'documents-received',
  'watch-unbroken',
  'remedies-in-time',
  'rechecks-passed',
] as const
/** See {@link indicatorKeys}. */
export type IndicatorKey = (typeof indicatorKeys)[number]

/**
 * The side of the work an indicator speaks of: đầy đủ, kịp thời, đồng nhất (S0:L12), and the carrying out. No side is the
 * epidemic itself: that stands beside the score as context, never in it (SCR-04).
 */
export const dimensions = ['completeness', 'timeliness', 'consistency', 'process'] as const
/** See {@link dimensions}. */
export type Dimension = (typeof dimensions)[number]

const indicatorRow = z.object({
  key: z.enum(indicatorKeys),
  dimension: z.enum(dimensions),
  /** Share of the whole; shares of a formula need not come to 100, they are weighed against each other. */
  weight: z.number().positive(),
  /** Fewer counted records than this: the indicator is not judged for that unit and day. */
  minimum: z.int().min(1),
  title: words,
  measures: words,
  why: words,
  better: words,
  source,
})
/** One line of a formula. */
export type FormulaIndicator = z.infer<typeof indicatorRow>

/** A formula as dated data of a city: `profiles/<name>/scorecards/formulas.json`. A change is a new dated row. */
const formulaRow = z
  .object({
    code: slug,
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    title: words,
    source,
    /** Which units are measured. */
    levels: z.array(z.enum(['district', 'commune'])).min(1),
    /** Minutes after the end of a day at which its score is computed: what comes later is a later computation's. */
    settleMinutes: z.int().min(0),
    /** A record that reached the house more than this after the hour it claims is shown as entered back in time. */
    backDatedMinutes: z.int().min(0),
    /** Minutes in which a task must be taken and a document's receipt said. */
    acknowledgeMinutes: z.int().positive(),
    receiptMinutes: z.int().positive(),
    /** Judged weight below this share (%) of all weight: the unit is not judged that day, which is not a zero. */
    leastWeight: z.number().min(0).max(100),
    /** The head's time to explain, before anybody may approve, publish or rate. */
    waitingMinutes: z.int().positive(),
    /** Below this score an explanation is asked of the head. */
    explainBelow: z.number().min(0).max(100),
    samples: z.object({ share: z.number().min(0).max(1), dueMinutes: z.int().positive() }),
    /** Context beside the score: one figure of one report form, summed over days. */
    situation: z.object({ form: slug, indicator: slug, days: z.int().positive(), title: words }).nullable(),
    indicators: z.array(indicatorRow).min(1),
    /** What the score advises for a rating, the highest first; the last one has `from` 0. A person decides. */
    ratings: z.array(z.object({ key: slug, from: z.number().min(0).max(100), title: words })).min(2),
  })
  .superRefine(({ code, indicators, ratings }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message: `${code}: ${message}` })
    if (new Set(indicators.map(({ key }) => key)).size !== indicators.length) complain('an indicator stands twice')
    const isFalling = ratings.every((rating, at) => at === 0 || rating.from < (ratings[at - 1]?.from ?? 0))
    if (!isFalling || ratings.at(-1)?.from !== 0) complain('ratings must fall and end at 0')
  })
/** One version of the measure. */
export type Formula = z.infer<typeof formulaRow>

/** `profiles/<name>/scorecards/formulas.json`: every version that ever held. */
export const formulaFile = z.array(formulaRow)

/** The version that holds on a day; undefined when none does: then nobody is measured. */
export function formulaOn(formulas: readonly Formula[], day: Day): Formula | undefined {
  return formulas.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}
