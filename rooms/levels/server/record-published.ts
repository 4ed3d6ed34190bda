import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { footingOf, LEVELS, type LevelCounts, recordPublished } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { unitsInside } from './units.query.ts'

/** Keeps a published notice beside the number of units there were on its day; one that does not foot is kept as it is. */
export const recordPublishedIntent = defineIntent({
  contract: recordPublished,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<z.output<typeof recordPublished.payload>>, step: Step) => {
    const { areaId, number, publishedOn, setKey, communes, districts, top, source, note } = work.payload
    const set = (await levelsCatalogue(step.profile)).sets.find(({ key }) => key === setKey)
    if (!set) return reject(LEVELS.UNKNOWN_SET, { field: 'setKey' })
    // Without its own day the notice is held against the units of today.
    const on = publishedOn ?? dayOf(step.now, step.profile.utcOffsetMinutes)
    const where = { db: step.trx, tree: step.tree }
    const there = {
      communes: (await unitsInside(where, areaId, { on, levels: ['commune'] })).length,
      districts: (await unitsInside(where, areaId, { on, levels: ['district'] })).length,
    }
    await sql`
      insert into level_published (id, area_id, number, published_on, set_key, communes, districts, top_level,
                                   communes_there, districts_there, source, note, recorded_by, recorded_at)
      values (${work.id}, ${areaId}, ${number}, ${publishedOn}, ${setKey}, ${communes}::int[], ${districts}::int[], ${top},
              ${there.communes}, ${there.districts}, ${source}, ${note}, ${work.actor.officerId}, ${step.now})`.execute(
      step.trx,
    )
    const foots = footsOf({ communes, districts, there })
    const data = { setKey, foots }
    return accept([{ type: 'level-notice-recorded', areaId, subjectId: work.id, data, live: ['levels'] }], { foots })
  }),
})

/** Whether all the counts that a notice gives are the units there were. */
function footsOf(of: {
  readonly communes: LevelCounts | null
  readonly districts: LevelCounts | null
  readonly there: { readonly communes: number; readonly districts: number }
}): boolean {
  const { communes, districts, there } = of
  const footings = [footingOf(communes, there.communes), footingOf(districts, there.districts)]
  return footings.every((footing) => footing === null || footing.delta === 0)
}
