import { contains, type Interval } from '#kit'
import type { Tree } from '#platform/server'

/** How rows with `zone_id` and `area_id` are kept to some intervals; `all` when the whole tree is asked for. */
export type AreaFilter = 'all' | { readonly zoneIds: readonly number[]; readonly areaIds: readonly number[] }

/**
 * Zones that lie wholly inside the intervals are named by zone; below the zone level by area. The root needs neither,
 * so that the city reads along the journal's own order.
 */
export function areaFilterOf(intervals: readonly Interval[], tree: Tree): AreaFilter {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return 'all'
  const places = tree.inside(intervals)
  const zoneIds = new Set(places.filter((place) => place.zoneId === place.id).map((place) => place.id))
  const areaIds = places.filter((place) => !zoneIds.has(place.zoneId)).map((place) => place.id)
  return { zoneIds: [...zoneIds], areaIds }
}
