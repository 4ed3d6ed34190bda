import { z } from 'zod'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** What a report speaks of: one day of the city, a week from Monday, or the moment "until now" of a bulletin. */
export const periodKinds = ['day', 'week', 'moment'] as const
/** See {@link periodKinds}. */
export type PeriodKind = (typeof periodKinds)[number]

/** The level of a unit that reports: the words of the tree of areas, any of them may be absent in a city. */
export const reporterLevels = ['top', 'district', 'commune', 'group'] as const
/** See {@link reporterLevels}. */
export type ReporterLevel = (typeof reporterLevels)[number]

/**
 * One column of a form. `flow`: what came in the period, may be added over areas and days. `stock`: how much there is,
 * may be added over areas only. `ratio` (and averages): never added. `decimals`: how many are allowed, 0 for what is
 * counted. `counted`: kept in the counters, so that three years of it are read at once. `lead`: stands on the board.
 */
const indicatorRow = z.object({
  key: slug,
  vi: z.string().min(1),
  en: z.string().min(1),
  unit: words.optional(),
  kind: z.enum(['flow', 'stock', 'ratio']),
  decimals: z.int().min(0).max(6).default(0),
  counted: z.boolean().default(false),
  lead: z.boolean().default(false),
  required: z.boolean().default(false),
})
/** See {@link indicatorRow}. */
export type Indicator = z.infer<typeof indicatorRow>

/**
 * A total and the parts it must equal; a part may be the total of another row: any depth. A part left blank beside others
 * counts as nothing; with `whole` false the parts are only "trong đó" (among them) and may leave a rest.
 */
const breakdownRow = z.object({
  total: slug,
  parts: z.array(slug).min(1),
  whole: z.boolean().default(true),
})
/** See {@link breakdownRow}. */
export type Breakdown = z.infer<typeof breakdownRow>

/** An average a day that must agree with its total and the days from `since` to the as-of [EPI-03]. */
const averageRow = z.object({ average: slug, total: slug })
/** See {@link averageRow}. */
export type AverageRule = z.infer<typeof averageRow>

/** Who reports: every area of a level (or only the `areas` of these official codes); `required`: missing is a gap. */
const reporterRow = z.object({
  level: z.enum(reporterLevels),
  required: z.boolean(),
  areas: z.array(z.string().min(1)).optional(),
  /** Kind of the post that draws the report up, and of the body it is for. */
  postKind: slug.optional(),
  to: words,
})

/** When a report is due: a time of the day `afterDays` days after the last day of its period; none for a moment. */
const dueRow = z.object({
  time: clockTime,
  afterDays: z.int().min(0).max(60),
  opensMinutesBefore: z.int().min(0),
})

/** A form of report, as dated data of a city: `profiles/<name>/reports/forms.json`. */
const reportForm = z
  .object({
    code: slug,
    title: words,
    period: z.enum(periodKinds),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    source: z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) }),
    reporters: z.array(reporterRow).min(1),
    due: dueRow.nullable(),
    /** Sources that may send it, the one to be believed first in front; `unit` is the reporting unit itself. */
    sources: z.array(slug).min(1),
    /** Figures quoted from published documents: may be of a later day than the clock, and then say so. */
    quotes: z.boolean().default(false),
    indicators: z.array(indicatorRow).min(1).max(400),
    breakdowns: z.array(breakdownRow).default([]),
    averages: z.array(averageRow).default([]),
  })
  .superRefine((form, context) => {
    const keys = new Set(form.indicators.map(({ key }) => key))
    const used = [
      ...form.breakdowns.flatMap(({ total, parts }) => [total, ...parts]),
      ...form.averages.flatMap(({ average, total }) => [average, total]),
    ]
    const stray = used.find((key) => !keys.has(key))
    if (stray !== undefined) context.addIssue({ code: 'custom', message: `${form.code}: no indicator ${stray}` })
    if (keys.size !== form.indicators.length) context.addIssue({ code: 'custom', message: `${form.code}: a key twice` })
  })
/** See {@link reportForm}. */
export type ReportForm = z.infer<typeof reportForm>

/** `profiles/<name>/reports/forms.json`: every form that ever held, each version dated. */
export const formCatalogue = z.array(reportForm)

/** `profiles/<name>/reports/sources.json`: who may be quoted as the source of figures. */
export const sourceCatalogue = z.array(z.object({ code: slug, vi: z.string().min(1), en: z.string().min(1) }))
/** See {@link sourceCatalogue}. */
export type ReportSource = z.infer<typeof sourceCatalogue>[number]

/** The version of a form that holds on a day; undefined when none does. */
export function formOn(forms: readonly ReportForm[], code: string, day: string): ReportForm | undefined {
  return forms.find(
    (form) => form.code === code && form.validFrom <= day && (form.validTo === null || day < form.validTo),
  )
}
