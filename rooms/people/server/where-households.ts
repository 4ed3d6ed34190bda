import { type RawBuilder, sql } from 'kysely'
import { contains, type Interval } from '#kit'
import type { Tree } from '#platform/server'

/** The condition on `households` that they lie inside these intervals: by zone where a zone lies in whole, else by group. */
export function insideOf(intervals: readonly Interval[], tree: Tree): RawBuilder<unknown> {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const places = tree.inside(intervals)
  const whole = new Set(places.filter(({ id, zoneId }) => id === zoneId).map(({ zoneId }) => zoneId))
  const parts = places.filter(({ zoneId }) => !whole.has(zoneId))
  const zones = [...whole, ...new Set(parts.map(({ zoneId }) => zoneId))]
  if (parts.length === 0) return sql`households.zone_id = any(${zones}::int[])`
  return sql`households.zone_id = any(${zones}::int[]) and (households.zone_id = any(${[...whole]}::int[])
    or households.area_id = any(${parts.map(({ id }) => id)}::int[]))`
}
