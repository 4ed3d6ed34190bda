import { type Day, dayOf, type Figure, formatNumber, type Instant, type Refusal, type RefusalKind, refuse } from '#kit'
import { rounded } from './bounds.ts'
import { findFlaws } from './check-figures.ts'
import { type SentFigure, toFigure } from './figure-value.ts'
import type { Flaw } from './flaw.ts'
import { dueAtOf, type Period, readPeriod } from './period.ts'
import { formOn, type Indicator, type ReporterLevel, type ReportForm } from './report-form.ts'
import { REPORTS } from './reports.refusals.ts'

/** What judging needs to know of the city and the moment. */
export interface Judging {
  readonly forms: readonly ReportForm[]
  readonly now: Instant
  readonly offsetMinutes: number
}

/** What a sender states, as both a first report and a correction do. */
export interface Statement {
  readonly asOf: string
  readonly since?: string | undefined
  readonly reference?: string | undefined
  readonly figures: Readonly<Record<string, SentFigure>>
}

/** Where and for when: the unit's level and official codes, the source, the period as it travels. */
export interface Slot {
  readonly form: string
  readonly period: string
  readonly source: string
  readonly level: ReporterLevel
  readonly codes: readonly string[]
}

/** A report that may be kept: with its period, its figures and what is wrong with them. */
export interface JudgedReport {
  readonly form: ReportForm
  readonly period: Period
  readonly dueAt: Instant | null
  readonly figures: ReadonlyMap<string, Figure>
  readonly flaws: readonly Flaw[]
}

type Judged<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

const yes = <T>(value: T): Judged<T> => ({ ok: true, value })
const no = (kind: RefusalKind, field: string, params: Record<string, string | number> = {}): Judged<never> => ({
  ok: false,
  refusal: refuse(kind, { field, params }),
})

/**
 * Whether a report can be taken. What makes no sense is refused (a form nobody has, a day that has not come, a decimal in a
 * count); what merely does not add up is taken as it was said, with its flaws beside it [SG-14].
 */
export function judgeReport(slot: Slot, statement: Statement, judging: Judging): Judged<JudgedReport> {
  const found = findSlot(slot, judging)
  if (!found.ok) return found
  const { form, period } = found.value
  const wrongTime = judgeTimes(form, period, statement, judging)
  if (wrongTime) return wrongTime
  const figures = readFigures(form, statement.figures)
  if (!figures.ok) return figures
  const until = dayOf(statement.asOf as Instant, judging.offsetMinutes)
  const flaws = findFlaws(form, figures.value, { since: (statement.since ?? null) as Day | null, until })
  const dueAt = dueAtOf(form, period.day, judging.offsetMinutes)
  return yes({ form, period, dueAt, figures: figures.value, flaws })
}

/** The version of the form that holds in the period, when a unit of this level and source may report on it. */
function findSlot(slot: Slot, judging: Judging): Judged<{ form: ReportForm; period: Period }> {
  const any = judging.forms.find(({ code }) => code === slot.form)
  if (!any) return no(REPORTS.UNKNOWN_FORM, 'form', { form: slot.form, day: slot.period.slice(0, 10) })
  const period = readPeriod(any.period, slot.period, judging.offsetMinutes)
  if (!period.ok) return period
  const { day } = period.value
  const form = formOn(judging.forms, slot.form, day)
  if (!form) return no(REPORTS.UNKNOWN_FORM, 'form', { form: slot.form, day })
  if (!reports(form, slot)) return no(REPORTS.NOT_A_REPORTER, 'areaId', { form: form.title.vi })
  if (!form.sources.includes(slot.source))
    return no(REPORTS.UNKNOWN_SOURCE, 'source', { form: form.title.vi, source: slot.source })
  return yes({ form, period: period.value })
}

/** Whether units of this level (and code) report on the form. */
export function reports(form: Pick<ReportForm, 'reporters'>, unit: Pick<Slot, 'level' | 'codes'>): boolean {
  return form.reporters.some(
    ({ level, areas }) =>
      level === unit.level && (areas === undefined || unit.codes.some((code) => areas.includes(code))),
  )
}

