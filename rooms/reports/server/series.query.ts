import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Figure, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, notFound, type Place, sharedAnswer, visiblePlace, written } from '#platform/server'
import {
  consolidate,
  judgeSeries,
  lastRecord,
  mondayOf,
  type ReportForm,
  type Series,
  seriesRead,
  totalOf,
  weeksOf,
  writePeriod,
} from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'
import { placesOfForm } from './columns.store.ts'
import { dayIn, formsOf } from './form-catalogue.ts'
import { type FigureOfReport, figuresOf } from './own-figures.query.ts'
import { isOf, liesIn } from './scope.query.ts'
import { sumsBelow } from './sums-above.query.ts'

/** Days shown when none are asked for. */
const usualDays = 30
/** Most days of a series; of one that is not counted and must be added up from its reports. */
const mostDays = 1200
const mostDaysUncounted = 92

/** Nothing of a series hangs on the clock: it is made again when something changed, and now and then all the same. */
const freshSeconds = 300

/** A series as it is asked for, with its days resolved. */
interface Asked {
  readonly form: ReportForm
  readonly indicator: ReportForm['indicators'][number]
  readonly place: Place
  readonly from: Day
  readonly to: Day
  readonly source: string | undefined
}

interface Found {
  readonly at: Instant
  readonly figure: Figure
  readonly asOf: Instant | null
  readonly reports: number
}

/** `GET /reports/series`: an indicator over time; own reports first, else what lies below. */
export const seriesReading = defineRead(seriesRead, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'reports.read')
  if (!place) return notFound('areaId')
  const { forms } = await formsOf(asking.profile)
  const form = forms.findLast(({ code }) => code === query.form)
  const indicator = form?.indicators.find(({ key }) => key === query.indicator)
  if (!form || !indicator) return notFound(form ? 'indicator' : 'form')
  const asked: Asked = { form, indicator, place, source: query.source, ...daysAsked(asking, form, query) }
  const key = JSON.stringify(['series', form.code, indicator.key, asked.from, asked.to, query.basis, query.source])
  return sharedAnswer(asking, { key, place, seconds: freshSeconds }, async () => {
    const own = query.basis === 'below' ? [] : await ownPoints(asking, asked)
    const basis = query.basis ?? (own.length > 0 ? 'own' : 'below')
    const found = basis === 'own' ? own : await pointsBelow(asking, asked)
    return written(await toSeries(asking, asked, { basis, found }))
  })
})

function daysAsked(
  { now, profile }: Asking,
  form: ReportForm,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): { readonly from: Day; readonly to: Day } {
  const last = (to ?? (form.quotes ? '9999-12-30' : dayOf(now, profile.utcOffsetMinutes))) as Day
  if (form.period === 'moment') return { from: (from ?? '1900-01-01') as Day, to: last }
  const first = (from ?? addDays(last, 1 - usualDays * (form.period === 'week' ? 7 : 1))) as Day
  const earliest = addDays(last, 1 - mostDays * (form.period === 'week' ? 7 : 1))
  return { from: first < earliest ? earliest : first, to: last }
}

async function ownPoints(asking: Asking, asked: Asked): Promise<(Found & { readonly source: string })[]> {
  const figures = await figuresOf(asking, await questionOf(asking, asked, isOf(asked.place)))
  const first = new Map<Instant, FigureOfReport>()
  for (const one of figures) if (!first.has(one.periodAt)) first.set(one.periodAt, one)
  return [...first.values()].map(({ periodAt, figure, asOf, source }) => ({
    at: periodAt,
    figure,
    asOf,
    source,
    reports: 1,
  }))
}

async function questionOf({ db, profile }: Asking, asked: Asked, where: ReturnType<typeof isOf>) {
  const { form, indicator, from, to, source } = asked
  const columns = await placesOfForm(db, form)
  const offset = profile.utcOffsetMinutes
  const span = { from: startOfDay(from, offset), to: startOfDay(addDays(to, 1), offset) }
  return { form, place: columns?.get(indicator.key), ...span, where, source }
}

