import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import { ACCESS, accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { explainScore, SCORECARDS, seeScore } from '../domain/index.ts'
import { type KeptScore, lastScores, lockScore } from './scores.store.ts'
import { headsUnit } from './who-decides.ts'

/** A head opened the score of their unit: the first look is kept. */
export const seeScoreIntent = defineIntent<{ scoreId: string }>({
  contract: seeScore,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const score = await lockScore(step.trx, work.payload.scoreId)
    const refusal = refuseHead(score, work, step)
    if (refusal || !score) return reject(refusal ?? refuse(ACCESS.NOT_FOUND))
    if (score.seenAt !== null) return accept([])
    await sql`update scores set seen_at = ${step.now}, seen_by = ${work.actor.officerId}
      where id = ${score.id} and zone_id = ${score.zoneId}`.execute(step.trx)
    return accept([factOf('score-seen', score)])
  }),
})

/** A head explains the last computation, before it is approved. */
export const explainScoreIntent = defineIntent<{ scoreId: string; text: string }>({
  contract: explainScore,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const score = await lockScore(step.trx, work.payload.scoreId)
    const refusal = refuseHead(score, work, step)
    if (refusal || !score) return reject(refusal ?? refuse(ACCESS.NOT_FOUND))
    const { trx, now } = step
    const last = (await lastScores(trx, { day: score.day, areaIds: [score.areaId] })).get(score.areaId)
    if (last && last.id !== score.id) return reject(SCORECARDS.NOT_THE_LAST, { field: 'scoreId' })
    if (score.explainedAt !== null) return reject(SCORECARDS.ALREADY_EXPLAINED)
    if (score.state !== 'computed') return reject(SCORECARDS.ALREADY_APPROVED)
    const by = work.actor.officerId
    await sql`
      update scores set explanation = ${work.payload.text}, explained_at = ${now}, explained_by = ${by},
        seen_at = coalesce(seen_at, ${now}::timestamptz), seen_by = coalesce(seen_by, ${by}::uuid)
      where id = ${score.id} and zone_id = ${score.zoneId}`.execute(trx)
    return accept([factOf('score-explained', score)])
  }),
})

function refuseHead(score: KeptScore | undefined, work: Work<unknown>, step: Step): Refusal | null {
  if (!score || allowed(work, step, 'scorecards.read', score.areaId))
    return refuse(ACCESS.NOT_FOUND, { field: 'scoreId' })
  return headsUnit(work.actor, score.areaId) ? null : refuse(SCORECARDS.NOT_THE_HEAD)
}

function factOf(type: string, { areaId, id, day, version }: KeptScore) {
  return { type, areaId, subjectId: id, data: { day, version }, live: ['scorecards'] }
}
