import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day, refuse, startOfDay } from '#kit'
import {
  ACCESS,
  accept,
  actingPost,
  allowed,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import {
  adviceOf,
  type Formula,
  isHeard,
  poolCounts,
  rateHead,
  SCORECARDS,
  scoreOf,
  waitsUntil,
} from '../domain/index.ts'
import { formulaByCode } from './formulas.ts'
import { lastOfPeriod } from './period-scores.query.ts'
import { countsOf, type KeptScore } from './scores.store.ts'
import { unitById } from './units.query.ts'
import { decidesOver } from './who-decides.ts'

type Rate = Work<z.infer<typeof rateHead.payload>>

/**
 * A superior rates a head for a period (SCR-02). The score advises and decides nothing (SG-08); nobody rates themselves;
 * nobody is rated before they were heard or had the time to be (SG-17).
 */
export const rateHeadIntent = defineIntent({
  contract: rateHead,
  area: 'handler',
  handle: oneByOne(async (work: Rate, step) => {
    const { trx, tree } = step
    const { areaId, from, to } = work.payload
    const unit = await unitById({ db: trx, tree }, areaId)
    const refusal = unit ? allowed(work, step, 'scorecards.rate', areaId, 'scorecards.read') : refuse(ACCESS.NOT_FOUND)
    if (refusal || !unit) return reject(refusal ?? refuse(ACCESS.NOT_FOUND))
    if (work.actor.officerId === null) return reject(SCORECARDS.NOT_A_PERSON)
    if (!decidesOver(work.actor, 'scorecards.rate', unit, tree)) return reject(SCORECARDS.OWN_UNIT, { field: 'areaId' })
    if (to < from || to > addDays(from as Day, 400)) return reject(SCORECARDS.PERIOD_BACKWARDS, { field: 'to' })
    const scores = (await lastOfPeriod(trx, { from, to, areaIds: [areaId] })).get(areaId) ?? []
    const formula = await formulaByCode(step.profile, scores.at(-1)?.formula ?? '')
    if (!formula) return reject(SCORECARDS.NO_SCORE_IN_PERIOD, { field: 'from' })
    return rate(work, step, { formula, scores })
  }),
})

async function rate(
  work: Rate,
  step: Step,
  { formula, scores }: { readonly formula: Formula; readonly scores: readonly KeptScore[] },
): Promise<Outcome> {
  const { trx, now, tree, profile } = step
  const { areaId, from, to, rating, reason } = work.payload
  if (!formula.ratings.some(({ key }) => key === rating)) {
    return reject(SCORECARDS.UNKNOWN_RATING, { field: 'rating', params: { rating } })
  }
  const waiting = scores.filter((score) => score.state === 'computed' && !isHeard(formula, score, now))
  const until = waiting
    .map(({ computedAt }) => waitsUntil(formula, computedAt))
    .toSorted()
    .at(-1)
  if (until !== undefined) return reject(SCORECARDS.STILL_WAITING, { params: { until } })
  const head = (await headPostsOf(trx, [areaId], startOfDay(addDays(to as Day, 1), profile.utcOffsetMinutes))).get(
    areaId,
  )
  if (!head?.officerId) return reject(SCORECARDS.NO_HEAD, { field: 'areaId' })
  if (head.officerId === work.actor.officerId) return reject(SCORECARDS.OWN_UNIT, { field: 'areaId' })
  const { score } = scoreOf(formula, poolCounts(scores.map(countsOf)))
  const { zoneId } = tree.get(areaId)
  await sql`update score_ratings set replaced_at = ${now} where zone_id = ${zoneId} and area_id = ${areaId}
    and from_day = ${from} and to_day = ${to} and replaced_at is null`.execute(trx)
  await trx
    .insertInto('score_ratings')
    .values({
      zone_id: zoneId,
      id: work.id,
      area_id: areaId,
      officer_id: head.officerId,
      post_id: head.postId,
      from_day: from,
      to_day: to,
      formula: formula.code,
      score,
      advice: adviceOf(formula, score),
      rating,
      reason,
      rated_by: work.actor.officerId as string,
      rated_post: actingPost(work, step, 'scorecards.rate', areaId),
      rated_at: now,
      replaced_at: null,
    })
    .execute()
  const data = { from, to, rating, advice: adviceOf(formula, score), officerId: head.officerId }
  return accept([{ type: 'head-rated', areaId, subjectId: work.id, data, live: ['scorecards'] }])
}
