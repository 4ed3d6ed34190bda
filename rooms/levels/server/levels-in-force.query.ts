import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { Level } from '../domain/index.ts'

/** The level in force in an area at a moment, put on the area itself. */
export interface LevelInForce {
  readonly id: string
  readonly areaId: number
  readonly level: Level
  readonly from: Instant
  readonly reviewAt: Instant | null
}

/** Levels in force by area at a moment; an area on which none was put is absent. */
export async function levelsInForce(
  db: Db | Trx,
  areaIds: readonly number[],
  at: Instant,
): Promise<Map<number, LevelInForce>> {
  const { rows } = await sql<LevelInForce>`
    select distinct on (area_id) id, area_id as "areaId", (data->>'level')::int as level, from_at as "from",
           review_at as "reviewAt"
    from in_force
    where kind = 'level' and area_id = any(${[...areaIds]}::int[]) and from_at <= ${at} and (to_at is null or to_at > ${at})
    order by area_id, from_at desc, id`.execute(db)
  return new Map(rows.map((row) => [row.areaId, row]))
}
