import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, explainAvoidance, judgeAvoidance } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { showMoment } from './days.ts'
import { isOfUnit } from './is-of-unit.ts'

interface Row {
  zoneId: number
  areaId: number
  at: Instant
  explainedAt: Instant | null
  verdict: string | null
  officerId: string | null
}

async function lockAvoidance(step: Step, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select avoidances.zone_id as "zoneId", avoidances.area_id as "areaId", avoidances.at,
           explained_at as "explainedAt", verdict, decisions.officer_id as "officerId"
    from avoidances join decisions on decisions.zone_id = avoidances.zone_id and decisions.id = avoidances.decision_id
    where avoidances.id = ${id} for update of avoidances`.execute(step.trx)
  return rows[0]
}

/** The unit says how it was, as long as nobody has judged. */
export const explainAvoidanceIntent = defineIntent({
  contract: explainAvoidance,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof explainAvoidance.payload>>, step: Step) => {
    const { avoidanceId, explanation } = work.payload
    const known = await lockAvoidance(step, avoidanceId)
    const notAllowed = allowed(work, step, 'bodies.decide', known?.areaId ?? -1, 'bodies.decide')
    if (!known || notAllowed) return reject(notAllowed ?? BODIES.HUMAN_NEEDED)
    if (!isOfUnit(work.actor, known.areaId)) return reject(BODIES.NOT_THE_UNIT, { field: 'avoidanceId' })
    if (known.verdict !== null) return reject(BODIES.JUDGED, { field: 'avoidanceId' })
    await sql`update avoidances set explanation = ${explanation}, explained_at = ${step.now}
      where zone_id = ${known.zoneId} and id = ${avoidanceId}`.execute(step.trx)
    return accept([
      { type: 'avoidance-explained', areaId: known.areaId, subjectId: avoidanceId, data: {}, live: ['bodies'] },
    ])
  }),
})

/**
 * A named inspector answers. "Avoided" only after the unit was heard or had its time; nobody judges what they sent up
 * themselves (SG-08, SG-17).
 */
export const judgeAvoidanceIntent = defineIntent({
  contract: judgeAvoidance,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof judgeAvoidance.payload>>, step: Step) => {
    const { avoidanceId, verdict, note } = work.payload
    const known = await lockAvoidance(step, avoidanceId)
    const notAllowed = allowed(work, step, 'bodies.inspect-avoidance', known?.areaId ?? -1, 'bodies.inspect-avoidance')
    if (!known || notAllowed) return reject(notAllowed ?? BODIES.HUMAN_NEEDED)
    if (work.actor.officerId === null) return reject(BODIES.HUMAN_NEEDED)
    if (known.verdict !== null) return reject(BODIES.JUDGED, { field: 'avoidanceId' })
    if (known.officerId === work.actor.officerId) return reject(BODIES.OWN_CASE, { field: 'avoidanceId' })
    const { competences } = await catalogueOf(step.profile)
    const until = addMinutes(known.at, competences.hearWithinHours * 60)
    if (verdict === 'avoided' && known.explainedAt === null && step.now < until) {
      return reject(BODIES.NOT_HEARD, {
        field: 'verdict',
        params: { until: showMoment(until, step.profile.utcOffsetMinutes) },
      })
    }
    await sql`update avoidances set verdict = ${verdict}, verdict_note = ${note}, judged_by = ${work.actor.officerId},
        judged_at = ${step.now} where zone_id = ${known.zoneId} and id = ${avoidanceId}`.execute(step.trx)
    return accept([
      { type: 'avoidance-judged', areaId: known.areaId, subjectId: avoidanceId, data: { verdict }, live: ['bodies'] },
    ])
  }),
})
