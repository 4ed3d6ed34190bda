import { sql } from 'kysely'
import { type Day, dayOf, type Instant, startOfDay } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { AreaLevel } from '#rooms/areas/domain'
import { delegationsOn } from '#rooms/bodies/server'
import type { Delegation, Power } from '../domain/index.ts'

/** A delegation as the register keeps it, with who made it. */
export interface KeptDelegation extends Delegation {
  readonly documentId: string
  readonly madeBy: string
  readonly madeAt: Instant
  readonly revokedReason: string | null
}

/** All of the register, the newest first; `basisHolds` at the moment asked about. */
export async function keptDelegations(db: Db | Trx, at: Instant): Promise<KeptDelegation[]> {
  const { rows } = await sql<KeptDelegation>`
    select kept.id, power, from_area_id as "fromAreaId", to_area_id as "toAreaId", to_level as "toLevel", scope,
           from_at as "fromAt", to_at as "toAt", revoked_at as "revokedAt", revoked_reason as "revokedReason",
           document_id as "documentId", made_by as "madeBy", made_at as "madeAt",
           coalesce(documents.state = 'issued' and documents.effective_from <= ${at}
             and coalesce(least(documents.ended_at, coalesce(documents.effective_to, documents.review_at)) > ${at}, true),
             false) as "basisHolds"
    from level_delegations kept left join documents on documents.id = kept.document_id
    order by from_at desc, kept.id`.execute(db)
  return rows
}

const powers: readonly Power[] = ['epidemic-level', 'area-measures']

/**
 * Every power over levels that was handed down and may hold at a moment: the register of this room, and what documents hand
 * down to a whole level of units (DOC-07), which stands in the room of bodies as long as the document holds.
 */
export async function delegationsAt(
  db: Db | Trx,
  at: Instant,
  where: { readonly rootId: number; readonly offsetMinutes: number },
): Promise<Delegation[]> {
  const byDocuments = await delegationsOn(db, powers, dayOf(at, where.offsetMinutes))
  const general = byDocuments.map(
    ({ id, decisionType, level, validFrom, validTo }): Delegation => ({
      id,
      power: decisionType as Power,
      fromAreaId: where.rootId,
      toAreaId: null,
      toLevel: level as AreaLevel,
      scope: null,
      fromAt: startOfDay(validFrom as Day, where.offsetMinutes),
      toAt: startOfDay((validTo ?? '9999-01-01') as Day, where.offsetMinutes),
      revokedAt: null,
      basisHolds: true,
    }),
  )
  return [...(await keptDelegations(db, at)), ...general]
}
