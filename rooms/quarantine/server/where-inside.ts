import { type RawBuilder, sql } from 'kysely'
import { contains, type Interval } from '#kit'
import type { Tree } from '#platform/server'

/** The condition that rows of a table with `zone_id` and `area_id` lie inside these intervals. */
export function insideOf(table: string, intervals: readonly Interval[], tree: Tree): RawBuilder<unknown> {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const [zone, area] = [sql.ref(`${table}.zone_id`), sql.ref(`${table}.area_id`)]
  const places = tree.inside(intervals)
  const whole = new Set(places.filter(({ id, zoneId }) => id === zoneId).map(({ zoneId }) => zoneId))
  const parts = places.filter(({ zoneId }) => !whole.has(zoneId))
  const zones = [...whole, ...new Set(parts.map(({ zoneId }) => zoneId))]
  if (parts.length === 0) return sql`${zone} = any(${zones}::int[])`
  return sql`${zone} = any(${zones}::int[]) and (${zone} = any(${[...whole]}::int[])
    or ${area} = any(${parts.map(({ id }) => id)}::int[]))`
}
