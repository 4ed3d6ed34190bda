import { addMinutes, type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type Decider, deciderOf } from '#rooms/access/server'
import {
  type ChecklistItem,
  checklistFor,
  type DecideHome,
  decideHome,
  judgeHome,
  judgeHomePolicy,
  QUARANTINE,
} from '../domain/index.ts'
import { keepDecision } from './decisions.store.ts'
import { isolate } from './isolate-person.ts'
import { judgeCompetence } from './judge-basis.ts'
import { changeOrder, holdOrder, type StoredOrder } from './orders.store.ts'
import { bookOf, codesAbove, dayIn, policyOf } from './policy-of-house.ts'

type Item = Work<DecideHome>
type Deciding = { readonly work: Item; readonly step: Step; readonly order: StoredOrder; readonly decider: Decider }

/** Allows or refuses home isolation: by the level that is competent that day, on the checklist, never on what neighbours say (QUA-03). */
export const decideHomeIntent = defineIntent<DecideHome>({
  contract: decideHome,
  area: 'handler',
  handle: oneByOne(async (work: Item, step: Step) => {
    const held = await holdOrder(work, step, { orderId: work.payload.orderId, permission: 'quarantine.decide' })
    if ('refusal' in held) return reject(held.refusal)
    const { order } = held
    const who = deciderOf(work, step, 'quarantine.decide', order.areaId)
    if ('refusal' in who) return reject(QUARANTINE.HUMAN_DECIDES)
    if (order.state !== 'proposed' || !order.homeAsked) return reject(QUARANTINE.NOT_PROPOSED)
    const { postId } = who.decider
    const decisionType = order.class === 'F0' ? 'home-treatment' : 'home-quarantine'
    const incompetent = await judgeCompetence(step, work.actor, { postId, decisionType })
    if (incompetent) return reject(incompetent)
    const deciding = { work, step, order, decider: who.decider }
    return work.payload.decision === 'allow' ? allow(deciding) : turnDown(deciding)
  }),
})

async function allow({ work, step, order, decider }: Deciding) {
  const refusal = await judgeHomeOf(step, order)
  if (refusal) return reject(refusal)
  const done = await isolate(step, {
    order,
    setting: 'home',
    told: work.payload,
    decider,
    decisionId: work.id,
    placeId: null,
    overReason: null,
  })
  if ('refusal' in done) return reject(done.refusal)
  return accept(done.facts, { decisionId: work.id, lastDay: done.lastDay })
}

/** Policy on the day of the decision, then the home itself. */
async function judgeHomeOf(step: Step, order: StoredOrder): Promise<Refusal | null> {
  const of = order.class === 'F0' ? 'F0' : 'F1'
  const policy = await policyOf(step.profile)
  const areaCodes = await codesAbove(bookOf(step), order.areaId)
  const allowed = judgeHomePolicy(policy, { class: of, on: dayIn(step.profile, step.now), areaCodes })
  if (!allowed.ok) return allowed.refusal
  const judged = judgeHome(checklistFor(policy, of), order.homeAnswers ?? {})
  const named = (items: readonly ChecklistItem[]) => ({
    params: { items: items.map(({ title }) => title.vi).join('; ') },
  })
  if (judged.missing.length > 0) return refuse(QUARANTINE.NOT_ELIGIBLE, named(judged.missing))
  return judged.open.length > 0 ? refuse(QUARANTINE.CHECKLIST_OPEN, named(judged.open)) : null
}

/** A refusal gives its reason and what is offered instead; a contact waits for a place then, a case is looked after elsewhere. */
async function turnDown({ work, step, order, decider }: Deciding) {
  const { alternative, reason, basisKey, documentId } = work.payload
  if (alternative === undefined) return reject(QUARANTINE.ALTERNATIVE_NEEDED, { field: 'alternative' })
  const { clocks } = await policyOf(step.profile)
  const dueAt = addMinutes(step.now, clocks.decideProposalHours * 60)
  const goesOn = order.class === 'F1'
  await changeOrder(step.trx, order, {
    home_asked: false,
    ...(goesOn ? { setting: 'concentrated', due_at: dueAt } : { state: 'declined', decided_at: step.now }),
  })
  const decision = { id: work.id, kind: 'refuse-home' as const, decider, reason, alternative, basisKey, documentId }
  await keepDecision(step, order, decision)
  const fact: Fact = {
    type: 'home-isolation-refused',
    areaId: order.areaId,
    subjectId: order.id,
    data: { class: order.class },
    live: ['quarantine'],
  }
  return accept([fact], { decisionId: work.id, lastDay: null })
}
