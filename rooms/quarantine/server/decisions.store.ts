import type { Day } from '#kit'
import { addDays } from '#kit'
import type { Step } from '#platform/server'
import type { Decider } from '#rooms/access/server'
import type { DecisionKind } from '../domain/index.ts'
import type { StoredOrder } from './orders.store.ts'
import { dayIn, policyOf } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'

/** What was decided, by whom, on which ground. */
export interface NewDecision {
  readonly id: string
  readonly kind: DecisionKind
  readonly decider: Decider
  readonly basisKey?: string | undefined
  readonly documentId?: string | undefined
  readonly ground?: string | undefined
  readonly reason: string
  readonly alternative?: string | undefined
  readonly before?: Day | null
  readonly after?: Day | null
}

/** Keeps a decision with the last day on which it may be complained about (SG-07). */
export async function keepDecision(step: Step, order: StoredOrder, decision: NewDecision): Promise<void> {
  const { clocks } = await policyOf(step.profile)
  const today = dayIn(step.profile, step.now)
  await step.trx
    .insertInto('isolation_decisions')
    .values({
      zone_id: order.zoneId,
      id: decision.id,
      order_id: order.id,
      kind: decision.kind,
      decided_at: step.now,
      decided_on: today,
      officer_id: decision.decider.officerId,
      post_id: decision.decider.postId,
      basis_key: decision.basisKey ?? null,
      document_id: decision.documentId ?? null,
      ground: decision.ground ?? null,
      reason: decision.reason,
      alternative: decision.alternative ?? null,
      last_day_before: decision.before ?? null,
      last_day: decision.after ?? null,
      complain_by: addDays(today, clocks.appealDays),
    })
    .execute()
}
