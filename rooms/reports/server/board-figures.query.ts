import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Figure, type Instant, startOfDay, type Words } from '#kit'
import type { Asking, Place } from '#platform/server'
import { formOn, judgeSeries, type ReportForm } from '../domain/index.ts'
import { placesOfForm } from './columns.store.ts'
import { dayIn, formsOf, sourceTitle } from './form-catalogue.ts'
import { type OwnReport, ownReports } from './own-reports.query.ts'
import { figuresAt } from './report-rows.ts'
import { liesIn } from './scope.query.ts'
import { type SumsBelow, sumsBelow } from './sums-above.query.ts'

/** Days of a small trend, today included. */
const trendDays = 14

/** A part of a headline figure: "12 cộng đồng". */
export interface FigurePart {
  readonly key: string
  readonly title: Words
  readonly figure: Figure
}

/**
 * A headline figure of a place. `day`: the last day it is known for (today, if today's is in). `trend`: the last 14 days,
 * the named number of each, null where nothing is known. `isRecord`: above every other day of the trend.
 */
export interface BoardFigure {
  readonly key: string
  readonly form: string
  readonly indicator: string
  readonly title: Words
  readonly unit: Words | null
  readonly kind: 'flow' | 'stock' | 'ratio'
  readonly day: Day
  readonly figure: Figure
  readonly yesterday: Figure | null
  readonly lastWeek: Figure | null
  readonly trend: readonly (number | null)[]
  readonly asOf: Instant | null
  readonly source: Words
  /** `own`: reported of the place itself; `below`: added up from the units below. */
  readonly basis: 'own' | 'below'
  readonly reportId: string | null
  /** Units behind a sum of that day. */
  readonly reports: number
  readonly parts: readonly FigurePart[]
  readonly isRecord: boolean
}

interface Dated {
  readonly figure: Figure
  readonly asOf: Instant | null
  readonly source: Words
  readonly reportId: string | null
  readonly reports: number
}

/** Figures of a place by indicator and day, and whose they are. */
interface Known {
  readonly basis: 'own' | 'below'
  readonly byDay: ReadonlyMap<Day, Dated>
}

/** The headline figures of every daily form for a place: two small questions to the database for each form. */
export async function boardFiguresOf(asking: Asking, place: Place): Promise<BoardFigure[]> {
  const { forms } = await formsOf(asking.profile)
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const daily = forms.filter((form) => form.period === 'day' && formOn(forms, form.code, today) === form)
  const lists = await Promise.all(daily.map((form) => figuresOfForm(asking, { form, place, today })))
  return lists.flat()
}

interface Headline {
  readonly form: ReportForm
  readonly place: Place
  readonly today: Day
}

async function figuresOfForm(asking: Asking, { form, place, today }: Headline): Promise<BoardFigure[]> {
  const leads = form.indicators.filter(({ lead }) => lead)
  if (leads.length === 0) return []
  const from = addDays(today, 1 - trendDays)
  const offset = asking.profile.utcOffsetMinutes
  const span = { from: startOfDay(from, offset), to: startOfDay(addDays(today, 1), offset) }
  const keys = [...new Set(leads.flatMap(({ key }) => [key, ...partsOf(form, key)]))]
  const [own, below, columns] = await Promise.all([
    ownReports(asking, { form, place, ...span }),
    sumsBelow(asking, place, { form, indicators: keys, from, to: today }),
    placesOfForm(asking.db, form),
  ])
  const lastDay = [...(below?.reports.keys() ?? [])].sort().at(-1)
  const asOf = lastDay === undefined ? null : await latestAsOf(asking, { form, place, day: lastDay })
  const sums = below && { ...below, asOf: new Map(lastDay === undefined ? [] : [[lastDay, asOf]]) }
  const places = new Map(keys.map((key) => [key, columns?.get(key)]))
  const { sources } = await formsOf(asking.profile)
  const titleOf = (source: string) => sourceTitle(sources, source)
  const known = new Map(
    keys.map((key) => [key, knownOf(asking, { key, own, below: sums, place: places.get(key), titleOf })]),
  )
  const days = Array.from({ length: trendDays }, (_, index) => addDays(from, index))
  return leads.flatMap((lead) => toBoardFigure(form, lead, { known, days }) ?? [])
}

