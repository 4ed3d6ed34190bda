import { type Parsed, parsed, refuse, toInstant } from '#kit'
import { ACCESS, type Step } from '#platform/server'
import {
  type Appeal,
  acceptAppeal,
  acceptFor,
  fileAppeal,
  fileFor,
  fromVnd,
  refundOf,
  resolveAppeal,
  resolveFor,
} from '../domain/index.ts'
import { changeDossiers, postOf, type Stepped } from './change-dossiers.ts'
import { holdAppeals } from './dossiers.store.ts'

/** Khiếu nại is taken in. */
export const fileAppealIntent = changeDossiers({
  contract: fileAppeal,
  judge: (dossier, { work, ground }) => {
    const { words, filedAt, obstacle } = work.payload
    const at = filedAt === undefined ? work.occurredAt : toInstant(filedAt)
    const filed = fileFor(dossier, { id: work.id, at, obstacle: obstacle ?? null }, ground)
    if (!filed.ok) return filed
    const { appeal, ...moved } = filed.value
    return parsed({
      ...moved,
      fact: { type: 'violation-appealed', data: { appealId: appeal.id, acceptBy: appeal.acceptBy } },
      result: { appealId: appeal.id, acceptBy: appeal.acceptBy },
      seal: [{ kind: 'appeal', text: words }],
      appeals: [appeal],
    })
  },
})

/** The dossiers that appeals are about. */
async function dossiersOf(payloads: readonly { readonly appealId: string }[], step: Step) {
  const appeals = await holdAppeals(
    step.trx,
    payloads.map(({ appealId }) => appealId),
  )
  return payloads.map(({ appealId }) => appeals.get(appealId)?.violationId)
}

/** The appeal as the intents before left it. */
async function appealOf(appealId: string, step: Step): Promise<Parsed<Appeal>> {
  const appeal = (await holdAppeals(step.trx, [appealId])).get(appealId)
  return appeal ? parsed(appeal) : { ok: false, refusal: refuse(ACCESS.NOT_FOUND, { field: 'appealId' }) }
}

/** Thụ lý. */
export const acceptAppealIntent = changeDossiers({
  contract: acceptAppeal,
  dossierIds: dossiersOf,
  judge: async (dossier, judging): Promise<Parsed<Stepped>> => {
    const { work, step, ground } = judging
    const { appealId, isAccepted, reason } = work.payload
    const appeal = await appealOf(appealId, step)
    if (!appeal.ok) return appeal
    const judge = { officerId: work.actor.officerId, postId: postOf(judging, 'violations.judge-appeals', dossier) }
    const asked = { isAccepted, reason: reason ?? null, judge }
    const accepted = acceptFor({ appeal: appeal.value, dossier }, asked, ground)
    if (!accepted.ok) return accepted
    const { appeal: after, ...moved } = accepted.value
    return parsed({
      ...moved,
      fact: { type: isAccepted ? 'violation-appeal-accepted' : 'violation-appeal-rejected', data: { appealId } },
      result: { resolveBy: after.resolveBy },
      appeals: [after],
    })
  },
})

/** Giải quyết. */
export const resolveAppealIntent = changeDossiers({
  contract: resolveAppeal,
  dossierIds: dossiersOf,
  judge: async (dossier, judging): Promise<Parsed<Stepped>> => {
    const { work, step, ground } = judging
    const appeal = await appealOf(work.payload.appealId, step)
    if (!appeal.ok) return appeal
    const judge = { officerId: work.actor.officerId, postId: postOf(judging, 'violations.judge-appeals', dossier) }
    const resolved = resolveFor({ appeal: appeal.value, dossier }, { ...work.payload, judge }, ground)
    if (!resolved.ok) return resolved
    const { appeal: after, ...moved } = resolved.value
    return parsed({
      ...moved,
      fact: {
        type: 'violation-appeal-resolved',
        data: { appealId: after.id, outcome: after.outcome, amount: Number(after.amountAfter ?? 0n) },
      },
      result: { amount: fromVnd(after.amountAfter), refund: fromVnd(refundOf(moved.dossier)) },
      appeals: [after],
    })
  },
})
