import { sql } from 'kysely'
import type { z } from 'zod'
import type { Day, Instant } from '#kit'
import {
  accept,
  actingPost,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { approveScores, isHeard, publishScores, SCORECARDS, waitsUntil } from '../domain/index.ts'
import { formulaOfDay } from './formulas.ts'
import { type KeptScore, lastScores } from './scores.store.ts'
import { measuredUnits } from './units.query.ts'
import { decidesOver } from './who-decides.ts'

type Decide = Work<z.infer<typeof approveScores.payload>>

/** Approves what the heads had their say on; the rest waits. Never the decider's own unit, never by the house (SG-08). */
export const approveScoresIntent = defineIntent({
  contract: approveScores,
  area: ({ areaId }) => areaId,
  handle: oneByOne((work: Decide, step) => decide(work, step, 'approved')),
})

/** Publishes what is approved (SG-17). */
export const publishScoresIntent = defineIntent({
  contract: publishScores,
  area: ({ areaId }) => areaId,
  handle: oneByOne((work: Decide, step) => decide(work, step, 'published')),
})

type Target = 'approved' | 'published'

async function decide(work: Decide, step: Step, to: Target): Promise<Outcome> {
  const { trx, tree, profile, now } = step
  const { areaId } = work.payload
  const day = work.payload.day as Day
  if (work.actor.officerId === null) return reject(SCORECARDS.NOT_A_PERSON)
  const formula = await formulaOfDay(profile, day)
  if (!formula) return reject(SCORECARDS.NO_FORMULA, { field: 'day', params: { day } })
  const inside = await measuredUnits({ db: trx, tree }, { formula, day, within: [tree.get(areaId)] })
  const theirs = inside.filter((unit) => decidesOver(work.actor, 'scorecards.approve', unit, tree))
  if (theirs.length === 0) return reject(SCORECARDS.OWN_UNIT, { field: 'areaId' })
  const areaIds = theirs.map(({ id }) => id)
  const last = [...(await lastScores(trx, { day, areaIds })).values()]
  if (last.length === 0) return reject(SCORECARDS.NO_SCORE, { field: 'day', params: { day } })
  const from = to === 'approved' ? 'computed' : 'approved'
  const open = last.filter(({ state }) => state === from)
  const ready = to === 'approved' ? open.filter((score) => isHeard(formula, score, now)) : open
  const refusal = ready.length === 0 ? whyNone(last, { to, open, formula }) : undefined
  if (refusal) return refusal
  await save(trx, ready, {
    to,
    now,
    officerId: work.actor.officerId,
    postId: actingPost(work, step, 'scorecards.approve', areaId),
  })
  return accept(
    ready.map((score) => factOf(score, to)),
    { done: ready.length, waiting: open.length - ready.length },
  )
}

function whyNone(
  last: readonly KeptScore[],
  of: {
    readonly to: Target
    readonly open: readonly KeptScore[]
    readonly formula: { readonly waitingMinutes: number }
  },
): Outcome {
  const [first] = of.open
  if (of.to === 'approved' && first) {
    const until = of.open
      .map(({ computedAt }) => waitsUntil(of.formula, computedAt))
      .toSorted()
      .at(-1) as Instant
    return reject(SCORECARDS.STILL_WAITING, { params: { until } })
  }
  const isBefore = last.some(({ state }) => state === 'computed')
  return of.to === 'published' && isBefore ? reject(SCORECARDS.NOT_APPROVED) : accept([], { done: 0, waiting: 0 })
}

async function save(
  trx: Step['trx'],
  scores: readonly KeptScore[],
  by: { readonly to: Target; readonly now: Instant; readonly officerId: string; readonly postId: string | null },
): Promise<void> {
  const { now, officerId, postId } = by
  const set =
    by.to === 'approved'
      ? sql`state = 'approved', approved_at = ${now}, approved_by = ${officerId}, approved_post = ${postId}`
      : sql`state = 'published', published_at = ${now}, published_by = ${officerId}, published_post = ${postId}`
  await sql`update scores set ${set} where id = any(${scores.map(({ id }) => id)}::uuid[])
    and zone_id = any(${scores.map(({ zoneId }) => zoneId)}::int[])`.execute(trx)
}

function factOf({ id, areaId, day, version }: KeptScore, to: Target): Fact {
  return { type: `score-${to}`, areaId, subjectId: id, data: { day, version }, live: ['scorecards'] }
}
