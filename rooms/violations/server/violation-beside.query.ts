import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, may } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type Appeal, type Dossier, fromVnd, judgeTheJudge, type ViolationPage } from '../domain/index.ts'
import { toAppeal } from './dossiers.store.ts'

/** Appeals of a dossier, the newest first. */
export async function appealsOf({ db }: Pick<Asking, 'db'>, violationId: string): Promise<Appeal[]> {
  const { rows } = await sql`
    select * from violation_appeals where violation_id = ${violationId} order by filed_at desc, id desc`.execute(db)
  return rows.map(toAppeal)
}

/** People by id, as pages name them. */
export type Named = (officerId: string | null) => { officerId: string; name: string } | null

/** Looks the names of officers up. */
export async function namesOf({ db }: Pick<Asking, 'db'>, ids: readonly (string | null)[]): Promise<Named> {
  const names = await officerNames(db, ids)
  return (officerId) => (officerId === null ? null : { officerId, name: names.get(officerId) ?? '' })
}

/** Payments of a dossier, the newest first. */
export async function paymentsOf(asking: Asking, violationId: string): Promise<ViolationPage['payments']> {
  const { rows } = await sql<{
    id: string
    amount: string
    paidAt: Instant
    receipt: string
    officerId: string | null
  }>`
    select id, amount::text as amount, paid_at as "paidAt", receipt, officer_id as "officerId"
    from violation_payments where violation_id = ${violationId} order by paid_at desc, id desc`.execute(asking.db)
  const named = await namesOf(
    asking,
    rows.map((row) => row.officerId),
  )
  return rows.map(({ officerId, ...row }) => ({ ...row, by: named(officerId) }))
}

interface ReliefRow extends Omit<ViolationPage['reliefs'][number], 'by'> {
  readonly officerId: string | null
}

/** Requests for relief and what was granted, the newest first. */
export async function reliefsOf(asking: Asking, violationId: string): Promise<ViolationPage['reliefs']> {
  const { rows } = await sql<ReliefRow>`
    select id, kind, asked_at as "askedAt", granted_at as "grantedAt", amount::text as amount, until_on as until,
           instalments, reason, officer_id as "officerId"
    from violation_reliefs where violation_id = ${violationId}
    order by coalesce(granted_at, asked_at) desc, id desc`.execute(asking.db)
  const named = await namesOf(
    asking,
    rows.map((row) => row.officerId),
  )
  return rows.map(({ officerId, ...row }) => ({ ...row, by: named(officerId) }))
}

/** Appeals as the page shows them. */
export async function appealViews(
  asking: Asking,
  dossier: Dossier,
  appeals: readonly Appeal[],
): Promise<ViolationPage['appeals']> {
  const named = await namesOf(
    asking,
    appeals.map(({ judgeId }) => judgeId),
  )
  const { actor, tree } = asking
  const isAllowed = may(actor, 'violations.judge-appeals', dossier.areaId, tree)
  const isOther = judgeTheJudge(dossier, { officerId: actor.officerId, postId: null }) === null
  return appeals.map((appeal) => ({
    id: appeal.id,
    filedAt: appeal.filedAt,
    isLate: appeal.isLate,
    state: appeal.state,
    acceptBy: appeal.acceptBy,
    acceptedAt: appeal.acceptedAt,
    resolveBy: appeal.resolveBy,
    resolvedAt: appeal.resolvedAt,
    outcome: appeal.outcome,
    amountBefore: fromVnd(appeal.amountBefore),
    amountAfter: fromVnd(appeal.amountAfter),
    reason: appeal.reason,
    judge: named(appeal.judgeId),
    canJudge: isAllowed && isOther && (appeal.state === 'filed' || appeal.state === 'accepted'),
  }))
}
