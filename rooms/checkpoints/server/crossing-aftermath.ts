import { sql } from 'kysely'
import type { z } from 'zod'
import { type Instant, minutesBetween, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { CHECKPOINTS, completeTest, countFlow, voidCrossing } from '../domain/index.ts'
import { checkpointsByIds } from './checkpoints.store.ts'

type Count = z.infer<typeof countFlow.payload>

interface CrossingRow {
  readonly areaId: number
  readonly zoneId: number
  readonly at: Instant
  readonly subject: string
  readonly decision: string
  readonly people: number
  readonly checkpointId: string
  readonly voidedAt: Instant | null
}

/** Takes back a crossing recorded by mistake: counters move back on the day it happened. */
export const voidCrossingIntent = defineIntent({
  contract: voidCrossing,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof voidCrossing.payload>>, step: Step) => {
    const { crossingId } = work.payload
    const { rows } = await sql<CrossingRow>`
      select area_id as "areaId", zone_id as "zoneId", at, subject, decision, people, checkpoint_id as "checkpointId",
             voided_at as "voidedAt" from crossings where id = ${crossingId} for update`.execute(step.trx)
    const [row] = rows
    const unknown = reject(CHECKPOINTS.CROSSING_UNKNOWN, { field: 'crossingId' })
    if (!row) return unknown
    const notAllowed = allowed(work, step, 'checkpoints.stand', row.areaId, 'checkpoints.read')
    if (notAllowed) return notAllowed.status === 404 ? unknown : reject(notAllowed)
    if (row.voidedAt !== null) return reject(CHECKPOINTS.CROSSING_VOID, { field: 'crossingId' })
    await sql`update crossings set voided_at = ${step.now} where id = ${crossingId} and zone_id = ${row.zoneId}`.execute(
      step.trx,
    )
    await sql`delete from crossing_plates where crossing_id = ${crossingId}`.execute(step.trx)
    const { checkpointId: post, at, subject, decision, people } = row
    const data = { post, at, subject, decision, people }
    const voided: Fact = {
      type: 'crossing-voided',
      areaId: row.areaId,
      subjectId: crossingId,
      data,
      live: ['crossings'],
    }
    return accept([voided, ...(await withdrawTests(crossingId, row, step))])
  }),
})

/** Nobody waits to be tested for a slip of the thumb; a sample that was taken meanwhile stays taken. */
async function withdrawTests(
  crossingId: string,
  { checkpointId, at, areaId }: CrossingRow,
  { trx }: Step,
): Promise<Fact[]> {
  const { rows } = await sql<{ id: string }>`
    delete from test_orders
    where checkpoint_id = ${checkpointId} and ordered_at = ${at} and crossing_id = ${crossingId} and done_at is null
    returning id`.execute(trx)
  return rows.map(({ id }) => {
    const data = { post: checkpointId, crossingId, at }
    return { type: 'test-order-withdrawn', areaId, subjectId: id, data, live: ['test-orders'] }
  })
}

/** Records what somebody counted who does not stand at the post (CHK-02). */
export const countFlowIntent = defineIntent<Count>({
  contract: countFlow,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<Count>, step: Step) => {
    const refusal = await judgeCount(work, step)
    if (refusal) return reject(refusal)
    const { areaId, checkpointId, fromAt, toAt, subject, observed, method } = work.payload
    await sql`
      insert into flow_counts (id, checkpoint_id, from_at, to_at, subject, observed, method, recorded_by)
      values (${work.id}, ${checkpointId}, ${fromAt}, ${toAt}, ${subject}, ${observed}, ${method},
              ${work.actor.officerId}::uuid)`.execute(step.trx)
    const data = { post: checkpointId, fromAt, toAt, subject, observed, method }
    return accept([{ type: 'flow-counted', areaId, subjectId: work.id, data, live: ['crossings'] }], {
      countId: work.id,
    })
  }),
})

async function judgeCount({ payload, actor }: Work<Count>, { trx, now }: Step): Promise<Refusal | null> {
  const { areaId, checkpointId, fromAt, toAt, subject } = payload
  const post = (await checkpointsByIds(trx, [checkpointId])).get(checkpointId)
  if (!post) return refuse(CHECKPOINTS.UNKNOWN, { field: 'checkpointId' })
  if (post.areaId !== areaId) return refuse(CHECKPOINTS.ELSEWHERE, { field: 'areaId' })
  const minutes = minutesBetween(fromAt, toAt)
  if (minutes <= 0 || minutes > 24 * 60) return refuse(CHECKPOINTS.COUNT_ENDS_FIRST, { field: 'toAt' })
  if (toAt > now) return refuse(CHECKPOINTS.NOT_YET, { field: 'toAt' })
  const { rows: onDuty } = await sql`
    select 1 from checkpoint_shifts shift join checkpoint_members member on member.shift_id = shift.id
    where shift.checkpoint_id = ${checkpointId} and shift.cancelled_at is null and shift.from_at < ${toAt}
      and shift.to_at > ${fromAt} and member.officer_id = ${actor.officerId}::uuid limit 1`.execute(trx)
  if (onDuty.length > 0) return refuse(CHECKPOINTS.NOT_INDEPENDENT)
  const { rows: counted } = await sql`
    select 1 from flow_counts where checkpoint_id = ${checkpointId} and subject = ${subject} and from_at < ${toAt}
      and to_at > ${fromAt} limit 1`.execute(trx)
  return counted.length > 0 ? refuse(CHECKPOINTS.COUNT_OVERLAPS, { field: 'fromAt' }) : null
}

/** A test that a post ordered is taken (CHK-10): what it found is not said here. */
export const completeTestIntent = defineIntent({
  contract: completeTest,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof completeTest.payload>>, step: Step) => {
    const { testOrderId } = work.payload
    const { rows } = await sql<{ areaId: number; zoneId: number; checkpointId: string; doneAt: Instant | null }>`
      select area_id as "areaId", zone_id as "zoneId", checkpoint_id as "checkpointId", done_at as "doneAt"
      from test_orders where id = ${testOrderId} for update`.execute(step.trx)
    const [order] = rows
    const unknown = reject(CHECKPOINTS.TEST_UNKNOWN, { field: 'testOrderId' })
    if (!order) return unknown
    const notAllowed = allowed(work, step, 'checkpoints.test', order.areaId, 'checkpoints.read')
    if (notAllowed) return notAllowed.status === 404 ? unknown : reject(notAllowed)
    if (order.doneAt !== null) return reject(CHECKPOINTS.TEST_DONE, { field: 'testOrderId' })
    await sql`
      update test_orders set done_at = ${work.occurredAt}, done_by = ${work.actor.officerId}::uuid
      where id = ${testOrderId} and zone_id = ${order.zoneId}`.execute(step.trx)
    const data = { post: order.checkpointId, at: work.occurredAt }
    return accept([{ type: 'test-taken', areaId: order.areaId, subjectId: testOrderId, data, live: ['test-orders'] }])
  }),
})
