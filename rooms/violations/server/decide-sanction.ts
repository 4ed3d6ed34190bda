import { parsed } from '#kit'
import { inForceIn } from '#rooms/areas/server'
import {
  type Dossier,
  decideFor,
  decideViolation,
  fromVnd,
  numberOf,
  referFor,
  referViolation,
  toVnd,
} from '../domain/index.ts'
import { changeDossiers, type Judging } from './change-dossiers.ts'
import { signerFor } from './signer.query.ts'

/** Quyết định: by the post that is competent for this bracket, today, in this place. */
export const decideViolationIntent = changeDossiers({
  contract: decideViolation,
  judge: async (dossier, judging) => {
    const { work, step, ground } = judging
    const { payload, actor } = work
    const signer = await signerFor(
      { db: step.trx, tree: step.tree, now: step.now },
      { officerId: actor.officerId, areaId: dossier.areaId },
      ground,
    )
    const isOrderInForce = await holds(dossier, judging)
    const asked = {
      verdict: payload.verdict,
      amount: payload.amount === undefined ? null : toVnd(payload.amount),
      factors: payload.factors ?? null,
      reason: payload.reason ?? null,
      number: payload.decisionNumber ?? `${dossier.seq}/QĐ-XPHC`,
    }
    const moved = decideFor(dossier, asked, { signer, isOrderInForce, ground })
    if (!moved.ok) return moved
    const { decidedAmount, serveBy } = moved.value.dossier
    return parsed({
      ...moved.value,
      fact: { type: 'violation-decided', data: { verdict: asked.verdict, amount: Number(decidedAmount ?? 0n) } },
      result: { number: numberOf(dossier), amount: fromVnd(decidedAmount), serveBy },
    })
  },
})

/** Whether the order it stands on held there at the moment of the act, as it is known today (SG-01, SG-05). */
async function holds(
  { inForceId, areaId, actAt }: Dossier,
  { step }: Pick<Judging<unknown>, 'step'>,
): Promise<boolean> {
  if (inForceId === null) return false
  const orders = await inForceIn(step.trx, step.tree, areaId, actAt)
  return orders.some(({ id }) => id === inForceId)
}

/** Chuyển cơ quan điều tra. */
export const referViolationIntent = changeDossiers({
  contract: referViolation,
  judge: (dossier, { work, ground }) => {
    const { article, reason } = work.payload
    const moved = referFor(dossier, { article, reason, officerId: work.actor.officerId }, ground)
    return moved.ok ? parsed({ ...moved.value, fact: { type: 'violation-referred', data: { article } } }) : moved
  },
})
