import { sql } from 'kysely'
import type { Asking, Place } from '#platform/server'

/** Rows of `declaration_flags` inside a place: by zone, below a zone by area too; the whole city needs no condition. */
export function flagsInside({ tree }: Pick<Asking, 'tree'>, place: Place) {
  if (place.id === tree.root?.id) return sql`true`
  const inZones = sql`declaration_flags.zone_id = any(${tree.zonesIn([place])}::int[])`
  if (place.zoneId === place.id || tree.zonesIn([place]).length > 1) return inZones
  const areas = tree.inside([place]).map(({ id }) => id)
  return sql`${inZones} and declaration_flags.area_id = any(${areas}::int[])`
}
