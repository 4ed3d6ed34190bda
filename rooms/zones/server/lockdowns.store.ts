import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import type { LockdownGround, LockdownTerm, Regime, Scope } from '../domain/index.ts'
import type {} from './zones.tables.ts'

/** A lockdown point as this room reads it. */
export interface LockdownRow extends LockdownTerm {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly regime: Regime
  readonly scope: Scope
  readonly place: string
  readonly boundary: string | null
  readonly reason: string
  readonly smallestReason: string | null
  readonly residents: number | null
  readonly householdIds: readonly string[]
  readonly caseIds: readonly string[]
  readonly clusterId: string | null
  readonly supplier: string | null
  readonly supplyDays: number | null
  readonly guardPostId: string | null
  readonly guardPeople: number | null
  readonly source: string | null
  readonly documentId: string | null
  readonly proposedAt: Instant
  readonly proposedBy: string | null
  readonly dismissReason: string | null
  readonly liftReason: string | null
  readonly openedAt: Instant | null
}

/** When the document that a point stands on ends, wherever it was put in force; one that never was leaves nothing to stand on. */
const groundEnd = sql`coalesce((select max(coalesce(ground.to_at, ground.review_at)) from in_force ground
  where ground.document_id = l.document_id and ground.kind = 'directive'), l.starts_at)`

/** The first moment at which a decided point binds nobody any more; as `lockdownEnd` in the domain. Null: not decided. */
export const endOfLockdown = sql`case when l.decided_at is null then null else least(l.ends_at, l.review_at, l.lifted_at, ${groundEnd}) end`

/** The columns of a {@link LockdownRow}, for statements that select from `lockdowns l`. */
export const lockdownColumns = sql`l.id, l.zone_id as "zoneId", l.area_id as "areaId", l.regime, l.scope, l.place, l.boundary,
  l.reason, l.smallest_reason as "smallestReason", l.residents, l.household_ids as "householdIds", l.case_ids as "caseIds",
  l.cluster_id as "clusterId", l.supplier, l.supply_days as "supplyDays", l.guard_post_id as "guardPostId",
  l.guard_people as "guardPeople", l.source, l.document_id as "documentId", l.starts_at as "startsAt", l.ends_at as "endsAt",
  l.review_at as "reviewAt", l.proposed_at as "proposedAt", l.proposed_by as "proposedBy", l.dismissed_at as "dismissedAt",
  l.dismiss_reason as "dismissReason", l.decided_at is not null as "isDecided", l.lifted_at as "liftedAt",
  l.lift_reason as "liftReason", l.opened_at as "openedAt",
  case when l.decided_at is null then null else ${groundEnd} end as "groundEndsAt"`

/** One point; undefined: unknown. */
export async function readLockdown(db: Db | Trx, id: string): Promise<LockdownRow | undefined> {
  const { rows } = await sql<LockdownRow>`select ${lockdownColumns} from lockdowns l where l.id = ${id}`.execute(db)
  return rows[0]
}

/** Takes a point for a change: whoever comes next waits. */
export async function lockLockdown(trx: Trx, id: string): Promise<LockdownRow | undefined> {
  await sql`select 1 from lockdowns where id = ${id} for update`.execute(trx)
  return readLockdown(trx, id)
}

/** The document as it is in force in an area, put there or above; undefined: it is not. */
export async function groundOf(
  trx: Trx,
  tree: Tree,
  { areaId, documentId }: { readonly areaId: number; readonly documentId: string | undefined },
): Promise<LockdownGround | undefined> {
  if (documentId === undefined) return undefined
  const path = tree.upward(areaId).map(({ id }) => id)
  const { rows } = await sql<{ fromAt: Instant | null; endsAt: Instant | null }>`
    select min(from_at) as "fromAt", max(coalesce(to_at, review_at)) as "endsAt" from in_force
    where document_id = ${documentId} and kind = 'directive' and area_id = any(${path}::int[])`.execute(trx)
  const found = rows[0]
  return found?.fromAt ? { fromAt: found.fromAt, endsAt: found.endsAt } : undefined
}

/** The ids under which the decisions of a point stand in what is in force. */
export async function decisionIdsOf(trx: Trx, lockdownId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from lockdown_decisions where lockdown_id = ${lockdownId} and kind <> 'lift'`.execute(trx)
  return rows.map(({ id }) => id)
}
