import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import { type Asking, may } from '#platform/server'
import type { DecisionLine } from '../domain/index.ts'
import type { StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'

interface Row extends Omit<DecisionLine, 'basis' | 'appeals' | 'mayJudge'> {
  readonly basisKey: string | null
  readonly documentNumber: string | null
  readonly officerId: string
  readonly postId: string
  readonly decidedAt: Instant
  readonly complainBy: Day
}

type AppealRow = DecisionLine['appeals'][number] & { readonly decisionId: string }

/** Decisions of an order with who made them and the complaints about them, oldest first. */
export async function decisionsOf(asking: Asking, order: StoredOrder): Promise<DecisionLine[]> {
  const { rows } = await sql<Row>`
    select decided.id, decided.kind, decided.decided_at as "decidedAt", coalesce(officers.name, '') as by,
           coalesce(posts.title, '') as post, decided.basis_key as "basisKey", decided.document_id as "documentId",
           documents.number as "documentNumber", ground, reason, alternative, last_day_before as "lastDayBefore",
           decided.last_day as "lastDay", complain_by as "complainBy", decided.officer_id as "officerId",
           decided.post_id as "postId"
    from isolation_decisions as decided
    left join officers on officers.id = decided.officer_id
    left join posts on posts.id = decided.post_id
    left join documents on documents.id = decided.document_id
    where decided.order_id = ${order.id} order by decided.decided_at, decided.id`.execute(asking.db)
  const [appeals, { bases }] = await Promise.all([appealsOf(asking, order.id), policyOf(asking.profile)])
  const mayJudgeHere = may(asking.actor, 'quarantine.judge-appeals', order.areaId, asking.tree)
  return rows.map(({ basisKey, documentNumber, officerId, postId, ...row }) => {
    const law = bases.find(({ key }) => key === basisKey)?.title ?? null
    const isOwn = officerId === asking.actor.officerId || asking.actor.scopes.some((scope) => scope.postId === postId)
    return {
      ...row,
      basis: [law, documentNumber].filter((part) => part !== null).join('; ') || null,
      appeals: appeals.filter(({ decisionId }) => decisionId === row.id).map(({ decisionId: _, ...appeal }) => appeal),
      mayJudge: mayJudgeHere && !isOwn,
    }
  })
}

async function appealsOf({ db }: Asking, orderId: string): Promise<AppealRow[]> {
  const { rows } = await sql<AppealRow>`
    select isolation_appeals.id, decision_id as "decisionId", filed_at as "filedAt", is_late as "isLate",
           resolve_by as "resolveBy", resolved_at as "resolvedAt", outcome, reason, officers.name as judge
    from isolation_appeals left join officers on officers.id = judge_officer_id
    where order_id = ${orderId} order by filed_at`.execute(db)
  return rows
}
