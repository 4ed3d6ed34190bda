import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { deciderOf } from '#rooms/access/server'
import { type DecideIsolation, decideIsolation, judgeRoom, QUARANTINE } from '../domain/index.ts'
import { keepDecision } from './decisions.store.ts'
import { isolate } from './isolate-person.ts'
import { changeOrder, holdOrder, type StoredOrder } from './orders.store.ts'
import { lockPlace, peopleIn } from './places.store.ts'

type Item = Work<DecideIsolation>

/** Decides a proposal (SG-08): isolation in a place, or none. Home has its own request. */
export const decideIsolationIntent = defineIntent<DecideIsolation>({
  contract: decideIsolation,
  area: 'handler',
  handle: oneByOne(async (work: Item, step: Step) => {
    const held = await holdOrder(work, step, { orderId: work.payload.orderId, permission: 'quarantine.decide' })
    if ('refusal' in held) return reject(held.refusal)
    const { order } = held
    const who = deciderOf(work, step, 'quarantine.decide', order.areaId)
    if ('refusal' in who) return reject(QUARANTINE.HUMAN_DECIDES)
    if (order.state !== 'proposed') return reject(QUARANTINE.NOT_PROPOSED)
    if (work.payload.decision === 'decline') return decline({ work, step, order, decider: who.decider })
    if (order.homeAsked) return reject(QUARANTINE.HOME_APART)
    const room = await roomFor(work, step)
    if ('refusal' in room) return reject(room.refusal)
    const done = await isolate(step, {
      order,
      setting: 'concentrated',
      told: work.payload,
      decider: who.decider,
      decisionId: work.id,
      ...room,
    })
    if ('refusal' in done) return reject(done.refusal)
    return accept(done.facts, { decisionId: work.id, lastDay: done.lastDay })
  }),
})

async function decline({
  work,
  step,
  order,
  decider,
}: {
  work: Item
  step: Step
  order: StoredOrder
  decider: { officerId: string; postId: string }
}) {
  await changeOrder(step.trx, order, { state: 'declined', decided_at: step.now })
  const { reason, basisKey, documentId } = work.payload
  await keepDecision(step, order, { id: work.id, kind: 'decline', decider, reason, basisKey, documentId })
  const { areaId, id: subjectId } = order
  return accept([{ type: 'isolation-declined', areaId, subjectId, data: {}, live: ['quarantine'] }], {
    decisionId: work.id,
    lastDay: null,
  })
}

type Room = { readonly placeId: string; readonly overReason: string | null }

/** Room in the place: locked, so that two decisions at once cannot share its last bed (QUA-01). */
async function roomFor(work: Item, step: Step): Promise<Room | { readonly refusal: Refusal }> {
  const { placeId, overReason } = work.payload
  const place = placeId === undefined ? undefined : await lockPlace(step.trx, placeId)
  if (!place) return { refusal: refuse(QUARANTINE.PLACE_UNKNOWN, { field: 'placeId' }) }
  const people = (await peopleIn(step.trx, [place.id], step.now)).get(place.id) ?? 0
  const room = judgeRoom({ ...place, people }, 1, overReason)
  if (!room.ok) return room
  return { placeId: place.id, overReason: room.value.isOver ? (overReason ?? null) : null }
}
