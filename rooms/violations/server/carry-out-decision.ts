import { parsed, toInstant } from '#kit'
import {
  closeFor,
  closeViolation,
  dayIn,
  enforceDecision,
  enforceFor,
  fromVnd,
  interestAt,
  owedOf,
  payFor,
  serveDecision,
  serveFor,
  takePayment,
  toVnd,
} from '../domain/index.ts'
import { changeDossiers } from './change-dossiers.ts'

/** Tống đạt. */
export const serveDecisionIntent = changeDossiers({
  contract: serveDecision,
  judge: (dossier, { work, ground }) => {
    const { servedAt, how } = work.payload
    const at = servedAt === undefined ? work.occurredAt : toInstant(servedAt)
    const moved = serveFor(dossier, { at, how }, ground)
    if (!moved.ok) return moved
    const { complyBy } = moved.value.dossier
    return parsed({ ...moved.value, fact: { type: 'violation-served', data: { complyBy } }, result: { complyBy } })
  },
})

/** A payment. */
export const takePaymentIntent = changeDossiers({
  contract: takePayment,
  judge: (dossier, { work, ground }) => {
    const { payload, id, occurredAt, actor } = work
    const at = payload.paidAt === undefined ? occurredAt : toInstant(payload.paidAt)
    const amount = toVnd(payload.amount)
    const paid = payFor(dossier, { amount, at }, ground)
    if (!paid.ok) return paid
    const { interest, ...moved } = paid.value
    const payment = {
      zoneId: dossier.zoneId,
      id,
      violationId: dossier.id,
      amount,
      interest,
      paidAt: at,
      paidOn: dayIn(ground, at),
      receipt: payload.receipt,
      officerId: actor.officerId,
    }
    const owed = owedOf(moved.dossier)
    const left = interestAt(moved.dossier, at, ground)
    return parsed({
      ...moved,
      fact: { type: 'violation-paid', data: { amount: Number(amount) } },
      result: { paid: fromVnd(moved.dossier.paidAmount), owed: fromVnd(owed), interest: fromVnd(left) },
      payments: [payment],
    })
  },
})

/** Cưỡng chế. */
export const enforceDecisionIntent = changeDossiers({
  contract: enforceDecision,
  judge: (dossier, { work, ground }) => {
    const moved = enforceFor(dossier, { officerId: work.actor.officerId }, ground)
    return moved.ok ? parsed({ ...moved.value, fact: { type: 'violation-enforced' } }) : moved
  },
})

/** Kết thúc. */
export const closeViolationIntent = changeDossiers({
  contract: closeViolation,
  judge: (dossier, { work, ground }) => {
    const moved = closeFor(dossier, work.payload.reason, ground)
    return moved.ok ? parsed({ ...moved.value, fact: { type: 'violation-closed' } }) : moved
  },
})
