import { type RawBuilder, sql } from 'kysely'
import { type Day, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Refused, toCursor, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type ReportLine, readPeriod, reportList, writePeriod } from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { dayIn, formsOf, formToShow, sourceTitle } from './form-catalogue.ts'
import { locksOn } from './locks.store.ts'
import { figuresAt, type ReportRow, reportFields } from './report-rows.ts'
import { isOf, liesIn } from './scope.query.ts'

type Query = Parameters<typeof conditionsOf>[1]

/** `GET /reports`: one page by keyset, the last period first; the indexes by form carry it, whatever the number of years. */
export const reportListRead = defineRead(reportList, async (asking, query) => {
  const places = placesAsked(asking, query)
  if ('refusal' in places) return places
  const { forms } = await formsOf(asking.profile)
  const codes = query.form === undefined ? [...new Set(forms.map(({ code }) => code))] : [query.form]
  const where = sql.join([places, ...(await conditionsOf(asking, query))], sql` and `)
  const cursor = fromCursor(query.cursor)
  const after =
    cursor?.length === 2 ? sql`and (period_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``
  const { rows } = await sql<ReportRow>`
    select ${reportFields}
    from unnest(${codes}::text[]) as asked (form)
    cross join lateral (
      select * from reports where reports.form = asked.form and superseded_at is null and ${where} ${after}
      order by period_at desc, id desc limit ${query.limit + 1}) as reports
    order by reports.period_at desc, reports.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const items = await toReportLines(asking, page, query.indicator)
  return { items, next: rows.length > query.limit && last ? toCursor([last.periodAt, last.id]) : null }
})

function placesAsked(
  asking: Asking,
  { areaId, reach }: { areaId?: number | undefined; reach: 'inside' | 'direct' },
): RawBuilder<boolean> | Refused {
  if (areaId === undefined) return liesIn(asking.tree, asking.intervals)
  const place = visiblePlace(asking, areaId, 'reports.read')
  if (!place) return notFound('areaId')
  return reach === 'direct' ? isOf(place) : liesIn(asking.tree, [place])
}

const states = {
  late: sql<boolean>`late`,
  corrected: sql<boolean>`version > 1`,
  flawed: sql<boolean>`flaws is not null`,
  'sent-up': sql<boolean>`sent_up_at is not null`,
  'not-sent-up': sql<boolean>`sent_up_at is null`,
} as const

async function conditionsOf(
  { profile, db }: Asking,
  query: {
    readonly form?: string | undefined
    readonly period?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly source?: string | undefined
    readonly state?: keyof typeof states | undefined
    readonly indicator?: string | undefined
  },
): Promise<RawBuilder<boolean>[]> {
  const offset = profile.utcOffsetMinutes
  const { period, from, to, source, state, indicator, form } = query
  const dayAfter = (day: string) => new Date(Date.parse(startOfDay(day as Day, offset)) + 86_400_000).toISOString()
  const place =
    indicator === undefined || form === undefined ? undefined : (await columnsOf(db, [form])).get(form)?.get(indicator)
  return [
    ...(period === undefined ? [] : [sql<boolean>`period_at = ${await periodAt(profile, query)}`]),
    ...(from === undefined ? [] : [sql<boolean>`period_at >= ${startOfDay(from as Day, offset)}`]),
    ...(to === undefined ? [] : [sql<boolean>`period_at < ${dayAfter(to)}`]),
    ...(source === undefined ? [] : [sql<boolean>`source = ${source}`]),
    ...(state === undefined ? [] : [states[state]]),
    ...(place === undefined ? [] : [sql<boolean>`substr(kinds, ${place + 1}, 1) not in ('', '-')`]),
  ]
}

async function periodAt(profile: Asking['profile'], { period = '', form }: Pick<Query, 'period' | 'form'>) {
  const { forms } = await formsOf(profile)
  const kind = forms.find(({ code }) => code === form)?.period ?? (period.length > 10 ? 'moment' : 'day')
  const read = readPeriod(kind, period, profile.utcOffsetMinutes)
  return read.ok ? read.value.at : ('-infinity' as Instant)
}

/** Rows as lists show them, with the names that people read; `indicator` gives each line its figure. */
export async function toReportLines(
  asking: Asking,
  rows: readonly ReportRow[],
  indicator?: string,
): Promise<ReportLine[]> {
  const { db, tree, profile, now } = asking
  const [{ forms, sources }, titles, names, locks, columns] = await Promise.all([
    formsOf(profile),
    titlesOf(
      db,
      rows.map((row) => row.areaId),
    ),
    officerNames(
      db,
      rows.map((row) => row.officerId),
    ),
    locksOn(db, rows),
    columnsOf(
      db,
      rows.map((row) => row.form),
    ),
  ])
  const none = { vi: '', en: '' }
  return rows.map((row) => {
    const form = formToShow(forms, row.form, dayIn(profile, row.periodAt))
    const place = indicator === undefined ? undefined : columns.get(row.form)?.get(indicator)
    return {
      id: row.id,
      form: row.form,
      formTitle: form?.title ?? { vi: row.form, en: row.form },
      areaId: row.areaId,
      areaTitle: titles.get(row.areaId) ?? none,
      period: writePeriod(form?.period ?? 'moment', row.periodAt, profile.utcOffsetMinutes),
      source: row.source,
      sourceTitle: sourceTitle(sources, row.source),
      asOf: row.asOf,
      datedAhead: dayIn(profile, row.asOf) > dayIn(profile, now),
      since: row.since,
      submittedAt: row.submittedAt,
      recordedAt: row.recordedAt,
      dueAt: row.dueAt,
      late: row.late,
      version: row.version,
      superseded: row.supersededAt !== null,
      flaws: row.flaws?.length ?? 0,
      sentUpAt: row.sentUpAt,
      acknowledged: row.acknowledged,
      locked: locks.over(tree, row.areaId, row) !== undefined,
      by: row.officerId === null ? null : (names.get(row.officerId) ?? null),
      figure: place === undefined ? null : (figuresAt(row, [place])[0] ?? null),
    }
  })
}
