import { parsed } from '#kit'
import { decideFor, decideViolation, fromVnd, numberOf, referFor, referViolation, toVnd } from '../domain/index.ts'
import { changeDossiers } from './change-dossiers.ts'
import { nextDecisionNumber } from './decision-numbers.store.ts'
import { holdsOrder } from './holds-order.query.ts'
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
    const isOrderInForce = await holdsOrder({ db: step.trx, tree: step.tree }, dossier)
    const asked = {
      verdict: payload.verdict,
      amount: payload.amount === undefined ? null : toVnd(payload.amount),
      factors: payload.factors ?? null,
      reason: payload.reason ?? null,
      number: payload.decisionNumber ?? '',
    }
    const moved = decideFor(dossier, asked, { signer, isOrderInForce, ground })
    if (!moved.ok) return moved
    const { decidedAmount, serveBy } = moved.value.dossier
    const decisionNumber = payload.decisionNumber ?? (await nextDecisionNumber(step.trx, dossier, ground))
    return parsed({
      ...moved.value,
      dossier: { ...moved.value.dossier, decisionNumber },
      fact: { type: 'violation-decided', data: { verdict: asked.verdict, amount: Number(decidedAmount ?? 0n) } },
      result: { number: numberOf(dossier), decisionNumber, amount: fromVnd(decidedAmount), serveBy },
    })
  },
})

/** Chuyển cơ quan điều tra. */
export const referViolationIntent = changeDossiers({
  contract: referViolation,
  judge: (dossier, { work, ground }) => {
    const { article, reason } = work.payload
    const moved = referFor(dossier, { article, reason, officerId: work.actor.officerId }, ground)
    return moved.ok ? parsed({ ...moved.value, fact: { type: 'violation-referred', data: { article } } }) : moved
  },
})
