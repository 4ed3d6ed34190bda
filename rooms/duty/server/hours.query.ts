import { sql } from 'kysely'
import { addDays, type Day, dayOf } from '#kit'
import { type Asking, defineRead, no, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  DUTY,
  dayKindOf,
  dutyHolidays,
  dutyHours,
  hoursWithin,
  restBreaches,
  restWords,
  ruleOn,
  weekOf,
} from '../domain/index.ts'
import { commandPosts } from './command-posts.query.ts'
import { bookOf, holidaysNow } from './duty-book.query.ts'
import { holidayNames } from './roster-week.query.ts'
import { readShifts, type Shift } from './shifts.store.ts'

/** `GET /duty/areas/:areaId/hours`: refused while the figure is blank, for nothing is computed by what nobody confirmed. */
export const dutyHoursRead = defineRead(dutyHours, async (asking, { areaId, at, figure }) => {
  const { db, tree, now, profile } = asking
  const place = visiblePlace(asking, areaId, 'duty.read')
  if (!place) return notFound('areaId')
  const week = weekOf(at ?? now, profile.utcOffsetMinutes)
  const rule = ruleOn(await bookOf(profile), dayOf(week.fromAt, profile.utcOffsetMinutes))
  const limit = rule?.rest[figure].value ?? null
  if (limit === null) return no(DUTY.REST_BLANK, { field: 'figure', params: { what: restWords[figure].vi } })
  const zones = tree.zonesIn([place])
  const shifts = await readShifts(
    db,
    sql`zone_id = any(${zones}::int[]) and from_at < ${week.toAt} and to_at > ${week.fromAt}`,
  )
  const byOfficer = Map.groupBy(shifts, (shift) => shift.officerId)
  const names = await officerNames(db, [...byOfficer.keys()])
  const only = { minHoursBetween: null, maxHoursPerDay: null, maxHoursPerWeek: null, [figure]: limit }
  const items = [...byOfficer].map(([officerId, own]) => ({
    officerId,
    name: names.get(officerId) ?? '',
    hours: hoursWithin(own, week),
    isOver: restBreaches(own, only, profile.utcOffsetMinutes).length > 0,
  }))
  items.sort((left, right) => right.hours - left.hours || (left.officerId < right.officerId ? -1 : 1))
  return { week, limit, items: items.slice(0, 500) }
})

/** `GET /duty/holidays`: the list for some days, and what was planned for another kind of day. */
export const dutyHolidaysRead = defineRead(dutyHolidays, async (asking, query) => {
  const { db, now, profile } = asking
  const place = visiblePlace(asking, query.areaId, 'duty.read')
  if (!place) return notFound('areaId')
  const book = await bookOf(profile)
  const from = (query.from ?? dayOf(now, profile.utcOffsetMinutes)) as Day
  const to = (query.to ?? addDays(from, 120)) as Day
  const list = await holidaysNow(db, book)
  const touched = await touchedShifts(asking, place, list)
  const days = [...new Set([...list.keys(), ...touched.keys()])].filter((day) => from <= day && day <= to).sort()
  const names = await holidayNames(db, book, days)
  const sources = await sourcesOf(asking, days)
  const posts = await commandPosts(
    db,
    [...touched.values()].flat().map((shift) => shift.bodyId),
    profile,
  )
  return {
    items: days.map((day) => ({
      day,
      kind: list.get(day) ?? ('working' as const),
      name: names.get(day) ?? { vi: '', en: '' },
      source: sources.get(day) ?? book.holidays.find((one) => one.day === day)?.source ?? '',
      touched: [...Map.groupBy(touched.get(day) ?? [], (shift) => shift.bodyId)].flatMap(([bodyId, group]) => {
        const post = posts.get(bodyId)
        return post ? [{ bodyId, name: post.name, shifts: group.length }] : []
      }),
    })),
  }
})

/** Coming shifts of an area that were planned for another kind of day than the list says now, by day. */
async function touchedShifts(
  { db, now, tree, profile }: Asking,
  place: { first: number; last: number },
  list: ReadonlyMap<string, 'holiday' | 'working'>,
): Promise<Map<string, Shift[]>> {
  const zones = tree.zonesIn([place])
  const shifts = await readShifts(db, sql`zone_id = any(${zones}::int[]) and to_at > ${now}`)
  const wrong = shifts.filter(
    (shift) => shift.dayKind !== dayKindOf(dayOf(shift.fromAt, profile.utcOffsetMinutes), list),
  )
  return Map.groupBy(wrong, (shift) => dayOf(shift.fromAt, profile.utcOffsetMinutes))
}

async function sourcesOf({ db }: Asking, days: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ day: string; source: string }>`
    select day, source from duty_holidays where day = any(${[...days]}::date[]) order by recorded_at, id`.execute(db)
  return new Map(rows.map((row) => [row.day, row.source]))
}
