import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, actingPost, defineIntent, oneByOne, reject, type Step, type Trx, type Work } from '#platform/server'
import { activateSet, holdBriefing, LEVELS } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { unitsInside, type Where } from './units.query.ts'
import { needsPerson } from './who-decides.ts'

/** Records a briefing and who came (LVL-04). */
export const holdBriefingIntent = defineIntent({
  contract: holdBriefing,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<z.output<typeof holdBriefing.payload>>, step: Step) => {
    const { areaId, setKey, title, heldAt, place, attendance } = work.payload
    const { sets } = await levelsCatalogue(step.profile)
    if (!sets.some(({ key }) => key === setKey)) return reject(LEVELS.UNKNOWN_SET, { field: 'setKey' })
    if (heldAt > step.now) return reject(LEVELS.DAY_AHEAD, { field: 'heldAt' })
    const strange = attendance.findIndex(({ areaId: id }) => !step.tree.find(id))
    if (strange >= 0) return reject(LEVELS.UNKNOWN, { field: `attendance.${strange}.areaId` })
    await sql`
      insert into level_briefings (id, area_id, set_key, title, held_at, place, recorded_by, recorded_at)
      values (${work.id}, ${areaId}, ${setKey}, ${title}, ${heldAt}, ${place ?? null}, ${work.actor.officerId}, ${step.now})`.execute(
      step.trx,
    )
    const people = new Map(attendance.map((one) => [one.areaId, one.people]))
    await sql`
      insert into level_briefing_attendance (briefing_id, area_id, people)
      select ${work.id}::uuid, area_id, people
      from unnest(${[...people.keys()]}::int[], ${[...people.values()]}::int[]) as given (area_id, people)`.execute(
      step.trx,
    )
    const data = { setKey, units: people.size }
    return accept([{ type: 'level-briefing-held', areaId, subjectId: work.id, data, live: ['levels'] }], {
      id: work.id,
    })
  }),
})

/** Puts a criteria set to use: the head of the city, after a briefing, with a reason where units were absent. */
export const activateSetIntent = defineIntent({
  contract: activateSet,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<z.output<typeof activateSet.payload>>, step: Step) => {
    const { areaId, setKey, reason } = work.payload
    const no = needsPerson(work.actor)
    if (no) return reject(no)
    if (areaId !== step.tree.root?.id) return reject(LEVELS.NOT_ACTIVATED, { field: 'areaId', params: { set: setKey } })
    const { sets } = await levelsCatalogue(step.profile)
    const set = sets.find(({ key }) => key === setKey)
    if (!set) return reject(LEVELS.UNKNOWN_SET, { field: 'setKey' })
    if (await isActivated(step.trx, setKey)) return reject(LEVELS.ALREADY_ACTIVATED)
    const absent = await absentFrom(step, setKey)
    if (absent === undefined) return reject(LEVELS.NO_BRIEFING, { params: { set: set.number } })
    if (absent.length > 0 && reason === undefined)
      return reject(LEVELS.ABSENT_DISTRICTS, { field: 'reason', params: { count: absent.length } })
    await sql`
      insert into level_activations (id, area_id, set_key, absent, reason, decided_by, decided_post_id, decided_at)
      values (${work.id}, ${areaId}, ${setKey}, ${absent}::int[], ${reason ?? null}, ${work.actor.officerId},
              ${actingPost(work, step, 'levels.decide', areaId)}, ${step.now})`.execute(step.trx)
    const data = { setKey, absent: absent.length }
    return accept([{ type: 'level-set-activated', areaId, subjectId: work.id, data, live: ['levels'] }])
  }),
})

/** Whether a set is in use in the city. */
export async function isActivated(trx: Trx, setKey: string): Promise<boolean> {
  const { rows } = await sql`select 1 from level_activations where set_key = ${setKey}`.execute(trx)
  return rows.length > 0
}

/** Units that answer for levels and came to no briefing on a set; undefined: none was held. */
async function absentFrom(step: Step, setKey: string): Promise<number[] | undefined> {
  const { rows } = await sql<{ areaId: number | null }>`
    select came.area_id as "areaId" from level_briefings
    left join level_briefing_attendance came on came.briefing_id = level_briefings.id and came.people > 0
    where set_key = ${setKey}`.execute(step.trx)
  if (rows.length === 0) return undefined
  const came = new Set(rows.map(({ areaId }) => areaId))
  const invited = await invitedUnits({ db: step.trx, tree: step.tree }, dayOf(step.now, step.profile.utcOffsetMinutes))
  return invited.filter((id) => !came.has(id))
}

/** Whom a briefing is for: the districts; where a city has none, its communes. */
export async function invitedUnits(where: Where, on: string): Promise<number[]> {
  const rootId = where.tree.root?.id ?? 0
  const districts = await unitsInside(where, rootId, { on, levels: ['district'] })
  const units = districts.length > 0 ? districts : await unitsInside(where, rootId, { on, levels: ['commune'] })
  return units.map(({ id }) => id)
}
