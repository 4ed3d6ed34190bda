import { sql } from 'kysely'
import type { Day } from '#kit'
import { type JobKind, type JobTools, stateInJournal, type Trx } from '#platform/server'
import type { Recomputed } from '../domain/index.ts'
import { computeDay } from './compute-day.ts'
import { type RecomputeInput, recomputeKind } from './compute-scores.ts'
import { computeUnits } from './compute-units.query.ts'
import { formulaByCode, formulaOfDay } from './formulas.ts'
import { type KeptScore, scoresWhere } from './scores.store.ts'
import { measuredUnits } from './units.query.ts'

type Differing = Recomputed['differing'][number]

/** Computes kept days again, each as known when it was computed: one step a day, goes on after a crash, can be cancelled. */
export const recomputeJob: JobKind = {
  kind: recomputeKind,
  run: async (given, tools): Promise<Recomputed> => {
    const input = given as RecomputeInput
    const sum = { days: 0, checked: 0, equal: 0, differing: [] as Differing[], renewed: 0 }
    for (const day of input.days.slice(tools.done)) {
      const goesOn = await tools.step(1, async (trx) => {
        const done = await checkDay(trx, input, day, tools)
        sum.checked += done.checked
        sum.differing.push(...done.differing)
        sum.renewed += input.renew ? await renew(trx, input, day, tools) : 0
      })
      if (!goesOn) break
      sum.days += 1
    }
    return { ...sum, equal: sum.checked - sum.differing.length }
  },
}

async function checkDay(
  trx: Trx,
  { areaId }: RecomputeInput,
  day: Day,
  { territory, profile }: JobTools,
): Promise<{ checked: number; differing: Differing[] }> {
  const tree = territory.current()
  const place = tree.get(areaId)
  const inside = tree.inside([place]).map(({ id }) => id)
  const kept = await scoresWhere(trx, sql`on_day = ${day} and area_id = any(${inside}::int[])`)
  const differing: Differing[] = []
  // All that were computed together were known at the same moment: one computation for each of these.
  for (const group of Map.groupBy(kept, (one) => `${one.knownAt} ${one.formula}`).values()) {
    const [first] = group as [KeptScore]
    const formula = await formulaByCode(profile, first.formula)
    if (!formula) throw new Error(`the profile no longer has the formula ${first.formula} of ${day}`)
    const wanted = new Set(group.map((one) => one.areaId))
    const units = await measuredUnits({ db: trx, tree }, { formula, day, within: [place] })
    const again = await computeUnits(
      { db: trx, tree, profile },
      { formula, day, knownAt: first.knownAt, units: units.filter(({ id }) => wanted.has(id)) },
    )
    const byArea = new Map(again.map((one) => [one.unit.id, one]))
    for (const one of group) {
      const now = byArea.get(one.areaId)
      if (now?.inputs === one.inputs && now.score.score === one.score) continue
      differing.push({ scoreId: one.id, areaId: one.areaId, day, was: one.score, is: now?.score.score ?? null })
    }
  }
  return { checked: kept.length, differing }
}

async function renew(trx: Trx, { areaId }: RecomputeInput, day: Day, tools: JobTools): Promise<number> {
  const { territory, profile, clock, runId } = tools
  const formula = await formulaOfDay(profile, day)
  if (!formula) return 0
  const [tree, now] = [territory.current(), clock.now()]
  const done = await computeDay(
    trx,
    { formula, areaId, within: tree.get(areaId), day, knownAt: now },
    { now, tree, profile },
  )
  const by = { intentId: runId, accountId: null, officerId: null, postId: null, occurredAt: now }
  await stateInJournal(
    trx,
    done.facts.map((fact) => ({ fact, ...by })),
    now,
    tree,
  )
  return done.computed
}
