import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { accept, childId, defineIntent, oneByOne, reject, type Step, type Trx, type Work } from '#platform/server'
import { endRowsInForce, type PutInForce, putInForce } from '#rooms/areas/server'
import { decideMeasures, deviationsFrom, LEVELS, type Level } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { competenceOf, needsPerson, refuseIncompetent, scopeOf } from './who-decides.ts'

interface DecidedLevel {
  readonly id: string
  readonly areaId: number
  readonly level: Level | null
  readonly from: Instant | null
  readonly reviewAt: Instant | null
  readonly measuresAt: Instant | null
}

/** Puts measures in force for a decided level: by a named, competent person, and never by itself (LVL-03). */
export const decideMeasuresIntent = defineIntent({
  contract: decideMeasures,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.output<typeof decideMeasures.payload>>, step: Step) => {
    const { proposalId, measures: chosen, reason } = work.payload
    const no = needsPerson(work.actor)
    if (no) return reject(no)
    const decided = await lockDecided(step.trx, proposalId)
    if (!decided) return reject(LEVELS.UNKNOWN)
    const { areaId, level, from, reviewAt } = decided
    if (!(await competenceOf(scopeOf(step), work.actor, 'area-measures'))(areaId))
      return reject(await refuseIncompetent(scopeOf(step), 'area-measures', areaId))
    if (level === null || from === null || reviewAt === null) return reject(LEVELS.NOT_DECIDED)
    if (decided.measuresAt !== null) return reject(LEVELS.MEASURES_DECIDED)
    const { measures } = await levelsCatalogue(step.profile)
    const { other, left, unknown } = deviationsFrom(measures, level, chosen)
    if (unknown.length > 0) return reject(LEVELS.UNKNOWN_MEASURE, { field: 'measures' })
    if (other.length + left.length > 0 && reason === undefined) return reject(LEVELS.REASON_NEEDED, { field: 'reason' })
    const begins = from > step.now ? from : step.now
    const put = chosen.map(({ key, level: form }): PutInForce => {
      const measure = measures.find((one) => one.key === key)
      const said = measure?.byLevel[form - 1]
      return {
        id: childId(work, `measure/${key}`),
        areaId,
        kind: 'measure',
        labelVi: `${measure?.title.vi}: ${said?.vi}`,
        labelEn: `${measure?.title.en}: ${said?.en}`,
        documentId: null,
        from: begins,
        to: null,
        reviewAt: reviewAt > begins ? reviewAt : begins,
        data: { levelMeasure: key, form, proposalId },
      }
    })
    await sql`update level_proposals set measures_at = ${step.now}, measures_by = ${work.actor.officerId},
        measures_reason = ${reason ?? null} where id = ${proposalId}`.execute(step.trx)
    const ended = await endRowsInForce(step.trx, await standingMeasures(step.trx, areaId, begins), begins)
    const data = { level, measures: chosen.length, other: other.length, left: left.length }
    const fact = { type: 'level-measures-decided', areaId, subjectId: proposalId, data, live: ['levels'] }
    return accept([fact, ...ended, ...(await putInForce(step.trx, put, step.tree))], { measures: chosen.length })
  }),
})

async function lockDecided(trx: Trx, id: string): Promise<DecidedLevel | undefined> {
  const { rows } = await sql<DecidedLevel>`
    select id, area_id as "areaId", decided_level as level, from_at as "from", review_at as "reviewAt",
           measures_at as "measuresAt"
    from level_proposals where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Measures that an earlier level brought; those of directives and zones are none of this room's business. */
async function standingMeasures(trx: Trx, areaId: number, at: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from in_force where area_id = ${areaId} and kind = 'measure' and data ? 'levelMeasure'
      and (to_at is null or to_at > ${at})`.execute(trx)
  return rows.map(({ id }) => id)
}
