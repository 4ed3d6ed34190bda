import { sql } from 'kysely'
import { addMinutes, type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  childId,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { stepTasks } from '#rooms/tasks/server'
import { type AskNeed, askNeed, type MeetNeed, meetNeed, type NeedKind, QUARANTINE } from '../domain/index.ts'
import { giveCareTask } from './care-owners.ts'
import { lockOrder, type StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'

/** The kind of need of the profile, or why there is none. */
export async function needOf(
  step: Pick<Step, 'profile'>,
  key: string | undefined,
): Promise<{ readonly kind: NeedKind } | { readonly refusal: Refusal }> {
  if (key === undefined) return { refusal: refuse(QUARANTINE.NEED_MISSING, { field: 'need' }) }
  const kind = (await policyOf(step.profile)).needs.list.find((one) => one.key === key)
  return kind ? { kind } : { refusal: refuse(QUARANTINE.NEED_UNKNOWN, { field: 'need' }) }
}

/** A need to be seen to. */
export interface TakenNeed {
  readonly id: string
  readonly order: StoredOrder
  readonly kind: NeedKind
  readonly channel: string
  readonly onBehalf: boolean
}

/** Keeps a need and gives it an owner and a deadline; the same need that is open already is not opened twice. */
export async function takeNeed(work: Work<unknown>, step: Step, need: TakenNeed): Promise<readonly Fact[]> {
  const { order, kind } = need
  const { rows } = await sql<{ id: string }>`
    select id from isolation_needs where order_id = ${order.id} and need = ${kind.key} and met_at is null`.execute(
    step.trx,
  )
  if (rows.length > 0) return []
  const taskId = childId(work, 'need-task')
  await step.trx
    .insertInto('isolation_needs')
    .values({
      zone_id: order.zoneId,
      id: need.id,
      order_id: order.id,
      area_id: order.areaId,
      need: kind.key,
      asked_at: work.occurredAt,
      channel: need.channel,
      on_behalf: need.onBehalf,
      due_at: addMinutes(work.occurredAt, kind.minutes),
      task_id: taskId,
    })
    .execute()
  const title = kind.owner === 'health' ? 'trạm y tế liên hệ' : `đáp ứng nhu cầu (${kind.title.vi.toLowerCase()})`
  const { minutes, owner } = kind
  const priority = kind.priority as 0 | 1 | 2 | 3
  const facts = await giveCareTask(work, step, { id: taskId, order, title, minutes, priority, owner })
  const asked: Fact = {
    type: 'isolation-need-asked',
    areaId: order.areaId,
    subjectId: order.id,
    data: { needId: need.id, taskId },
    live: ['quarantine'],
  }
  return [asked, ...facts]
}

/** Somebody in isolation, or somebody for them, asks for food, medicine, a word (QUA-05, SG-12). Never refused for the state of an order. */
export const askNeedIntent = defineIntent<AskNeed>({
  contract: askNeed,
  area: 'handler',
  handle: oneByOne(async (work: Work<AskNeed>, step: Step) => {
    const { orderId, need, channel, onBehalf } = work.payload
    const order = await lockOrder(step.trx, orderId)
    if (!order) return reject(QUARANTINE.UNKNOWN, { field: 'orderId' })
    const refusal = allowed(work, step, 'quarantine.care', order.areaId, 'quarantine.read')
    if (refusal) return reject(refusal.status === 404 ? refuse(QUARANTINE.UNKNOWN, { field: 'orderId' }) : refusal)
    const found = await needOf(step, need)
    if ('refusal' in found) return reject(found.refusal)
    const facts = await takeNeed(work, step, { id: work.id, order, kind: found.kind, channel, onBehalf })
    const { rows } = await sql<{ id: string; taskId: string }>`
      select id, task_id as "taskId" from isolation_needs
      where order_id = ${orderId} and need = ${need} and met_at is null`.execute(step.trx)
    return accept(facts, { needId: rows[0]?.id, taskId: rows[0]?.taskId })
  }),
})

interface OpenNeed {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly orderId: string
  readonly taskId: string
  readonly metAt: Instant | null
}

/** Closed by what was brought; its task is done with it. */
export const meetNeedIntent = defineIntent<MeetNeed>({
  contract: meetNeed,
  area: 'handler',
  handle: oneByOne(async (work: Work<MeetNeed>, step: Step) => {
    const { needId, done } = work.payload
    const { rows } = await sql<OpenNeed>`
      select id, zone_id as "zoneId", area_id as "areaId", order_id as "orderId", task_id as "taskId", met_at as "metAt"
      from isolation_needs where id = ${needId} for update`.execute(step.trx)
    const need = rows[0]
    if (!need) return reject(QUARANTINE.UNKNOWN, { field: 'needId' })
    const refusal = allowed(work, step, 'quarantine.care', need.areaId, 'quarantine.read')
    if (refusal) return reject(refusal.status === 404 ? refuse(QUARANTINE.UNKNOWN, { field: 'needId' }) : refusal)
    if (need.metAt !== null) return reject(QUARANTINE.NEED_MET)
    await step.trx
      .updateTable('isolation_needs')
      .set({ met_at: work.occurredAt, done, met_by: work.actor.officerId })
      .where('id', '=', needId)
      .where('zone_id', '=', need.zoneId)
      .execute()
    const by = {
      officerId: work.actor.officerId,
      postId: actingPost(work, step, 'quarantine.care', need.areaId),
    }
    const closed = { taskId: need.taskId, step: 'report', by, at: work.occurredAt, note: 'Đã đáp ứng' } as const
    const facts = await stepTasks(step.trx, [closed], step)
    const met: Fact = {
      type: 'isolation-need-met',
      areaId: need.areaId,
      subjectId: need.orderId,
      data: { needId },
      live: ['quarantine'],
    }
    return accept([met, ...facts])
  }),
})