/** Up to when the reports of a day in a place speak: the latest of their as-ofs. */
async function latestAsOf(
  { db, tree, profile }: Asking,
  { form, place, day }: { readonly form: ReportForm; readonly place: Place; readonly day: Day },
): Promise<Instant | null> {
  const { rows } = await sql<{ asOf: Instant | null }>`
    select max(as_of) as "asOf" from reports
    where form = ${form.code} and period_at = ${startOfDay(day, profile.utcOffsetMinutes)} and superseded_at is null
      and ${liesIn(tree, [place])}`.execute(db)
  return rows[0]?.asOf ?? null
}

function partsOf(form: ReportForm, key: string): readonly string[] {
  return form.breakdowns.find(({ total }) => total === key)?.parts ?? []
}

function knownOf(
  { profile }: Asking,
  given: {
    readonly key: string
    readonly own: readonly OwnReport[]
    readonly below: (SumsBelow & { readonly asOf: ReadonlyMap<Day, Instant | null> }) | undefined
    readonly place: number | undefined
    readonly titleOf: (source: string) => Words
  },
): Known {
  const byDay = new Map<Day, Dated>()
  for (const report of given.own) {
    const figure = figuresAt(report, [given.place])[0] ?? null
    const day = dayIn(profile, report.periodAt)
    if (figure === null || byDay.has(day)) continue
    byDay.set(day, { figure, asOf: report.asOf, source: given.titleOf(report.source), reportId: report.id, reports: 1 })
  }
  if (byDay.size > 0) return { basis: 'own', byDay }
  const source = { vi: 'tổng hợp báo cáo của các đơn vị', en: 'added up from the units’ reports' }
  for (const { day, figure } of given.below?.figures.get(given.key) ?? [])
    byDay.set(day, {
      figure,
      asOf: given.below?.asOf.get(day) ?? null,
      source,
      reportId: null,
      reports: given.below?.reports.get(day) ?? 0,
    })
  return { basis: 'below', byDay }
}

function toBoardFigure(
  form: ReportForm,
  lead: ReportForm['indicators'][number],
  { known, days }: { readonly known: ReadonlyMap<string, Known>; readonly days: readonly Day[] },
): BoardFigure | undefined {
  const own = known.get(lead.key)
  const day = days.findLast((one) => own?.byDay.has(one))
  const current = day === undefined ? undefined : own?.byDay.get(day)
  if (own === undefined || day === undefined || current === undefined) return undefined
  const at = (one: Day) => own.byDay.get(one)?.figure ?? null
  const trend = days.map((one) => at(one))
  const judged = judgeSeries(days.map((one, index) => ({ day: one, figure: trend[index] ?? null })))
  return {
    key: `${form.code}/${lead.key}`,
    form: form.code,
    indicator: lead.key,
    title: { vi: lead.vi, en: lead.en },
    unit: lead.unit ?? null,
    kind: lead.kind,
    day,
    ...current,
    yesterday: at(addDays(day, -1)),
    lastWeek: at(addDays(day, -7)),
    trend: trend.map((figure) => (figure === null ? null : figure.kind === 'range' ? figure.high : figure.value)),
    basis: own.basis,
    parts: partsOf(form, lead.key).flatMap((key) => partAt(form, key, known.get(key)?.byDay.get(day))),
    isRecord: judged[days.indexOf(day)]?.isRecord ?? false,
  }
}

function partAt(form: ReportForm, key: string, dated: Dated | undefined): FigurePart[] {
  const indicator = form.indicators.find((one) => one.key === key)
  if (!indicator || !dated) return []
  return [{ key, title: { vi: indicator.vi, en: indicator.en }, figure: dated.figure }]
}
