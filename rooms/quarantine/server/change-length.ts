import { addDays, type Day, refuse } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type Decider, deciderOf } from '#rooms/access/server'
import { holdPersons } from '#rooms/people/server'
import {
  type ExtendIsolation,
  endOfDay,
  extendIsolation,
  isBinding,
  QUARANTINE,
  type ReleaseIsolation,
  releaseIsolation,
  watchUntil,
} from '../domain/index.ts'
import { keepDecision } from './decisions.store.ts'
import { judgeBasis } from './judge-basis.ts'
import { changeOrder, holdOrder, noWatch, type StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'

/** The order, held by somebody who may decide on it, while it binds; an order whose time is over cannot be revived. */
async function holdBinding(work: Work<{ readonly orderId: string }>, step: Step) {
  const held = await holdOrder(work, step, { orderId: work.payload.orderId, permission: 'quarantine.decide' })
  if ('refusal' in held) return held
  const who = deciderOf(work, step, 'quarantine.decide', held.order.areaId)
  if ('refusal' in who) return { refusal: refuse(QUARANTINE.HUMAN_DECIDES) }
  if (!isBinding(held.order, step.now)) return { refusal: refuse(QUARANTINE.NOT_IN_FORCE) }
  return { order: held.order as StoredOrder & { readonly lastDay: Day }, decider: who.decider as Decider }
}

/** A longer isolation: only a decision with its reason makes one (rule 2.3). */
export const extendIsolationIntent = defineIntent<ExtendIsolation>({
  contract: extendIsolation,
  area: 'handler',
  handle: oneByOne(async (work: Work<ExtendIsolation>, step: Step) => {
    const held = await holdBinding(work, step)
    if ('refusal' in held) return reject(held.refusal)
    const { order, decider } = held
    const { reason, basisKey, documentId } = work.payload
    const lastDay = work.payload.lastDay as Day
    if (lastDay <= order.lastDay) {
      return reject(QUARANTINE.NOT_LONGER, { field: 'lastDay', params: { day: order.lastDay } })
    }
    const refusal = await judgeBasis(step, { basisKey, documentId })
    if (refusal) return reject(refusal)
    await runUntil(step, order, lastDay)
    const words = { reason, basisKey, documentId, before: order.lastDay, after: lastDay }
    await keepDecision(step, order, { id: work.id, kind: 'extend', decider, ...words })
    const data = { from: order.lastDay, to: lastDay }
    return accept([factOf(order, { type: 'isolation-extended', data, documentId })], { decisionId: work.id, lastDay })
  }),
})

/** Sets the last day anew, and how long the name is kept after it. */
export async function runUntil(step: Step, order: StoredOrder, lastDay: Day): Promise<void> {
  const { clocks } = await policyOf(step.profile)
  const keepUntil = addDays(lastDay, clocks.forgetAfterDays)
  const endsAt = endOfDay(lastDay, step.profile.utcOffsetMinutes)
  const watch = watchUntil(lastDay, order.followDays, step.profile.utcOffsetMinutes)
  const until = { last_day: lastDay, ends_at: endsAt, self_watch_until: watch, keep_until: keepUntil }
  await changeOrder(step.trx, order, until)
  if (order.personId === null) return
  await holdPersons(step.trx, [{ personId: order.personId, room: 'quarantine', until: keepUntil }])
}

/** Before the last day somebody goes only on a ground that the decision names. */
export const releaseIsolationIntent = defineIntent<ReleaseIsolation>({
  contract: releaseIsolation,
  area: 'handler',
  handle: oneByOne(async (work: Work<ReleaseIsolation>, step: Step) => {
    const held = await holdBinding(work, step)
    if ('refusal' in held) return reject(held.refusal)
    const { order, decider } = held
    const { ground, reason, documentId } = work.payload
    if (ground === undefined) {
      return reject(QUARANTINE.BEFORE_LAST_DAY, { field: 'ground', params: { day: order.lastDay } })
    }
    if (reason === undefined) return reject(QUARANTINE.REASON_NEEDED, { field: 'reason' })
    await changeOrder(step.trx, order, { ...noWatch, state: 'ended', ended_at: step.now, end_kind: 'released' })
    const words = { reason, documentId, ground, before: order.lastDay }
    await keepDecision(step, order, { id: work.id, kind: 'release', decider, ...words })
    return accept([factOf(order, { type: 'isolation-released', data: { ground }, documentId })], {
      decisionId: work.id,
    })
  }),
})

interface Told {
  readonly type: string
  readonly data: NonNullable<Fact['data']>
  readonly documentId: string | undefined
}

function factOf({ areaId, id: subjectId }: StoredOrder, { type, data, documentId }: Told): Fact {
  return { type, areaId, subjectId, documentId: documentId ?? null, data, live: ['quarantine'] }
}
