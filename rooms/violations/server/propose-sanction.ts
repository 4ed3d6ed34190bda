import { parsed } from '#kit'
import {
  fromVnd,
  handOver,
  type Level,
  proposeFor,
  proposeSanction,
  toVnd,
  transferViolation,
} from '../domain/index.ts'
import { changeDossiers } from './change-dossiers.ts'
import { areaOfLevel } from './signer.query.ts'

/** Trình: the sanction is proposed, and to whom. */
export const proposeSanctionIntent = changeDossiers({
  contract: proposeSanction,
  judge: (dossier, { work, ground }) => {
    const { payload, actor } = work
    const asked = {
      verdict: payload.verdict,
      amount: payload.amount === undefined ? null : toVnd(payload.amount),
      factors: payload.factors,
      reason: payload.reason ?? null,
      isComplex: payload.isComplex,
      by: actor.officerId,
    }
    const moved = proposeFor(dossier, asked, ground)
    if (!moved.ok) return moved
    const { proposedAmount, level, transferTo } = moved.value.dossier
    return parsed({
      ...moved.value,
      fact: { type: 'violation-proposed', data: { verdict: asked.verdict, amount: Number(proposedAmount ?? 0n) } },
      result: { amount: fromVnd(proposedAmount), level, transferTo },
    })
  },
})

/** Chuyển hồ sơ to the level that is competent. */
export const transferViolationIntent = changeDossiers({
  contract: transferViolation,
  judge: async (dossier, { step, ground }) => {
    const to = dossier.transferTo
    const areaId = to === null ? undefined : await areaOfLevel({ db: step.trx, tree: step.tree }, dossier.areaId, to)
    const moved = handOver(dossier, (level: Level) => (level === to ? areaId : undefined), ground)
    if (!moved.ok) return moved
    const { level, levelAreaId, decideBy } = moved.value.dossier
    return parsed({
      ...moved.value,
      fact: { type: 'violation-transferred', data: { level, toAreaId: levelAreaId } },
      result: { level, areaId: levelAreaId, decideBy },
    })
  },
})
