import { sql } from 'kysely'
import { type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import {
  type AnswerOrder,
  answerOrder,
  type ConfirmArrival,
  confirmArrival,
  FORCES,
  type Mobilise,
  mobilise,
} from '../domain/index.ts'
import { workableUnit } from './register-unit.ts'

/** `forces.mobilise`: under a document in force, and no longer than it. */
export const mobiliseIntent = defineIntent({
  contract: mobilise,
  area: 'handler',
  handle: oneByOne(async (work: Work<Mobilise>, step) => {
    const { unitId, documentId, toAreaId, asked, from, until, answerBy, task } = work.payload
    const found = await workableUnit(work, step, { unitId, permission: mobilise.permission })
    if ('refused' in found) return found.refused
    const refusal = allowed(work, step, mobilise.permission, toAreaId) ?? (await documentProblem(work.payload, step))
    if (refusal) return reject(refusal)
    const { zoneId, areaId, force } = found.unit
    await sql`
      insert into force_orders (zone_id, id, unit_id, area_id, to_area_id, document_id, task, asked, from_at, until_at,
                                answer_by, ordered_at, ordered_by)
      values (${zoneId}, ${work.id}, ${unitId}, ${areaId}, ${toAreaId}, ${documentId}, ${task}, ${asked}, ${from}, ${until},
              ${answerBy}, ${step.now}, ${work.actor.officerId})`.execute(step.trx)
    const data = { force, unitId, toAreaId, asked }
    const fact: Fact = { type: 'force-mobilised', areaId, subjectId: work.id, documentId, data, live: ['forces'] }
    return accept([fact], { orderId: work.id })
  }),
})

async function documentProblem({ documentId, from, until }: Mobilise, { trx, now }: Step): Promise<Refusal | null> {
  if (until <= from || until <= now) return refuse(FORCES.ENDS_BEFORE_IT_BEGINS, { field: 'until' })
  const { rows } = await sql<{ endsAt: Instant | null }>`
    select least(ended_at, coalesce(effective_to, review_at)) as "endsAt" from documents
    where id = ${documentId} and state = 'issued' and effective_from <= ${until}`.execute(trx)
  const [document] = rows
  if (!document || (document.endsAt !== null && document.endsAt <= now)) {
    return refuse(FORCES.NO_DOCUMENT, { field: 'documentId' })
  }
  return document.endsAt !== null && until > document.endsAt
    ? refuse(FORCES.BEYOND_THE_DOCUMENT, { field: 'until' })
    : null
}

interface Order {
  readonly id: string
  readonly unitId: string
  readonly areaId: number
  readonly toAreaId: number
  readonly asked: number
  readonly answered: number | null
}

/** `forces.answer-order`: by the unit's own side. */
export const answerOrderIntent = defineIntent({
  contract: answerOrder,
  area: 'handler',
  handle: oneByOne(async (work: Work<AnswerOrder>, step) => {
    const { orderId, answered, reason = null } = work.payload
    const order = await orderById(step.trx, orderId)
    if (!order) return reject(FORCES.NO_SUCH_ORDER, { field: 'orderId' })
    const refusal = allowed(work, step, answerOrder.permission, order.areaId, 'forces.read')
    if (refusal) return reject(refusal)
    if (answered > order.asked)
      return reject(FORCES.MORE_THAN_ASKED, { field: 'answered', params: { asked: order.asked } })
    if (answered < order.asked && reason === null) return reject(FORCES.FEWER_NEEDS_REASON, { field: 'reason' })
    await sql`update force_orders set answered = ${answered}, reason = ${reason} where id = ${orderId}`.execute(
      step.trx,
    )
    return accept([orderFact('force-order-answered', order, { answered })])
  }),
})

/** `forces.confirm-arrival`: by whoever receives them, in the area they were sent to; as many as came, be it more than was agreed. */
export const confirmArrivalIntent = defineIntent({
  contract: confirmArrival,
  area: 'handler',
  handle: oneByOne(async (work: Work<ConfirmArrival>, step) => {
    const { orderId, present } = work.payload
    const order = await orderById(step.trx, orderId)
    if (!order) return reject(FORCES.NO_SUCH_ORDER, { field: 'orderId' })
    const refusal = allowed(work, step, confirmArrival.permission, order.toAreaId, 'forces.read')
    if (refusal) return reject(refusal)
    if (order.answered === null) return reject(FORCES.NOT_ANSWERED, { field: 'orderId' })
    await sql`update force_orders set present = ${present} where id = ${orderId}`.execute(step.trx)
    return accept([orderFact('force-arrived', order, { present })])
  }),
})

async function orderById(trx: Trx, id: string): Promise<Order | undefined> {
  const { rows } = await sql<Order>`
    select id, unit_id as "unitId", area_id as "areaId", to_area_id as "toAreaId", asked, answered
    from force_orders where id = ${id} for update`.execute(trx)
  return rows[0]
}

function orderFact(type: string, { id, areaId, unitId }: Order, numbers: Record<string, number>): Fact {
  return { type, areaId, subjectId: id, data: { unitId, ...numbers }, live: ['forces'] }
}
