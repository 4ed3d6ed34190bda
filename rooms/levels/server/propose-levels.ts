import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day, dayOf, formatDay } from '#kit'
import { accept, actingPost, childId, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type CriteriaSet, criteriaOn, LEVELS, proposeLevels } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { type ComputedUnit, computeLevels } from './compute-levels.query.ts'
import { type Unit, unitOf, unitsInside, type Where } from './units.query.ts'

type Payload = z.output<typeof proposeLevels.payload>

/** Computes every unit of an area and puts the levels forward; what could not be computed is put forward as such. */
export const proposeLevelsIntent = defineIntent({
  contract: proposeLevels,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { areaId } = work.payload
    const on = dayOf(step.now, step.profile.utcOffsetMinutes)
    const dataOn = (work.payload.dataOn ?? addDays(on, -1)) as Day
    if (dataOn >= on) return reject(LEVELS.NOT_ENDED, { field: 'dataOn', params: { day: formatDay(dataOn) } })
    const set = criteriaOn((await levelsCatalogue(step.profile)).sets, on)
    if (!set) return reject(LEVELS.NO_SET, { params: { day: formatDay(on) } })
    const where = { db: step.trx, tree: step.tree }
    const units = await unitsToCompute(where, areaId, { on, set })
    if (units.length === 0) return reject(LEVELS.UNKNOWN, { field: 'areaId' })
    const computed = await computeLevels(where, { units, set, on, dataOn, knownAt: step.now })
    await saveRound(work, step, { set, dataOn })
    const replaced = await saveProposals(work, step, computed)
    const lacking = computed.filter((one) => !one.computed.ok).length
    const data = { setKey: set.key, dataOn, units: units.length, lacking, replaced }
    return accept([{ type: 'levels-proposed', areaId, subjectId: work.id, data, live: ['levels'] }], {
      roundId: work.id,
      units: units.length,
      lacking,
    })
  }),
})

/** The units of an area that a set gives a level; a place smaller than a commune only when it is asked about itself. */
export async function unitsToCompute(
  where: Where,
  areaId: number,
  { on, set }: { readonly on: string; readonly set: CriteriaSet },
): Promise<Unit[]> {
  const unit = await unitOf(where, areaId)
  if (unit?.level === 'group') return set.gives.includes('group') ? [unit] : []
  return unitsInside(where, areaId, { on, levels: set.gives.filter((level) => level !== 'group') })
}

async function saveRound(
  work: Work<Payload>,
  step: Step,
  { set, dataOn }: { readonly set: CriteriaSet; readonly dataOn: string },
): Promise<void> {
  const { areaId, note } = work.payload
  await sql`
    insert into level_rounds (id, area_id, set_key, data_on, note, proposed_by, proposed_post_id, proposed_at)
    values (${work.id}, ${areaId}, ${set.key}, ${dataOn}, ${note ?? null}, ${work.actor.officerId},
            ${actingPost(work, step, 'levels.prepare', areaId)}, ${step.now})`.execute(step.trx)
}

/** Keeps the proposals and lays aside older ones of the same units that nobody decided; gives how many. */
async function saveProposals(work: Work<Payload>, step: Step, rows: readonly ComputedUnit[]): Promise<number> {
  const areaIds = rows.map(({ unit }) => unit.id)
  const { rows: old } = await sql`
    update level_proposals set superseded_at = ${step.now}
    where area_id = any(${areaIds}::int[]) and decided_at is null and superseded_at is null returning id`.execute(
    step.trx,
  )
  await sql`
    insert into level_proposals (zone_id, id, round_id, area_id, level, before, content, proposed_at)
    select zone_id, id, ${work.id}::uuid, area_id, level, before, content::jsonb, ${step.now}::timestamptz
    from unnest(${areaIds.map((id) => step.tree.get(id).zoneId)}::int[],
                ${areaIds.map((id) => childId(work, `area/${id}`))}::uuid[], ${areaIds}::int[],
                ${rows.map(({ computed }) => (computed.ok ? computed.level : null))}::smallint[],
                ${rows.map(({ before }) => before)}::smallint[],
                ${rows.map(({ inputs, computed }) => JSON.stringify({ inputs, computed }))}::text[])
      as given (zone_id, id, area_id, level, before, content)`.execute(step.trx)
  return old.length
}
