import { type RawBuilder, sql } from 'kysely'
import type { Place, Tree } from '#platform/server'

/** Whether rows of the area alone are meant, or of everything inside it as well. */
export type Reach = 'inside' | 'direct'

/**
 * The condition "lies in this place" for a table with `zone_id` and `area_id` (rule R11): nothing for the whole city, the
 * zones of a district, one zone for a commune, and below it the areas themselves.
 */
export function liesIn(tree: Tree, place: Place, reach: Reach = 'inside'): RawBuilder<boolean> {
  if (reach === 'direct') return sql`zone_id = ${place.zoneId} and area_id = ${place.id}`
  if (place.parentId === null) return sql`true`
  if (place.zoneId !== place.id) {
    const ids = tree.inside([place]).map((one) => one.id)
    return sql`zone_id = ${place.zoneId} and area_id = any(${ids}::int[])`
  }
  const zones = tree.zonesIn([place])
  return zones.length === 1 ? sql`zone_id = ${place.zoneId}` : sql`zone_id = any(${zones}::int[])`
}

/** The child of `parentId` that a place lies in; undefined for the parent itself and for what lies elsewhere. */
export function childHolding(tree: Tree, parentId: number): (areaId: number) => number | undefined {
  const children = tree.childrenOf(parentId)
  return (areaId) => {
    const place = tree.find(areaId)
    if (!place) return undefined
    let [low, high] = [0, children.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const child = children[middle] as Place
      if (place.first < child.first) high = middle - 1
      else if (place.first > child.last) low = middle + 1
      else return child.id
    }
    return undefined
  }
}
