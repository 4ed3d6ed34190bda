import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** A post as it is kept. */
export interface CheckpointRow {
  readonly id: string
  readonly areaId: number
  readonly pastAreaIds: readonly number[]
  readonly kind: string
  readonly number: number | null
  readonly name: string
  readonly place: string | null
  readonly layer: number | null
  readonly teamId: string | null
  readonly siteId: string | null
  readonly betweenA: number | null
  readonly betweenB: number | null
  readonly note: string | null
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly closeReason: string | null
}

/** The columns of {@link CheckpointRow}. */
export const checkpointColumns = sql.raw(`checkpoints.id, checkpoints.area_id as "areaId",
  checkpoints.past_area_ids as "pastAreaIds", checkpoints.kind, checkpoints.number, checkpoints.name, checkpoints.place,
  checkpoints.layer, checkpoints.team_id as "teamId", checkpoints.site_id as "siteId", checkpoints.between_a as "betweenA",
  checkpoints.between_b as "betweenB", checkpoints.note, checkpoints.opened_at as "openedAt",
  checkpoints.closed_at as "closedAt", checkpoints.close_reason as "closeReason"`)

/** Posts by id; unknown ids are absent. */
export async function checkpointsByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, CheckpointRow>> {
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The same, held until the transaction ends: whoever changes the roster of a post waits for its turn. */
export async function holdCheckpoints(trx: Trx, ids: readonly string[]): Promise<Map<string, CheckpointRow>> {
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints where id = any(${[...new Set(ids)]}::uuid[])
    order by id for no key update`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Names of posts by id; for answers to people. */
export async function checkpointNames(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await checkpointsByIds(db, ids))].map(([id, { name }]) => [id, name]))
}
