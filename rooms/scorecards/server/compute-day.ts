import { hash } from 'node:crypto'
import { addDays, type Day, type Instant, type Interval, startOfDay } from '#kit'
import { type Fact, notify, type Profile, type Tree, type Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import type { Formula } from '../domain/index.ts'
import { type Computed, computeUnits } from './compute-units.query.ts'
import { drawSamples } from './samples.store.ts'
import { type KeptScore, lastScores, lockDay, saveScores } from './scores.store.ts'
import { measuredUnits, type Unit } from './units.query.ts'

/** What is computed: the units inside a place, for a day, as known at a moment. */
export interface ComputeDay {
  readonly formula: Formula
  readonly areaId: number
  readonly within: Interval
  readonly day: Day
  readonly knownAt: Instant
  /** Only the place itself, not what lies inside it. */
  readonly alone?: boolean
}

interface At {
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

/** What a computation came to, with its facts for the journal. */
export interface DayComputed {
  readonly units: number
  /** Units that have a new computation now. */
  readonly computed: number
  readonly facts: readonly Fact[]
}

/**
 * Computes a day and keeps what is new: a unit whose records say the same as in its last computation gets no other. The
 * whole city's computation also draws the re-checks of the day.
 */
export async function computeDay(trx: Trx, of: ComputeDay, at: At): Promise<DayComputed> {
  const { formula, day, knownAt } = of
  const { tree, profile, now } = at
  await lockDay(trx, day)
  const inside = await measuredUnits({ db: trx, tree }, { formula, day, within: [of.within] })
  const units = of.alone ? inside.filter(({ id }) => id === of.areaId) : inside
  const results = await computeUnits({ db: trx, tree, profile }, { formula, day, knownAt, units })
  const last = await lastScores(trx, { day, areaIds: units.map(({ id }) => id) })
  const fresh = results.filter(({ unit, inputs }) => last.get(unit.id)?.inputs !== inputs)
  await keep(trx, fresh, { ...of, ...at, last })
  const drawn = of.areaId === tree.root?.id ? await draw(trx, results, { ...of, now }) : 0
  return { units: units.length, computed: fresh.length, facts: factsOf(of, { results, fresh: fresh.length, drawn }) }
}

async function keep(
  trx: Trx,
  fresh: readonly Computed[],
  at: ComputeDay & At & { readonly last: ReadonlyMap<number, KeptScore> },
): Promise<void> {
  const { formula, day, now, profile, last } = at
  const endOfDay = startOfDay(addDays(day, 1), profile.utcOffsetMinutes)
  const heads = await headPostsOf(
    trx,
    fresh.map(({ unit }) => unit.id),
    endOfDay,
  )
  const kept = fresh.map((one) => ({
    ...one,
    version: (last.get(one.unit.id)?.version ?? 0) + 1,
    headOfficerId: heads.get(one.unit.id)?.officerId ?? null,
  }))
  await saveScores(trx, kept, { ...at, formula: formula.code })
  const low = kept.filter(
    ({ score, headOfficerId }) => headOfficerId !== null && (score.score ?? 100) < formula.explainBelow,
  )
  await notify(
    trx,
    low.map(({ unit, score, version, headOfficerId }) => ({
      officerId: headOfficerId as string,
      kind: 'score-needs-explanation',
      reason: `score ${unit.id} ${day} ${version}`,
      areaId: unit.id,
      subjectId: null,
      data: { day, score: score.score },
    })),
    now,
  )
}

/** The salt is the hash of everything that the day's scores rest on: known to nobody before, to everybody after. */
async function draw(trx: Trx, results: readonly Computed[], at: ComputeDay & { now: Instant }): Promise<number> {
  const inOrder = results.toSorted((left, right) => left.unit.id - right.unit.id)
  const salt = hash('sha256', inOrder.map(({ inputs }) => inputs).join('\n'))
  return drawSamples(trx, { ...at, salt, units: results })
}

function factsOf(
  { areaId, day, formula, knownAt }: ComputeDay,
  done: { readonly results: readonly Computed[]; readonly fresh: number; readonly drawn: number },
): Fact[] {
  if (done.fresh === 0 && done.drawn === 0) return []
  const digest = hash('sha256', done.results.map(({ unit, inputs }) => `${unit.id} ${inputs}`).join('\n'))
  const data = {
    day,
    formula: formula.code,
    knownAt,
    units: done.results.length,
    computed: done.fresh,
    drawn: done.drawn,
    digest,
  }
  return [{ type: 'scores-computed', areaId, data, live: ['scorecards'] }]
}

/** One unit again, as known now: after something was learnt of it. */
export async function computeAgain(
  trx: Trx,
  unit: Unit,
  of: { formula: Formula; day: Day },
  at: At,
): Promise<DayComputed> {
  return computeDay(trx, { ...of, areaId: unit.id, within: unit, alone: true, knownAt: at.now }, at)
}
