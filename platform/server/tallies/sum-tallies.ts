import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import type { Place, Tree } from '../territory/territory.ts'
import { isAboveZones, sumsHoldFor } from './sums-above.ts'

/** Which counters of which areas, summed over the days `from`–`to`, both included. */
export interface SumQuestion {
  readonly areaIds: readonly number[]
  readonly indicators: readonly string[]
  readonly from: Day
  readonly to: Day
}

/** Sums by area, then by indicator; what has none is absent. */
export type AreaSums = ReadonlyMap<number, ReadonlyMap<string, number>>

interface SumRow {
  readonly areaId: number
  readonly indicator: string
  readonly value: number
}

/**
 * Sums of many areas at once, of any levels: as `countsOfArea` for each, in three statements at most and without the days.
 * A table of thirty districts costs what one does.
 */
export async function sumsOfAreas(db: Db | Trx, tree: Tree, question: SumQuestion): Promise<AreaSums> {
  const places = question.areaIds.map((areaId) => tree.get(areaId))
  const hold = await sumsHoldFor(db, tree)
  const kept = places.filter(({ id }) => hold && isAboveZones(tree, id))
  const below = places.filter(({ id, zoneId }) => !isAboveZones(tree, id) && id !== zoneId)
  const others = places.filter((place) => !kept.includes(place) && !below.includes(place))
  const rows = await Promise.all([
    sumsKept(db, kept, question),
    sumsOfZones(db, tree, { places: others, question }),
    sumsBelow(db, tree, { places: below, question }),
  ])
  const byArea = Map.groupBy(rows.flat(), ({ areaId }) => areaId)
  return new Map(
    [...byArea].map(([areaId, some]) => [areaId, new Map(some.map(({ indicator, value }) => [indicator, value]))]),
  )
}

interface Asked {
  readonly places: readonly Place[]
  readonly question: SumQuestion
}

const counted = ({ indicators, from, to }: SumQuestion) =>
  sql`indicator = any(${indicators}::text[]) and day between ${from} and ${to}`

async function sumsKept(db: Db | Trx, places: readonly Place[], question: SumQuestion): Promise<SumRow[]> {
  if (places.length === 0) return []
  const { rows } = await sql<SumRow>`
    select area_id as "areaId", indicator, sum(value)::bigint as value from tallies_above
    where area_id = any(${places.map(({ id }) => id)}::int[]) and ${counted(question)}
    group by area_id, indicator`.execute(db)
  return rows
}

async function sumsOfZones(db: Db | Trx, tree: Tree, { places, question }: Asked): Promise<SumRow[]> {
  if (places.length === 0) return []
  const pairs = places.flatMap((place) => tree.zonesIn([place]).map((zoneId) => [place.id, zoneId] as const))
  const { rows } = await sql<SumRow>`
    select given.area_id as "areaId", indicator, sum(value)::bigint as value
    from unnest(${pairs.map(([id]) => id)}::int[], ${pairs.map(([, zoneId]) => zoneId)}::int[]) as given (area_id, zone_id)
    join tallies on tallies.zone_id = given.zone_id
    where ${counted(question)} group by given.area_id, indicator`.execute(db)
  return rows
}

async function sumsBelow(db: Db | Trx, tree: Tree, { places, question }: Asked): Promise<SumRow[]> {
  if (places.length === 0) return []
  const pairs = places.flatMap((place) => tree.inside([place]).map(({ id, zoneId }) => [place.id, zoneId, id] as const))
  const { rows } = await sql<SumRow>`
    select given.area_id as "areaId", indicator, sum(value)::bigint as value
    from unnest(${pairs.map(([id]) => id)}::int[], ${pairs.map(([, zoneId]) => zoneId)}::int[],
                ${pairs.map(([, , inside]) => inside)}::int[]) as given (area_id, zone_id, inside_id)
    join tallies_below on tallies_below.zone_id = given.zone_id and tallies_below.area_id = given.inside_id
    where ${counted(question)} group by given.area_id, indicator`.execute(db)
  return rows
}
