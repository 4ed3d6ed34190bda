import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Figure, type Instant, startOfDay, type Words } from '#kit'
import type { Asking, Place } from '#platform/server'
import { consolidate, type Flaw, formOn, type IndicatorView, type ReportForm } from '../domain/index.ts'
import { type BriefedStanding, standingAt } from './brief-standing.query.ts'
import { columnsOf } from './columns.store.ts'
import { branchesOf, firstOfEach, gather, reportsOfPeriod } from './consolidated.query.ts'
import { formsOf, sourceTitle } from './form-catalogue.ts'
import { indicatorViews } from './form-list.query.ts'
import { beginningOf } from './period-summary.query.ts'
import { figuresAt, type ReportRow, reportFields } from './report-rows.ts'
import { inForce, isOf } from './scope.query.ts'

/** Days for which the last report of a daily form still stands in a brief. */
const freshDays = 3

/** One figure of one source, as a brief says it: with its own as-of, and the report behind it. */
export interface BriefedFigure {
  /** `<form>/<indicator>/<source>`. */
  readonly key: string
  readonly form: string
  readonly indicator: string
  readonly title: Words
  readonly unit: Words | null
  readonly depth: number
  readonly figure: Figure
  readonly asOf: Instant
  /** As of later than the brief: quoted from a document dated ahead of its moment. */
  readonly datedAhead: boolean
  readonly since: Day | null
  readonly source: Words
  readonly reference: string | null
  readonly documentId: string | null
  /** The same source's figure of the period before; null where not known. */
  readonly before: Figure | null
  /** Null for a sum over the units below. */
  readonly reportId: string | null
}

/** What does not agree inside a report of the place. */
export interface BriefedFlaw {
  readonly reportId: string
  readonly form: string
  readonly formTitle: Words
  readonly areaId: number
  readonly flaw: Flaw
  readonly indicators: readonly IndicatorView[]
}

/** The reported figures of a place as they were known at a moment, what does not agree in them, and who has reported. */
export interface BriefFigures {
  readonly figures: readonly BriefedFigure[]
  readonly flaws: readonly BriefedFlaw[]
  readonly standing: readonly BriefedStanding[]
}

/** Everything reported of a place that a brief as of `at` should say [RPT-02]; several sources are several lines [RPT-03]. */
export async function briefFiguresOf(asking: Asking, place: Place, at: Instant = asking.now): Promise<BriefFigures> {
  const { forms } = await formsOf(asking.profile)
  const today = dayOf(at, asking.profile.utcOffsetMinutes)
  const held = forms.filter((form) => formOn(forms, form.code, today) === form)
  const parts = await Promise.all(held.map((form) => briefOfForm(asking, { form, place, at, today })))
  return {
    figures: parts.flatMap(({ figures }) => figures),
    flaws: parts.flatMap(({ flaws }) => flaws),
    standing: parts.flatMap(({ standing }) => standing),
  }
}

interface Briefed {
  readonly form: ReportForm
  readonly place: Place
  readonly at: Instant
  readonly today: Day
}

async function briefOfForm(asking: Asking, briefed: Briefed): Promise<BriefFigures> {
  const { form } = briefed
  const [rows, columns, { sources }] = await Promise.all([
    ownRows(asking, briefed),
    columnsOf(asking.db, [form.code]),
    formsOf(asking.profile),
  ])
  const views = indicatorViews(form)
  const places = views.map(({ key }) => columns.get(form.code)?.get(key))
  const own = [...Map.groupBy(rows, ({ source }) => source)].flatMap(([source, list]) =>
    linesOfSource({ views, places, list, title: sourceTitle(sources, source), at: briefed.at }),
  )
  const [below, standing] = await Promise.all([sumsOfToday(asking, briefed, places), standingAt(asking, briefed)])
  const shown = new Set(own.flatMap(({ reportId }) => reportId ?? []))
  const flaws = rows
    .filter(({ id }) => shown.has(id))
    .flatMap(({ id, areaId, flaws: found }) =>
      (found ?? []).map((flaw): BriefedFlaw => {
        return { reportId: id, form: form.code, formTitle: form.title, areaId, flaw, indicators: views }
      }),
    )
  return { figures: [...own, ...below], flaws, standing }
}

/** What was said of the place itself, the newest first: of a daily form the last days, of quoted figures everything. */
async function ownRows({ db, profile }: Asking, { form, place, at, today }: Briefed): Promise<ReportRow[]> {
  const from = startOfDay(addDays(today, -freshDays), profile.utcOffsetMinutes)
  const { rows } = await sql<ReportRow>`
    select ${reportFields} from reports
    where form = ${form.code} and ${isOf(place)} and ${inForce(at)}
      ${form.period === 'day' ? sql`and period_at >= ${from}` : sql``}
    order by as_of desc, period_at desc limit 60`.execute(db)
  return rows
}

function linesOfSource(given: {
  readonly views: readonly IndicatorView[]
  readonly places: readonly (number | undefined)[]
  readonly list: readonly ReportRow[]
  readonly title: Words
  readonly at: Instant
}): BriefedFigure[] {
  const { views, places, list, title, at } = given
  const figures = list.map((row) => figuresAt(row, places))
  return views.flatMap((view, index): BriefedFigure[] => {
    const stating = list.flatMap((row, which) => {
      const figure = figures[which]?.[index] ?? null
      return figure === null ? [] : [{ row, figure }]
    })
    const [last, earlier] = stating
    if (!last) return []
    const { row, figure } = last
    return [
      {
        key: `${row.form}/${view.key}/${row.source}`,
        form: row.form,
        indicator: view.key,
        title: view.title,
        unit: view.unit,
        depth: view.depth,
        figure,
        asOf: row.asOf,
        datedAhead: row.asOf > at,
        since: row.since as Day | null,
        source: title,
        reference: row.reference,
        documentId: row.documentId,
        before: earlier?.figure ?? null,
        reportId: row.id,
      },
    ]
  })
}

/** What the units below come to in the running period, with how many of them it holds. */
async function sumsOfToday(
  asking: Asking,
  { form, place, at, today }: Briefed,
  places: readonly (number | undefined)[],
): Promise<BriefedFigure[]> {
  if (form.period !== 'day') return []
  const offset = asking.profile.utcOffsetMinutes
  const period = { form, place, day: today, at: beginningOf(today, offset) }
  const reports = (await reportsOfPeriod(asking, period, at)).filter(({ areaId }) => areaId !== place.id)
  if (reports.length === 0) return []
  const addable = form.indicators.map(({ kind }) => kind !== 'ratio')
  const { sums, units } = consolidate(place.id, gather(reports, places), addable, branchesOf(asking.tree))
  const asOf = reports.map((one) => one.asOf).reduce((latest, one) => (one > latest ? one : latest))
  const count = firstOfEach(reports).length
  return indicatorViews(form).flatMap((view, index): BriefedFigure[] => {
    const sum = sums[index]
    if (!sum) return []
    const source = {
      vi: `tổng hợp ${units[index] ?? count} đơn vị`,
      en: `added up from ${units[index] ?? count} units`,
    }
    return [
      {
        key: `${form.code}/${view.key}/below`,
        form: form.code,
        indicator: view.key,
        title: view.title,
        unit: view.unit,
        depth: view.depth,
        figure: sum.figure,
        asOf,
        datedAhead: asOf > at,
        since: null,
        source,
        reference: null,
        documentId: null,
        before: null,
        reportId: null,
      },
    ]
  })
}
