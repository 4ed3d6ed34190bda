import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import type { Tree } from '../territory/territory.ts'
import { isAboveZones, sumsHoldFor } from './sums-above.ts'

/** A day's count of one indicator. */
export interface DayCount {
  readonly indicator: string
  readonly day: Day
  readonly value: number
}

/** Which counters of which area, for the days `from`–`to`, both included. */
export interface CountQuestion {
  readonly areaId: number
  readonly indicators: readonly string[]
  readonly from: Day
  readonly to: Day
}

/**
 * Counts of an area, any level, for the days `from`–`to` (both included). Days without facts are absent.
 * A parent is the sum over its interval; a place below commune level is counted where its facts arrived.
 */
export async function countsOfArea(db: Db | Trx, tree: Tree, question: CountQuestion): Promise<DayCount[]> {
  const place = tree.get(question.areaId)
  if (isAboveZones(tree, place.id) && (await sumsHoldFor(db, tree))) return countsAbove(db, question)
  const isBelowZone = place.zoneId !== place.id
  const table = isBelowZone ? 'tallies_below' : 'tallies'
  const within = isBelowZone ? sql`and area_id = any(${tree.inside([place]).map((p) => p.id)}::int[])` : sql``
  const { rows } = await sql<DayCount>`
    select indicator, day, sum(value)::bigint as value from ${sql.table(table)}
    where indicator = any(${question.indicators}::text[]) and day between ${question.from} and ${question.to}
      and zone_id = any(${tree.zonesIn([place])}::int[]) ${within}
    group by indicator, day order by indicator, day`.execute(db)
  return rows
}

/** The kept sums of a district or a city: as many rows as days. */
async function countsAbove(db: Db | Trx, { areaId, indicators, from, to }: CountQuestion): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select indicator, day, value from tallies_above
    where area_id = ${areaId} and indicator = any(${indicators}::text[]) and day between ${from} and ${to}
    order by indicator, day`.execute(db)
  return rows
}
