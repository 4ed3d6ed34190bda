import { sql } from 'kysely'
import type { z } from 'zod'
import { ACCESS, accept, actingPost, allowed, defineIntent, oneByOne, reject, type Work } from '#platform/server'
import { recordRecheck, SCORECARDS } from '../domain/index.ts'
import { computeAgain } from './compute-day.ts'
import { formulaByCode } from './formulas.ts'
import { lockSample } from './samples.store.ts'
import { unitById } from './units.query.ts'
import { isOfUnit } from './who-decides.ts'

/**
 * The result of a re-check, entered by somebody who is not of the unit. It becomes part of the unit's records of that
 * day, so the unit gets a newer computation beside the one it had.
 */
export const recordRecheckIntent = defineIntent({
  contract: recordRecheck,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof recordRecheck.payload>>, step) => {
    const { trx, now, tree, profile } = step
    const sample = await lockSample(trx, work.payload.sampleId)
    if (!sample) return reject(ACCESS.NOT_FOUND, { field: 'sampleId' })
    const refusal = allowed(work, step, 'scorecards.recheck', sample.areaId, 'scorecards.read')
    if (refusal) return reject(refusal)
    const unit = await unitById({ db: trx, tree }, sample.areaId)
    const formula = await formulaByCode(profile, await formulaOf(trx, sample.id))
    if (!unit || !formula) return reject(ACCESS.NOT_FOUND, { field: 'sampleId' })
    if (isOfUnit(work.actor, unit, tree)) return reject(SCORECARDS.CHECKER_OF_THE_UNIT)
    if (work.actor.officerId === null) return reject(SCORECARDS.NOT_A_PERSON)
    if (sample.outcome !== null) return reject(SCORECARDS.CHECKED_ALREADY)
    const { outcome, note } = work.payload
    const postId = actingPost(work, step, 'scorecards.recheck', sample.areaId)
    await sql`
      update score_samples set outcome = ${outcome}, note = ${note}, checked_by = ${work.actor.officerId},
        checked_post = ${postId}, checked_at = ${now}
      where id = ${sample.id} and zone_id = ${sample.zoneId}`.execute(trx)
    const again = await computeAgain(trx, unit, { formula, day: sample.day }, step)
    const data = { day: sample.day, outcome }
    const fact = { type: 'sample-checked', areaId: unit.id, subjectId: sample.id, data, live: ['scorecards'] }
    return accept([fact, ...again.facts], { computed: again.computed })
  }),
})

async function formulaOf(trx: Parameters<typeof lockSample>[0], id: string): Promise<string> {
  const row = await trx.selectFrom('score_samples').select('formula').where('id', '=', id).executeTakeFirstOrThrow()
  return row.formula
}