async function pointsBelow(asking: Asking, asked: Asked): Promise<Found[]> {
  const { form, indicator, place, from, to } = asked
  const { counted, kind, decimals, key } = indicator
  if (kind === 'ratio') return []
  if (!counted || decimals > 0 || form.period === 'moment') return addedBelow(asking, asked)
  const sums = await sumsBelow(asking, place, { form, indicators: [key], from, to })
  const offset = asking.profile.utcOffsetMinutes
  return (sums?.figures.get(key) ?? []).map(({ day, figure }) => ({
    at: startOfDay(day, offset),
    figure,
    asOf: null,
    reports: sums?.reports.get(day) ?? 0,
  }))
}

/** What is not counted is added up from the reports themselves, over a shorter span. */
async function addedBelow(asking: Asking, asked: Asked): Promise<Found[]> {
  const { tree } = asking
  const from = asked.from < addDays(asked.to, -mostDaysUncounted) ? addDays(asked.to, -mostDaysUncounted) : asked.from
  const inside = sql<boolean>`${liesIn(tree, [asked.place])} and area_id <> ${asked.place.id}`
  const days = asked.form.period === 'moment' ? asked : { ...asked, from }
  const figures = await figuresOf(asking, await questionOf(asking, days, inside))
  const byPeriod = Map.groupBy(figures, ({ periodAt }) => periodAt)
  const branches = {
    parentOf: (areaId: number) => tree.find(areaId)?.parentId ?? null,
    childrenOf: (areaId: number) => tree.childrenOf(areaId).map(({ id }) => id),
  }
  return [...byPeriod].flatMap(([at, list]): Found[] => {
    const own = [...Map.groupBy(list, ({ areaId }) => areaId)].map(([areaId, rows]) => ({
      areaId,
      rows: rows.map(({ figure }) => [figure]),
    }))
    const { sums, units } = consolidate(asked.place.id, own, [true], branches)
    const figure = sums[0]?.figure
    const asOf =
      list
        .map((one) => one.asOf)
        .sort()
        .at(-1) ?? null
    return figure === undefined ? [] : [{ at, figure, asOf, reports: units[0] ?? 0 }]
  })
}

async function toSeries(
  asking: Asking,
  asked: Asked,
  { basis, found }: { basis: 'own' | 'below'; found: readonly (Found & { readonly source?: string })[] },
): Promise<Series> {
  const { profile, db } = asking
  const { form, indicator, place } = asked
  const points = everyPeriod(asking, asked, found)
  const series = points.map(({ day, found: one }) => ({ day, figure: one?.figure ?? null }))
  const judged = judgeSeries(series)
  const record = lastRecord(series)
  const titles = await titlesOf(db, [place.id])
  return {
    form: form.code,
    indicator: indicator.key,
    title: { vi: indicator.vi, en: indicator.en },
    unit: indicator.unit ?? null,
    kind: indicator.kind,
    areaId: place.id,
    areaTitle: titles.get(place.id) ?? { vi: '', en: '' },
    basis,
    source: found.at(-1)?.source ?? null,
    points: points.map(({ day, found: one }, index) => ({
      period: one ? writePeriod(form.period, one.at, profile.utcOffsetMinutes) : day,
      figure: one?.figure ?? null,
      asOf: one?.asOf ?? null,
      reports: one?.reports ?? 0,
      average7: form.period === 'day' ? (judged[index]?.average7 ?? null) : null,
      isRecord: judged[index]?.isRecord ?? false,
    })),
    total: indicator.kind === 'flow' && !form.quotes ? totalOf(series) : null,
    record: record === null ? null : { period: record.day, figure: record.figure },
    weeks: form.period === 'week' ? [] : weeksOf(series),
  }
}

/** Every day (or Monday) of the span, so that a hole is seen as a hole; of moments those that were reported. */
function everyPeriod(
  { profile }: Asking,
  { form, from, to }: Asked,
  found: readonly Found[],
): { readonly day: Day; readonly found: Found | undefined }[] {
  const dated = found.map((one) => ({ day: dayIn(profile, one.at), found: one }))
  if (form.period === 'moment') return dated
  const byDay = new Map(dated.map((one) => [one.day, one.found]))
  const step = form.period === 'week' ? 7 : 1
  const days: Day[] = []
  for (let day = form.period === 'week' ? mondayOf(from) : from; day <= to; day = addDays(day, step)) days.push(day)
  const firstKnown = days.findIndex((day) => byDay.has(day))
  return days.slice(Math.max(0, firstKnown)).map((day) => ({ day, found: byDay.get(day) }))
}
