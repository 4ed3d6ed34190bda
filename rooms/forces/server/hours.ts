import { sql } from 'kysely'
import { dayOf, type Instant, type Interval, toInstant } from '#kit'
import { type Db, defineRead, notFound, type Tree, type Trx, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { weekOf } from '#rooms/duty/domain'
import { type ForceBook, forceHours, type RestLimits, type Stint, type WeekOfOne, weekOfOne } from '../domain/index.ts'
import { forceBookAt } from './force-book.query.ts'
import { leavesFrom } from './leave.ts'

/** Hours that another room knows of: who, where, from when to when. `id` is the stint's own: told again, the last word counts. */
export interface ToldHours extends Stint {
  readonly id: string
  readonly areaId: number
  readonly officerId: string
  /** The room that tells it: `checkpoints`. */
  readonly source: string
}

/** Takes hours that another room tells, as planned while a shift lasts and as they were after it; one of no length is taken back. */
export async function tellHours(trx: Trx, tree: Tree, hours: readonly ToldHours[]): Promise<void> {
  if (hours.length === 0) return
  // By the id alone: a reform may have moved what was told before to another zone.
  await sql`delete from force_hours where id = any(${hours.map(({ id }) => id)}::uuid[])`.execute(trx)
  const stood = hours.filter(({ fromAt, toAt }) => fromAt < toAt)
  await sql`
    insert into force_hours (zone_id, id, area_id, officer_id, from_at, to_at, source)
    select * from unnest(
      ${stood.map(({ areaId }) => tree.get(areaId).zoneId)}::int[], ${stood.map(({ id }) => id)}::uuid[],
      ${stood.map(({ areaId }) => areaId)}::int[], ${stood.map(({ officerId }) => officerId)}::uuid[],
      ${stood.map(({ fromAt }) => fromAt)}::timestamptz[], ${stood.map(({ toAt }) => toAt)}::timestamptz[],
      ${stood.map(({ source }) => source)}::text[])`.execute(trx)
}

/** One officer's week, with the area where most of it was worked. */
export interface OfficerWeek extends WeekOfOne {
  readonly officerId: string
  readonly areaId: number
}

/** The figures of the rest rule. */
export function limitsOf({ rest }: ForceBook): RestLimits {
  return { minHoursBetween: rest.minHoursBetween.value, maxHoursPerWeek: rest.maxHoursPerWeek.value }
}

/** Weeks of all officers with hours in the zones, over duty at command posts and what other rooms told. */
export async function weeksOfOfficers(
  db: Db | Trx,
  { zones, week, limits }: { zones: readonly number[]; week: Stint; limits: RestLimits },
): Promise<OfficerWeek[]> {
  const { rows } = await sql<Stint & { officerId: string; areaId: number }>`
    with mine as materialized (
      select officer_id, area_id, from_at, to_at from duty_shifts
      where cancelled_at is null and to_at > ${week.fromAt} and from_at < ${week.toAt} and zone_id = any(${[...zones]}::int[])
      union all
      select officer_id, area_id, from_at, to_at from force_hours
      where to_at > ${week.fromAt} and from_at < ${week.toAt} and zone_id = any(${[...zones]}::int[]))
    select officer_id as "officerId", area_id as "areaId", from_at as "fromAt", to_at as "toAt" from mine`.execute(db)
  return [...Map.groupBy(rows, ({ officerId }) => officerId)].map(([officerId, stints]) => {
    return { officerId, areaId: stints[0]?.areaId ?? 0, ...weekOfOne(stints, week, limits) }
  })
}

/** The week around a moment, in the city's days. */
export function weekAround(at: Instant, offsetMinutes: number): Stint {
  return weekOf(at, offsetMinutes)
}

/** `GET /forces/areas/:areaId/hours` */
export const forceHoursRead = defineRead(forceHours, async (asking, { areaId, at }) => {
  const place: Interval | undefined = visiblePlace(asking, areaId, forceHours.permission)
  if (!place) return notFound('areaId')
  const { db, tree, now, profile } = asking
  const week = weekAround(at === undefined ? now : toInstant(at), profile.utcOffsetMinutes)
  const book = await forceBookAt(profile, week.fromAt)
  const limits = limitsOf(book)
  const weeks = await weeksOfOfficers(db, { zones: tree.zonesIn([place]), week, limits })
  const officerIds = weeks.map(({ officerId }) => officerId)
  const names = await officerNames(db, officerIds)
  const leaves = await leavesFrom(db, officerIds, dayOf(week.fromAt, profile.utcOffsetMinutes))
  const items = weeks
    .map(({ areaId: _, ...one }) => ({
      ...one,
      name: names.get(one.officerId) ?? '',
      leave: leaves.get(one.officerId) ?? null,
    }))
    .sort((left, right) => right.hours - left.hours || (left.officerId < right.officerId ? -1 : 1))
    .slice(0, 500)
  return { from: week.fromAt, to: week.toAt, ...limits, source: book.rest.maxHoursPerWeek.source, items }
})
