import { addMinutes, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  mayAnywhere,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { isBinding, isSelfWatching, mustEscalate, QUARANTINE, type RecordCheck, recordCheck } from '../domain/index.ts'
import { giveCareTask } from './care-owners.ts'
import { keepCheck } from './keep-check.ts'
import { lockOrder, type StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'
import { needOf, takeNeed } from './see-to-needs.ts'
import { selfWatchTold } from './tell-self-watch.ts'

type Item = Work<RecordCheck>

/** Records a daily check (QUA-06). What needs a hand becomes a task at once; an emergency is never turned away (SG-10). */
export const recordCheckIntent = defineIntent<RecordCheck>({
  contract: recordCheck,
  area: 'handler',
  handle: oneByOne(async (work: Item, step: Step) => {
    const { payload } = work
    const order = await lockOrder(step.trx, payload.orderId)
    if (!order) return reject(QUARANTINE.UNKNOWN, { field: 'orderId' })
    const refusal = judge(work, step, order)
    if (refusal) return reject(refusal)
    const { checks } = await policyOf(step.profile)
    const need = payload.outcome === 'help' ? await needOf(step, payload.need) : undefined
    if (need && 'refusal' in need) return reject(need.refusal)
    const isUrgent = mustEscalate(payload, checks)
    const taskId = isUrgent ? childId(work, 'task') : null
    const check = { id: work.id, at: work.occurredAt, taskId, officerId: work.actor.officerId, told: payload }
    await keepCheck(step, order, check)
    const checked = { isAnswered: payload.outcome !== 'no-answer', by: payload.by }
    const isAfter = isSelfWatching(order, work.occurredAt)
    const facts: Fact[] = [isAfter ? selfWatchTold(order, payload.by) : factOf('isolation-checked', order, checked)]
    if (taskId !== null) facts.push(...(await escalate(work, step, { order, taskId, minutes: checks.escalateMinutes })))
    const needId = need ? childId(work, 'need') : null
    if (need && needId !== null) {
      const asked = { id: needId, order, kind: need.kind, channel: payload.by, onBehalf: false }
      facts.push(...(await takeNeed(work, step, asked)))
    }
    return accept(facts, { checkId: work.id, taskId, needId, call: isUrgent ? checks.call : [] })
  }),
})

/** Minutes within which an emergency is answered. */
const emergencyMinutes = 15

/** Health staff are told at once; the title tells nothing of what was found (SG-02). */
async function escalate(
  work: Item,
  step: Step,
  { order, taskId, minutes }: { readonly order: StoredOrder; readonly taskId: string; readonly minutes: number },
): Promise<readonly Fact[]> {
  const isEmergency = work.payload.outcome === 'emergency'
  const task = {
    id: taskId,
    order,
    title: isEmergency ? 'KHẨN CẤP, liên hệ ngay' : 'trạm y tế liên hệ ngay',
    minutes: isEmergency ? Math.min(emergencyMinutes, minutes) : minutes,
    priority: 3,
    owner: 'health',
  } as const
  return [factOf('isolation-escalated', order, { taskId }), ...(await giveCareTask(work, step, task))]
}

function judge(work: Item, step: Step, order: StoredOrder): Refusal | null {
  const { outcome } = work.payload
  if (work.occurredAt > addMinutes(step.now, 5)) return refuse(QUARANTINE.CHECK_AHEAD)
  const isUrgent = outcome === 'emergency'
  if (isUrgent && mayAnywhere(work.actor, 'quarantine.follow')) return null
  const refusal = allowed(work, step, 'quarantine.follow', order.areaId, 'quarantine.read')
  if (refusal) return refusal.status === 404 ? refuse(QUARANTINE.UNKNOWN, { field: 'orderId' }) : refusal
  if (outcome === 'symptoms' || outcome === 'help' || isSelfWatching(order, work.occurredAt)) return null
  // A check made before the end may arrive after it: the moment in the field counts.
  const whileItBound = {
    state: order.decidedAt === null ? order.state : 'in-force',
    endsAt: order.endsAt,
    endedAt: null,
  }
  const isEarlier = order.endedAt === null || work.occurredAt <= order.endedAt
  return isEarlier && isBinding(whileItBound, work.occurredAt) ? null : refuse(QUARANTINE.NOT_IN_FORCE)
}

/** What was found stands in no fact: the journal is read by more people than those who follow somebody's health (SG-02). */
function factOf(type: string, { areaId, id }: StoredOrder, data: NonNullable<Fact['data']>): Fact {
  return { type, areaId, subjectId: id, data, live: ['quarantine'] }
}
