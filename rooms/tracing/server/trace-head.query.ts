import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'

/** What a change of a trace needs to know of it. */
export interface StandingTrace {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly askedAt: Instant
  readonly staleAt: Instant | null
  readonly replacedBy: string | null
  readonly issuedAt: Instant | null
  readonly closedAt: Instant | null
}

/** A trace by id, locked for change. */
export async function traceForUpdate(trx: Trx, id: string): Promise<StandingTrace | undefined> {
  const { rows } = await sql<StandingTrace>`
    select id, zone_id as "zoneId", area_id as "areaId", asked_at as "askedAt", stale_at as "staleAt",
           replaced_by as "replacedBy", issued_at as "issuedAt", closed_at as "closedAt"
    from traces where id = ${id} for update`.execute(trx)
  return rows[0]
}
