import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import { type KeptScore, scoresWhere } from './scores.store.ts'

/** The last computation of each day of a period, by unit. */
export async function lastOfPeriod(
  db: Db | Trx,
  of: { readonly from: string; readonly to: string; readonly areaIds?: readonly number[] },
): Promise<Map<number, KeptScore[]>> {
  const rows = await scoresWhere(
    db,
    sql`on_day between ${of.from} and ${of.to}
      ${of.areaIds === undefined ? sql`` : sql`and area_id = any(${[...of.areaIds]}::int[])`}`,
  )
  const last = new Map(rows.map((row) => [`${row.areaId} ${row.day}`, row]))
  return Map.groupBy(last.values(), ({ areaId }) => areaId)
}
