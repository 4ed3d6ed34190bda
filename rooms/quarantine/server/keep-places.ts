import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
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
import { sitesByIds } from '#rooms/sites/server'
import {
  QUARANTINE,
  type RegisterPlace,
  type ReportHeadcount,
  registerPlace,
  reportHeadcount,
  setPlaceCapacity,
} from '../domain/index.ts'
import { lockPlace, type StoredPlace } from './places.store.ts'
import { dayIn } from './policy-of-house.ts'

/** A site becomes an isolation place with its milestones (QUA-01, QUA-02). */
export const registerPlaceIntent = defineIntent<RegisterPlace>({
  contract: registerPlace,
  area: 'handler',
  handle: oneByOne(async (work: Work<RegisterPlace>, step: Step) => {
    const { siteId, capacity, state, milestones, source } = work.payload
    const site = (await sitesByIds(step.trx, [siteId])).get(siteId)
    if (!site) return reject(QUARANTINE.SITE_UNKNOWN, { field: 'siteId' })
    const refusal = allowed(work, step, 'quarantine.keep-places', site.areaId)
    if (refusal) return reject(refusal)
    const { rows } = await sql<{ id: string }>`
      insert into isolation_places (zone_id, id, area_id, site_id, capacity, capacity_source, state, state_since, source)
      values (${site.zoneId}, ${work.id}, ${site.areaId}, ${siteId}, ${capacity ?? null}, ${source ?? null}, ${state},
              ${step.now}, ${source ?? null})
      on conflict (site_id, zone_id) do nothing returning id`.execute(step.trx)
    if (rows.length === 0) return reject(QUARANTINE.SITE_TAKEN, { field: 'siteId' })
    for (const [index, { title, dueOn }] of milestones.entries()) {
      const id = childId(work, `milestone ${index}`)
      await step.trx
        .insertInto('isolation_milestones')
        .values({ zone_id: site.zoneId, id, place_id: work.id, place_order: index, title, due_on: dueOn ?? null })
        .execute()
    }
    await keepStep(
      step,
      { ...site, id: work.id },
      { id: childId(work, 'step'), state, officerId: work.actor.officerId },
    )
    const data = { siteId, capacity: capacity ?? null, milestones: milestones.length }
    return accept([placeFact('isolation-place-registered', { ...site, id: work.id }, data)], { placeId: work.id })
  }),
})

/** A step of a place's course on its way into the record. */
export interface TakenStep {
  readonly id: string
  readonly state: StoredPlace['state']
  readonly onDay?: string | undefined
  readonly reason?: string | undefined
  readonly officerId: string | null
}

/** Writes a step of a place's course, after those before it; the place is held. */
export async function keepStep(
  { trx, now, profile }: Step,
  { id: placeId, zoneId }: Pick<StoredPlace, 'id' | 'zoneId'>,
  { id, state, onDay, reason, officerId }: TakenStep,
): Promise<void> {
  await sql`
    insert into isolation_place_steps (zone_id, id, place_id, state, on_day, seq, reason, officer_id)
    select ${zoneId}::int, ${id}::uuid, ${placeId}::uuid, ${state}, ${onDay ?? dayIn(profile, now)}::date,
           (select count(*)::int from isolation_place_steps where place_id = ${placeId}::uuid), ${reason ?? null},
           ${officerId}::uuid`.execute(trx)
}

/** The place, held by somebody who may keep it. */
export async function holdPlace(
  work: Work<unknown>,
  step: Step,
  placeId: string,
): Promise<{ readonly place: StoredPlace } | { readonly refusal: Refusal }> {
  const unknown = refuse(QUARANTINE.PLACE_UNKNOWN, { field: 'placeId' })
  const place = await lockPlace(step.trx, placeId)
  if (!place) return { refusal: unknown }
  const refusal = allowed(work, step, 'quarantine.keep-places', place.areaId, 'quarantine.read')
  if (refusal) return { refusal: refusal.status === 404 ? unknown : refusal }
  return { place }
}

/** A fact about a place. */
export function placeFact(
  type: string,
  { areaId, id }: Pick<StoredPlace, 'areaId' | 'id'>,
  data: NonNullable<Fact['data']>,
): Fact {
  return { type, areaId, subjectId: id, data, live: ['quarantine'] }
}

type SetCapacity = { readonly placeId: string; readonly capacity: number; readonly source: string }

/** How many a place holds, with where that comes from. */
export const setPlaceCapacityIntent = defineIntent<SetCapacity>({
  contract: setPlaceCapacity,
  area: 'handler',
  handle: oneByOne(async (work: Work<SetCapacity>, step: Step) => {
    const { placeId, capacity, source } = work.payload
    const held = await holdPlace(work, step, placeId)
    if ('refusal' in held) return reject(held.refusal)
    await sql`update isolation_places set capacity = ${capacity}, capacity_source = ${source}
      where id = ${placeId} and zone_id = ${held.place.zoneId}`.execute(step.trx)
    return accept([placeFact('isolation-capacity-set', held.place, { capacity })])
  }),
})

/** The place's own count; more people than places only with a reason that stays visible. */
export const reportHeadcountIntent = defineIntent<ReportHeadcount>({
  contract: reportHeadcount,
  area: 'handler',
  handle: oneByOne(async (work: Work<ReportHeadcount>, step: Step) => {
    const { placeId, people, overReason } = work.payload
    const held = await holdPlace(work, step, placeId)
    if ('refusal' in held) return reject(held.refusal)
    const { place } = held
    const isOver = place.capacity !== null && people > place.capacity
    if (isOver && overReason === undefined) {
      return reject(QUARANTINE.PLACE_FULL, { field: 'overReason', params: { capacity: place.capacity ?? 0 } })
    }
    await sql`update isolation_places set headcount = ${people}, headcount_at = ${work.occurredAt},
        over_reason = ${isOver ? (overReason ?? null) : null}
      where id = ${placeId} and zone_id = ${place.zoneId}`.execute(step.trx)
    return accept([placeFact('isolation-headcount-reported', place, { people, isOver })])
  }),
})
