import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { SuccessionEdge } from '../domain/index.ts'
import './areas.tables.ts'

/** Keeps edges; tells how many of them were new. */
export async function saveSuccession(trx: Trx, edges: readonly SuccessionEdge[], source: string): Promise<number> {
  const { rows } = await sql`
    insert into area_successions (old_id, new_id, on_day, part, share, source)
    select old_id, new_id, on_day, part, share, ${source}
    from unnest(${edges.map((edge) => edge.oldId)}::int[], ${edges.map((edge) => edge.newId)}::int[],
                ${edges.map((edge) => edge.on)}::date[], ${edges.map((edge) => edge.part)}::text[],
                ${edges.map((edge) => edge.share)}::real[]) as given (old_id, new_id, on_day, part, share)
    on conflict (old_id, new_id) do nothing
    returning old_id`.execute(trx)
  return rows.length
}

/** Every edge of the history. */
export async function readSuccessionEdges(db: Db | Trx): Promise<SuccessionEdge[]> {
  const { rows } = await sql<SuccessionEdge>`
    select on_day as "on", old_id as "oldId", new_id as "newId", part, share
    from area_successions order by on_day, old_id, new_id`.execute(db)
  return rows
}
