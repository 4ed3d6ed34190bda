import { type RawBuilder, sql } from 'kysely'
import type { Instant, Interval } from '#kit'
import type { Place, Tree } from '#platform/server'

/**
 * The condition "lies in these places" for a table with `zone_id` and `area_id` (rule R11): nothing for the whole city, the
 * zones of a district, and below the commune the areas themselves.
 */
export function liesIn(tree: Tree, places: readonly Interval[]): RawBuilder<boolean> {
  const { root } = tree
  if (root && places.some(({ first, last }) => first <= root.first && root.last <= last)) return sql`true`
  const inside = tree.inside(places)
  const zones = [...new Set(inside.map(({ zoneId }) => zoneId))]
  const reachesZones = inside.every(({ zoneId }) => inside.some(({ id }) => id === zoneId))
  if (reachesZones) return sql`zone_id = any(${zones}::int[])`
  return sql`zone_id = any(${zones}::int[]) and area_id = any(${inside.map(({ id }) => id)}::int[])`
}

/** The condition "of this very area". */
export function isOf(place: Pick<Place, 'id' | 'zoneId'>): RawBuilder<boolean> {
  return sql`zone_id = ${place.zoneId} and area_id = ${place.id}`
}

/** The condition "the version in force": now, or (with a moment) as it was known then. */
export function inForce(knownAt?: Instant): RawBuilder<boolean> {
  if (knownAt === undefined) return sql`superseded_at is null`
  return sql`recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})`
}
