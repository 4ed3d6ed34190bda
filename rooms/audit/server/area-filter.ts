import { type RawBuilder, sql } from 'kysely'
import { contains, type Interval } from '#kit'
import type { Tree } from '#platform/server'

/**
 * Keeps rows with `zone_id` and `area_id` to some intervals: by zone, which every index begins with; below the zone
 * level by area besides. The whole tree needs neither, so that the city reads along the order of the rows.
 */
export function areaFilter(intervals: readonly Interval[], tree: Tree): RawBuilder<unknown> {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const places = tree.inside(intervals)
  const whole = new Set(places.filter((place) => place.zoneId === place.id).map((place) => place.id))
  const partly = places.filter((place) => !whole.has(place.zoneId))
  const touched = [...new Set([...whole, ...partly.map((place) => place.zoneId)])]
  if (partly.length === 0) return sql`zone_id = any(${touched}::int[])`
  return sql`zone_id = any(${touched}::int[])
    and (zone_id = any(${[...whole]}::int[]) or area_id = any(${partly.map((place) => place.id)}::int[]))`
}
