import { sql } from 'kysely'
import type { Instant } from '#kit'
import {
  accept,
  allowed,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import { deciderOf } from '#rooms/access/server'
import { PASSES, type WithdrawPermits, withdrawPermits } from '../domain/index.ts'
import { permitsByIds, type StoredPermit } from './permits.store.ts'
import { withdrawPasses } from './withdraw-passes.ts'

/** `passes.withdraw-permits`: all or none. */
export const withdrawPermitsIntent = defineIntent({
  contract: withdrawPermits,
  area: 'handler',
  handle: oneByOne(async (work: Work<WithdrawPermits>, step) => {
    const { permitIds, reason } = work.payload
    const known = await permitsByIds(step.trx, permitIds)
    const permits: StoredPermit[] = []
    for (const [index, id] of permitIds.entries()) {
      const permit = known.get(id)
      const problem = permit ? problemWith(permit, work, step) : PASSES.NO_SUCH_PERMIT
      if (problem || !permit) return reject(problem ?? PASSES.NO_SUCH_PERMIT, { field: `permitIds.${index}` })
      permits.push(permit)
    }
    const decided = deciderOf(work, step, withdrawPermits.permission, permits[0]?.areaId ?? 0)
    if ('refusal' in decided) return reject(decided.refusal)
    await endPermits(step.trx, permits, { at: step.now, by: decided.decider.officerId, reason })
    return accept(permits.map((permit) => withdrawnFact(permit, 'by-hand')))
  }),
})

function problemWith(permit: StoredPermit, work: Work<WithdrawPermits>, step: Step) {
  const refusal = allowed(work, step, withdrawPermits.permission, permit.areaId, 'passes.read')
  if (refusal) return refusal
  if (permit.withdrawnAt !== null) return PASSES.DONE_ALREADY
  return permit.until <= step.now ? PASSES.EXPIRED_ALREADY : null
}

/** Marks permits as withdrawn and puts their codes among those that hold no more. */
export async function endPermits(
  trx: Trx,
  permits: readonly StoredPermit[],
  { at, by, reason }: { at: Instant; by: string | null; reason: string },
): Promise<void> {
  await sql`
    update travel_permits set withdrawn_at = ${at}, withdrawn_by = ${by}, withdraw_reason = ${reason}
    where id = any(${permits.map(({ id }) => id)}::uuid[]) and withdrawn_at is null`.execute(trx)
  await withdrawPasses(
    trx,
    permits.map(({ id, until }) => ({ id, kind: 'permit' as const, until, reason: 'permit' })),
    at,
  )
}

/** What is told of a permit that holds no more: by a person, or because its directive ended. */
export function withdrawnFact(
  { areaId, id, documentId, kind }: StoredPermit,
  how: 'by-hand' | 'directive-ended',
): Fact {
  return { type: 'permit-withdrawn', areaId, subjectId: id, documentId, data: { kind, how }, live: ['passes'] }
}
