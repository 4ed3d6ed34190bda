import type { z } from 'zod'
import { addDays, type Day, refuse } from '#kit'
import { accept, defineIntent, enqueueJob, oneByOne, reject, type Work } from '#platform/server'
import { computeScores, recomputeScores, SCORECARDS, settledAt } from '../domain/index.ts'
import { computeDay } from './compute-day.ts'
import { formulaOfDay } from './formulas.ts'

/** `scorecards.compute`: as known now; a day that is not settled yet can only be looked at. */
export const computeScoresIntent = defineIntent({
  contract: computeScores,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async ({ payload }: Work<z.infer<typeof computeScores.payload>>, { trx, now, tree, profile }) => {
    const day = payload.day as Day
    const formula = await formulaOfDay(profile, day)
    if (!formula) return reject(SCORECARDS.NO_FORMULA, { field: 'day', params: { day } })
    const from = settledAt(formula, day, profile.utcOffsetMinutes)
    if (now < from) return reject(SCORECARDS.NOT_SETTLED, { field: 'day', params: { day, at: from } })
    const { areaId } = payload
    const done = await computeDay(
      trx,
      { formula, areaId, within: tree.get(areaId), day, knownAt: now },
      { now, tree, profile },
    )
    return accept(done.facts, { units: done.units, computed: done.computed })
  }),
})

/** The kind of job that computes past days again. */
export const recomputeKind = 'scorecards-recompute'

/** What the job is asked. */
export interface RecomputeInput {
  readonly areaId: number
  readonly days: readonly Day[]
  readonly renew: boolean
}

const mostDays = 400

/** `scorecards.recompute`: a job of the intent's own id. */
export const recomputeScoresIntent = defineIntent({
  contract: recomputeScores,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<z.infer<typeof recomputeScores.payload>>, { trx, now }) => {
    const { areaId, from, to, renew } = work.payload
    const days: Day[] = []
    for (let day = from as Day; day <= to && days.length <= mostDays; day = addDays(day, 1)) days.push(day)
    if (days.length === 0 || days.length > mostDays) return reject(refuse(SCORECARDS.PERIOD_BACKWARDS, { field: 'to' }))
    const input: RecomputeInput = { areaId, days, renew }
    const { accountId } = work.actor
    await enqueueJob(trx, { id: work.id, kind: recomputeKind, areaId, accountId, total: days.length, input, now })
    const data = { from, to, days: days.length, renew: renew ? 1 : 0 }
    return accept([{ type: 'recompute-ordered', areaId, subjectId: work.id, data, live: ['jobs'] }], { jobId: work.id })
  }),
})
