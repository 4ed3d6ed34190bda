import { addDays, addMinutes, type Day, dayOf, refuse } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { classesOf } from '#rooms/cases/server'
import { type PersonRow, personsByIds } from '#rooms/people/server'
import { type ProposeIsolation, proposeIsolation, QUARANTINE } from '../domain/index.ts'
import { insertProposals, type NewOrder, withOpenOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'

type Item = Work<ProposeIsolation>

/** Proposals: nobody is bound by one. Whoever has an open record is left out, so that a trace may be sent again. */
export const proposeIsolationIntent = defineIntent<ProposeIsolation>({
  contract: proposeIsolation,
  area: 'handler',
  handle: oneByOne(async (work: Item, step: Step) => {
    const people = await personsByIds(
      step.trx,
      work.payload.people.map(({ personId }) => personId),
    )
    const wanted = placed(work, step, people)
    if ('refusal' in wanted) return reject(wanted.refusal)
    const open = await withOpenOrder(
      step.trx,
      wanted.rows.map(({ person }) => person.currentId),
      step.now,
    )
    const fresh = [...new Map(wanted.rows.map((row) => [row.person.currentId, row])).values()].filter(
      ({ person }) => !open.has(person.currentId),
    )
    if (fresh.length === 0) return reject(QUARANTINE.OPEN_ALREADY)
    const orders = await toOrders(work, step, fresh)
    await insertProposals(step.trx, orders, { at: step.now, officerId: work.actor.officerId })
    return accept(orders.map(proposedFact), {
      orderIds: orders.map(({ id }) => id),
      left: work.payload.people.length - orders.length,
    })
  }),
})

interface Placed {
  readonly person: PersonRow
  readonly areaId: number
  readonly lastExposureOn: Day | null
}

function placed(work: Item, step: Step, people: ReadonlyMap<string, PersonRow>) {
  const rows: Placed[] = []
  for (const [index, { personId, areaId, lastExposureOn }] of work.payload.people.entries()) {
    const person = people.get(personId)
    if (!person || person.isForgotten) {
      return { refusal: refuse(QUARANTINE.PERSON_UNKNOWN, { field: `people.${index}.personId` }) }
    }
    const at = areaId ?? person.areaId
    const refusal = allowed(work, step, 'quarantine.propose', at)
    if (refusal) return { refusal }
    rows.push({ person, areaId: at, lastExposureOn: lastExposureOn ?? null })
  }
  return { rows }
}

async function toOrders(work: Item, step: Step, rows: readonly Placed[]): Promise<NewOrder[]> {
  const { clocks } = await policyOf(step.profile)
  const classes = await classesOf(
    step.trx,
    rows.map(({ person }) => person.currentId),
  )
  const exposedOn = (personId: string): Day | null => {
    const at = classes.get(personId)?.lastExposedAt ?? null
    return at === null ? null : dayOf(at, step.profile.utcOffsetMinutes)
  }
  return rows.map(({ person, areaId, lastExposureOn }, index) => ({
    zone_id: step.tree.get(areaId).zoneId,
    id: rows.length === 1 ? work.id : childId(work, index),
    area_id: areaId,
    person_id: person.currentId,
    household_id: person.householdId,
    class: work.payload.class,
    setting: work.payload.setting,
    case_id: work.payload.caseId ?? classes.get(person.currentId)?.caseId ?? null,
    last_exposure_on: lastExposureOn ?? exposedOn(person.currentId),
    due_at: addMinutes(step.now, clocks.decideProposalHours * 60),
    keep_until: addDays(dayOf(step.now, step.profile.utcOffsetMinutes), clocks.forgetAfterDays),
    synthetic: person.synthetic,
  }))
}

function proposedFact({ id, area_id: areaId, class: of, setting }: NewOrder): Fact {
  return { type: 'isolation-proposed', areaId, subjectId: id, data: { class: of, setting }, live: ['quarantine'] }
}
