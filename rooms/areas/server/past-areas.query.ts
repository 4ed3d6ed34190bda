import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import './areas.tables.ts'

/** An area of today and one that it took over whole, over one or more reforms. */
export interface PastArea {
  readonly areaId: number
  readonly pastId: number
}

/**
 * Areas that areas took over whole: their history is the successor's to read. Of an area that was split nobody inherits
 * it; the areas above, inside which it still lies, go on seeing it.
 */
export async function wholePastOf(db: Db | Trx, areaIds: readonly number[]): Promise<PastArea[]> {
  if (areaIds.length === 0) return []
  const { rows } = await sql<PastArea>`
    with recursive past (area_id, past_id) as (
      select new_id, old_id from area_successions where new_id = any(${areaIds}::int[]) and part = 'whole'
      union
      select past.area_id, old_id from past join area_successions on new_id = past.past_id and part = 'whole')
    select area_id as "areaId", past_id as "pastId" from past order by 1, 2`.execute(db)
  return rows
}