/** Whether units of this level (and code) must report on the form: missing is a gap. */
export function mustReport(form: Pick<ReportForm, 'reporters'>, unit: Pick<Slot, 'level' | 'codes'>): boolean {
  return reports({ reporters: form.reporters.filter(({ required }) => required) }, unit)
}

function judgeTimes(
  form: ReportForm,
  period: Period,
  { asOf, since, reference }: Statement,
  { now, offsetMinutes }: Judging,
): Judged<never> | undefined {
  if (form.quotes && reference === undefined) return no(REPORTS.REFERENCE_NEEDED, 'reference')
  if (!form.quotes && (period.day > dayOf(now, offsetMinutes) || (form.period === 'moment' && period.at > now)))
    return no(REPORTS.PERIOD_AHEAD, 'period', { period: period.day })
  const moment = Date.parse(asOf)
  if (!form.quotes && moment > Date.parse(now)) return no(REPORTS.AS_OF_AHEAD, 'asOf')
  if (form.period !== 'moment' && moment < Date.parse(period.at)) return no(REPORTS.AS_OF_BEFORE, 'asOf')
  if (since !== undefined && since > dayOf(asOf as Instant, offsetMinutes))
    return no(REPORTS.SINCE_AFTER, 'since', { since })
  return undefined
}

const indicatorsOf = new WeakMap<ReportForm, ReadonlyMap<string, Indicator>>()

/** The form's indicators by key; looked up thousands of times in an import. */
function indicatorsByKey(form: ReportForm): ReadonlyMap<string, Indicator> {
  const known = indicatorsOf.get(form) ?? new Map(form.indicators.map((one) => [one.key, one]))
  indicatorsOf.set(form, known)
  return known
}

function readFigures(
  form: ReportForm,
  sent: Readonly<Record<string, SentFigure>>,
): Judged<ReadonlyMap<string, Figure>> {
  const indicators = indicatorsByKey(form)
  const figures = new Map<string, Figure>()
  for (const key in sent) {
    const indicator = indicators.get(key)
    if (!indicator)
      return no(REPORTS.UNKNOWN_INDICATOR, `figures.${key}`, { form: form.title.vi, indicator: key.slice(0, 60) })
    const figure = toFigure(sent[key] as SentFigure)
    const problem = judgeFigure(indicator, figure)
    if (problem) return { ok: false, refusal: problem }
    figures.set(key, figure)
  }
  return figures.size === 0 ? no(REPORTS.NO_FIGURES, 'figures') : yes(figures)
}

/** Why a figure cannot stand for the indicator: a negative count, more decimals than it has. */
function judgeFigure(indicator: Indicator, figure: Figure): Refusal | undefined {
  const first = figure.kind === 'range' ? figure.low : figure.value
  return judgeNumber(indicator, first) ?? (figure.kind === 'range' ? judgeNumber(indicator, figure.high) : undefined)
}

/** Beyond this a whole number is no longer kept exactly. */
const largest = Number.MAX_SAFE_INTEGER

function judgeNumber(indicator: Indicator, value: number): Refusal | undefined {
  if (Number.isInteger(value) && value >= 0 && value <= largest) return undefined
  const field = `figures.${indicator.key}`
  if (value > largest) return refuse(REPORTS.TOO_LARGE, { field, params: { indicator: indicator.vi } })
  if (value < 0) return refuse(REPORTS.NEGATIVE, { field, params: { indicator: indicator.vi } })
  const written = formatNumber(value)
  if (indicator.decimals === 0) {
    const params = {
      indicator: indicator.vi,
      value: written,
      whole: formatNumber(Math.round(value)),
      thousands: formatNumber(rounded(value * 1000)),
    }
    return refuse(REPORTS.NOT_WHOLE, { field, params })
  }
  if (rounded(Number(value.toFixed(indicator.decimals))) === rounded(value)) return undefined
  const params = { indicator: indicator.vi, value: written, decimals: indicator.decimals }
  return refuse(REPORTS.TOO_MANY_DECIMALS, { field, params })
}
