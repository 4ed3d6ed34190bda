import { sql } from 'kysely'
import type { Interval } from '#kit'
import type { Db, Trx } from '#platform/server'

/** Open posts of a kind with layers, by area, team and layer. */
export interface LayerCount {
  readonly areaId: number
  readonly teamId: string | null
  readonly layer: number
  readonly count: number
}

/** Guard posts of safe zones by area, team and layer (COM-03): for the room of teams, whose sums they are. Asks no permission. */
export async function layerCounts(db: Db | Trx, { first, last }: Interval): Promise<LayerCount[]> {
  const { rows } = await sql<LayerCount>`
    select area_id as "areaId", team_id as "teamId", layer, count(*)::int as count
    from checkpoints join areas on areas.id = checkpoints.area_id
    where layer is not null and closed_at is null and areas.first between ${first} and ${last}
    group by area_id, team_id, layer order by area_id, layer`.execute(db)
  return rows
}
