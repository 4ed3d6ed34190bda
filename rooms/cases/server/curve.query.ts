import { sql } from 'kysely'
import { z } from 'zod'
import { addDays, type Day, dayOf, type Instant, startOfDay, type Words } from '#kit'
import {
  type Asking,
  defineRead,
  notFound,
  type Place,
  type Profile,
  sharedAnswer,
  visiblePlace,
} from '#platform/server'
import { type CurveDay, caseCurveContract } from '../domain/index.ts'
import { areaTitles } from './case-line.query.ts'
import type {} from './cases.tables.ts'
import { zonesOf } from './where-cases.ts'

/** Days that a curve shows when nobody says which. */
const daysAsked = 42
/** Most days of one curve. */
const mostDays = 800
/** How long the clock alone may leave a count as it is; a change of cases in the area makes it anew at once. */
export const sharedSeconds = 30

/** `GET /cases/curve` */
export const caseCurveRead = defineRead(caseCurveContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'cases.count')
  if (!place) return notFound('areaId')
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const to = (query.to as Day | undefined) ?? today
  const asked = (query.from as Day | undefined) ?? addDays(to, 1 - daysAsked)
  const from = asked < addDays(to, -mostDays) ? addDays(to, -mostDays) : asked
  const key = `cases.curve ${query.by} ${from} ${to} ${query.from === undefined}`
  const span = { from, to, by: query.by, isTrimmed: query.from === undefined }
  return sharedAnswer(asking, { key, place, seconds: sharedSeconds }, () => curveOf(asking, place, span))
})

async function curveOf(
  asking: Asking,
  place: Place,
  { from, to, by, isTrimmed }: Span & { by: 'confirmed' | 'onset'; isTrimmed: boolean },
) {
  const { rows, isSynthetic, unknownOnset } = await countDays(asking, place, { from, to, by })
  const all = await fillDays(asking.profile, { from, to }, rows)
  const days = isTrimmed ? withoutEmptyStart(all) : all
  const sums = days.map((day) => day.community + day.isolation + day.none)
  const total = sums.reduce((sum, count) => sum + count, 0)
  const highest = sums.length > 0 ? Math.max(...sums) : 0
  const titleOf = await areaTitles(asking)
  return {
    asOf: asking.now,
    areaTitle: titleOf(place.id),
    days,
    total,
    mean: sums.length > 0 ? total / sums.length : null,
    record: highest > 0 ? { day: days[sums.indexOf(highest)]?.day ?? to, count: highest } : null,
    undated: days.reduce((sum, day) => sum + day.undated, 0),
    unknownOnset,
    synthetic: isSynthetic,
    events: await directivesOf(asking, place, { from, to }),
  }
}

/** Fewest days of a curve that nobody asked days for. */
const fewestDays = 21

/** Weeks before the first case say nothing. */
function withoutEmptyStart(days: readonly CurveDay[]): CurveDay[] {
  const first = days.findIndex((day) => day.community + day.isolation + day.none + day.undated > 0)
  const most = Math.max(0, days.length - fewestDays)
  return days.slice(first < 0 ? most : Math.min(most, Math.max(0, first - 3)))
}

interface Span {
  readonly from: Day
  readonly to: Day
}

type DayRow = Pick<CurveDay, 'community' | 'isolation' | 'none' | 'late' | 'undated'> & {
  readonly day: Day
  readonly synthetic: boolean
}

/** Which cases an area holds: by commune, and below a commune by the very area. */
export function insideArea(asking: Pick<Asking, 'tree'>, place: Place) {
  const zones = zonesOf(asking.tree, [place])
  if (zones === null) return sql`true`
  if (place.zoneId === place.id || zones.length > 1) return sql`cases.zone_id = any(${zones}::int[])`
  const inside = asking.tree.inside([place]).map(({ id }) => id)
  return sql`cases.zone_id = ${place.zoneId} and cases.area_id = any(${inside}::int[])`
}

