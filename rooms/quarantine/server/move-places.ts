import { sql } from 'kysely'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  judgePlaceMove,
  type MovePlace,
  movePlace,
  QUARANTINE,
  type ReachMilestone,
  reachMilestone,
} from '../domain/index.ts'
import { holdPlace, keepStep, placeFact } from './keep-places.ts'
import { milestonesLeft, peopleIn } from './places.store.ts'
import { dayIn } from './policy-of-house.ts'

/** Moves a place one step of its course (QUA-02). */
export const movePlaceIntent = defineIntent<MovePlace>({
  contract: movePlace,
  area: 'handler',
  handle: oneByOne(async (work: Work<MovePlace>, step: Step) => {
    const { placeId, to, onDay, reason, documentId } = work.payload
    const held = await holdPlace(work, step, placeId)
    if ('refusal' in held) return reject(held.refusal)
    const { place } = held
    const left = await milestonesLeft(step.trx, placeId)
    const people = (await peopleIn(step.trx, [placeId], step.now)).get(placeId) ?? 0
    const moved = judgePlaceMove({ state: place.state, left, people }, to, reason)
    if (!moved.ok) return reject(moved.refusal)
    const day = onDay ?? dayIn(step.profile, step.now)
    await sql`update isolation_places set state = ${to}, state_since = ${step.now},
        activated_on = case when ${to} = 'active' then ${day}::date else activated_on end
      where id = ${placeId} and zone_id = ${place.zoneId}`.execute(step.trx)
    await keepStep(step, place, { id: work.id, state: to, onDay: day, reason, officerId: work.actor.officerId })
    const fact = placeFact('isolation-place-moved', place, { from: place.state, to, left })
    return accept([{ ...fact, documentId: documentId ?? null }])
  }),
})

/** A milestone is done. */
export const reachMilestoneIntent = defineIntent<ReachMilestone>({
  contract: reachMilestone,
  area: 'handler',
  handle: oneByOne(async (work: Work<ReachMilestone>, step: Step) => {
    const { milestoneId, onDay } = work.payload
    const { rows } = await sql<{ placeId: string }>`
      select place_id as "placeId" from isolation_milestones where id = ${milestoneId}`.execute(step.trx)
    const held = rows[0] && (await holdPlace(work, step, rows[0].placeId))
    if (!held) return reject(QUARANTINE.MILESTONE_UNKNOWN, { field: 'milestoneId' })
    if ('refusal' in held) return reject(held.refusal)
    await sql`update isolation_milestones set done_on = ${onDay ?? dayIn(step.profile, step.now)}
      where id = ${milestoneId} and zone_id = ${held.place.zoneId}`.execute(step.trx)
    return accept([placeFact('isolation-milestone-reached', held.place, { milestoneId })])
  }),
})
