import { type RawBuilder, sql } from 'kysely'
import type { Interval } from '#kit'
import type { Asking, Tree } from '#platform/server'
import { visiblePlace } from '#platform/server'

/** The area asked about, or all that the asker may see; undefined: not theirs to see. */
export function whereAsked(
  asking: Asking,
  areaId: number | undefined,
  permission: string,
): readonly Interval[] | undefined {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, permission)
  return place && [place]
}

/** Communes of these intervals; null: all of them, so that no list of ids need be compared. */
export function zonesOf(tree: Tree, inside: readonly Interval[]): number[] | null {
  const { root } = tree
  const isAll = root !== undefined && inside.some(({ first, last }) => first <= root.first && last >= root.last)
  return isAll ? null : tree.zonesIn(inside)
}

/** Areas of these intervals that lie below a commune: a list of their own needs their ids too. Null: none does. */
export function areasBelowZones(tree: Tree, inside: readonly Interval[]): number[] | null {
  const places = tree.inside(inside)
  const holdsZones = places.some(({ id, zoneId }) => id === zoneId)
  return holdsZones ? null : places.map(({ id }) => id)
}

/** Up to this many communes are asked one by one, each by its index; above it the list of the whole city is walked. */
const fewZones = 90

/**
 * The first rows of a list that is ordered in each commune by an index: with few communes the first of each are merged, with
 * all or many the city's own order is walked. Nothing is counted, and no more is read than a page of each.
 */
export function firstRows(
  zones: number[] | null,
  {
    from,
    by,
    key,
    limit,
  }: { from: (where: RawBuilder<unknown>) => RawBuilder<unknown>; by: RawBuilder<unknown>; key: string; limit: number },
): RawBuilder<unknown> {
  const zone = sql.ref(key)
  if (zones === null) return sql`${from(sql`true`)} order by ${by} limit ${limit}`
  if (zones.length > fewZones) return sql`${from(sql`${zone} = any(${zones}::int[])`)} order by ${by} limit ${limit}`
  return sql`
    select found.* from unnest(${zones}::int[]) as asked (zone)
    cross join lateral (${from(sql`${zone} = asked.zone`)} order by ${by} limit ${limit}) as found`
}
