import { addDays, addMinutes, dayOf, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { classesOf } from '#rooms/cases/server'
import { type PersonRow, personsByIds } from '#rooms/people/server'
import {
  type ApplyForHome,
  answerChecklist,
  applyForHome,
  type ChecklistAnswer,
  judgeHomePolicy,
  QUARANTINE,
} from '../domain/index.ts'
import { changeOrder, holdOrder, insertProposals, lockOrder } from './orders.store.ts'
import { bookOf, codesAbove, dayIn, policyOf } from './policy-of-house.ts'
import type { IsolationOrdersTable } from './quarantine.tables.ts'

type Item = Work<ApplyForHome>

/** Takes in a request to stay at home. Policy is asked first: where it does not allow it, the sentence has the source and the alternative. */
export const applyForHomeIntent = defineIntent<ApplyForHome>({
  contract: applyForHome,
  area: 'handler',
  handle: oneByOne(async (work: Item, step: Step) => {
    const { personId, class: of } = work.payload
    const person = (await personsByIds(step.trx, [personId])).get(personId)
    if (!person || person.isForgotten) return reject(QUARANTINE.PERSON_UNKNOWN, { field: 'personId' })
    const areaId = work.payload.areaId ?? person.areaId
    const refusal = allowed(work, step, 'quarantine.propose', areaId)
    if (refusal) return reject(refusal)
    const policy = await policyOf(step.profile)
    const areaCodes = await codesAbove(bookOf(step), areaId)
    const home = judgeHomePolicy(policy, { class: of, on: dayIn(step.profile, step.now), areaCodes })
    if (!home.ok) return reject(home.refusal)
    const made = await proposalFor({ work, step, person, areaId })
    if ('refusal' in made) return reject(made.refusal)
    const fact: Fact = {
      type: 'home-isolation-asked',
      areaId,
      subjectId: made.orderId,
      data: { class: of, isNew: made.isNew },
      live: ['quarantine'],
    }
    return accept([fact], { orderId: made.orderId })
  }),
})

type Asked = { readonly work: Item; readonly step: Step; readonly person: PersonRow; readonly areaId: number }

/** A proposal that waits becomes the request; otherwise it is a new one. One person has one open record. */
async function proposalFor(
  asked: Asked,
): Promise<{ readonly orderId: string; readonly isNew: boolean } | { readonly refusal: Refusal }> {
  const { work, step, person } = asked
  const { channel, onBehalf, answers } = work.payload
  const { clocks } = await policyOf(step.profile)
  const home: Partial<IsolationOrdersTable> = {
    setting: 'home',
    home_asked: true,
    home_channel: channel,
    home_on_behalf: onBehalf,
    home_answers: JSON.stringify(answers),
    due_at: addMinutes(step.now, clocks.decideHomeHours * 60),
  }
  const open = await step.trx
    .selectFrom('isolation_orders')
    .select(['id', 'state'])
    .where('person_id', '=', person.currentId)
    .where((where) =>
      where.or([
        where('state', '=', 'proposed'),
        where.and([where('state', '=', 'in-force'), where('ends_at', '>', step.now)]),
      ]),
    )
    .executeTakeFirst()
  if (open?.state === 'in-force') return { refusal: refuse(QUARANTINE.OPEN_ALREADY) }
  if (!open)
    await insertProposals(step.trx, [await newProposal(asked)], { at: step.now, officerId: work.actor.officerId })
  const order = await lockOrder(step.trx, open?.id ?? work.id)
  if (!order) return { refusal: refuse(QUARANTINE.UNKNOWN) }
  await changeOrder(step.trx, order, { ...home, class: work.payload.class })
  return { orderId: order.id, isNew: !open }
}

async function newProposal({ work, step, person, areaId }: Asked) {
  const { payload } = work
  const known = (await classesOf(step.trx, [person.currentId])).get(person.currentId)
  const exposedAt = known?.lastExposedAt ?? null
  const exposedOn = exposedAt === null ? null : dayOf(exposedAt, step.profile.utcOffsetMinutes)
  return {
    zone_id: step.tree.get(areaId).zoneId,
    id: work.id,
    area_id: areaId,
    person_id: person.currentId,
    household_id: person.householdId,
    class: payload.class,
    setting: 'home',
    case_id: payload.caseId ?? known?.caseId ?? null,
    // Somebody treated at home counts from the decision, not from an exposure.
    last_exposure_on: payload.lastExposureOn ?? (payload.class === 'F1' ? exposedOn : null),
    due_at: step.now,
    keep_until: addDays(dayIn(step.profile, step.now), (await policyOf(step.profile)).clocks.forgetAfterDays),
    synthetic: person.synthetic,
  }
}

type Answering = { readonly orderId: string; readonly answers: Record<string, ChecklistAnswer> }

/** What was found out later at the home or by phone. */
export const answerChecklistIntent = defineIntent<Answering>({
  contract: answerChecklist,
  area: 'handler',
  handle: oneByOne(async (work: Work<Answering>, step: Step) => {
    const { orderId, answers } = work.payload
    const held = await holdOrder(work, step, { orderId, permission: 'quarantine.propose' })
    if ('refusal' in held) return reject(held.refusal)
    const { order } = held
    if (order.state !== 'proposed' || !order.homeAsked) return reject(QUARANTINE.NOT_PROPOSED)
    await changeOrder(step.trx, order, { home_answers: JSON.stringify({ ...order.homeAnswers, ...answers }) })
    const fact: Fact = {
      type: 'home-checklist-answered',
      areaId: order.areaId,
      subjectId: orderId,
      data: { count: Object.keys(answers).length },
      live: ['quarantine'],
    }
    return accept([fact])
  }),
})
