import { addDays, type Day, type Instant } from '#kit'
import { type ComputedLevel, type CriteriaSet, computeLevel, type Level, type LevelInputs } from '../domain/index.ts'
import { gatherInputs } from './gather-inputs.query.ts'
import { levelsInForce } from './levels-in-force.query.ts'
import type { Unit, Where } from './units.query.ts'

/** A unit with what it was computed from, what came of it, and the level in force before. */
export interface ComputedUnit {
  readonly unit: Unit
  readonly inputs: LevelInputs
  readonly before: Level | null
  readonly computed: ComputedLevel
}

/** Which units, by which set, on which day; as known at a moment. */
export interface LevelsQuestion {
  readonly units: readonly Unit[]
  readonly set: CriteriaSet
  readonly on: Day
  /** The day before `on` if absent: the last whole one. */
  readonly dataOn?: Day | undefined
  readonly knownAt: Instant
  /** The moment whose level in force counts as the one before; `knownAt` if absent. */
  readonly beforeAt?: Instant | undefined
  /** Changes inputs before the computation: for what-if; nothing is saved. */
  readonly change?: ((unit: Unit, inputs: LevelInputs) => LevelInputs) | undefined
}

/** Computes levels of many units from three statements; see `computeLevel` for the rule. */
export async function computeLevels(where: Where, question: LevelsQuestion): Promise<ComputedUnit[]> {
  const { units, set, on, knownAt, change } = question
  const dataOn = question.dataOn ?? addDays(on, -1)
  const ids = units.map(({ id }) => id)
  const [gathered, before] = [
    await gatherInputs(where, { units, set, on, dataOn, knownAt }),
    await levelsInForce(where.db, ids, question.beforeAt ?? knownAt),
  ]
  return units.map((unit) => {
    const found = gathered.get(unit.id) ?? {}
    const inputs = change ? change(unit, found) : found
    const level = before.get(unit.id)?.level ?? null
    return { unit, inputs, before: level, computed: computeLevel({ set, on, inputs, before: level }) }
  })
}