async function countDays(asking: Asking, place: Place, { from, to, by }: Span & { by: 'confirmed' | 'onset' }) {
  const day = sql.ref(by === 'onset' ? 'onset_on' : 'confirmed_on')
  const dated = sql`backlog is distinct from 'undated'`
  const { rows } = await sql<DayRow>`
    select ${day} as day,
           (count(*) filter (where setting_group = 'community' and ${dated}))::int as community,
           (count(*) filter (where setting_group = 'isolation' and ${dated}))::int as isolation,
           (count(*) filter (where setting_group = 'none' and ${dated}))::int as none,
           (count(*) filter (where backlog = 'late'))::int as late,
           (count(*) filter (where backlog = 'undated'))::int as undated,
           bool_or(synthetic) as synthetic
    from cases where ${insideArea(asking, place)} and status = 'confirmed' and ${day} between ${from}::date and ${to}::date
    group by ${day}`.execute(asking.db)
  const isSynthetic = rows.some((row) => row.synthetic)
  if (by === 'confirmed') return { rows, isSynthetic, unknownOnset: 0 }
  const { rows: unknown } = await sql<{ count: number }>`
    select count(*)::int as count from cases
    where ${insideArea(asking, place)} and status = 'confirmed' and onset_on is null
      and confirmed_on between ${from}::date and ${to}::date`.execute(asking.db)
  return { rows, isSynthetic, unknownOnset: unknown[0]?.count ?? 0 }
}

async function fillDays(profile: Profile, { from, to }: Span, rows: readonly DayRow[]): Promise<CurveDay[]> {
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const holidays = await holidaysOf(profile)
  const days: CurveDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { community = 0, isolation = 0, none = 0, late = 0, undated = 0 } = byDay.get(day) ?? {}
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const isWeekend = weekday === 0 || weekday === 6
    days.push({ day, community, isolation, none, late, undated, isWeekend, holiday: holidays.get(day) ?? null })
  }
  return days
}

const holidayFile = z.array(
  z.object({ day: z.string(), kind: z.string(), name: z.object({ vi: z.string(), en: z.string() }) }),
)
const knownHolidays = new WeakMap<Profile, Promise<Map<string, Words>>>()

/** Public holidays of the profile: fewer tests are taken on them. */
function holidaysOf(profile: Profile): Promise<Map<string, Words>> {
  const known = knownHolidays.get(profile)
  if (known) return known
  const read = readHolidays(profile)
  knownHolidays.set(profile, read)
  return read
}

async function readHolidays(profile: Profile): Promise<Map<string, Words>> {
  if (!(await profile.files('duty')).includes('holidays.json')) return new Map()
  const rows = await profile.json('duty/holidays.json', holidayFile)
  return new Map(rows.filter(({ kind }) => kind === 'holiday').map(({ day, name }) => [day, name]))
}

/** Most marks over a curve. */
const mostEvents = 12

/** Directives that began or ended to be in force in the area or above it in these days: marked over the curve. */
async function directivesOf(asking: Asking, place: Place, { from, to }: Span) {
  const { db, tree, profile } = asking
  const offset = profile.utcOffsetMinutes
  const path = tree.upward(place.id).map(({ id }) => id)
  const span = { since: startOfDay(from, offset), before: startOfDay(addDays(to, 1), offset) }
  const { rows } = await sql<{ at: Instant; vi: string; en: string; isEnd: boolean }>`
    select at, label_vi as vi, label_en as en, is_end as "isEnd"
    from in_force cross join lateral (values (from_at, false), (to_at, true)) as marked (at, is_end)
    where kind = 'directive' and area_id = any(${path}::int[])
      and at >= ${span.since}::timestamptz and at < ${span.before}::timestamptz
    order by at, is_end desc limit ${mostEvents}`.execute(db)
  return rows.map(({ at, vi, en, isEnd }) => ({ day: dayOf(at, offset), label: { vi, en }, isEnd }))
}
