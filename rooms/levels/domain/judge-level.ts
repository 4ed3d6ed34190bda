import { type CriteriaSet, inputsOf, type Level, targetOn, testsOn } from './criteria.ts'
import { type LevelInputs, shareOf } from './inputs.ts'

/** What a level is judged from: the set, the day whose targets hold, the inputs, the level in force before. */
export interface LevelQuestion {
  readonly set: CriteriaSet
  readonly on: string
  readonly inputs: LevelInputs
  /** Null: no level has been in force here before. */
  readonly before: Level | null
}

/** Why nothing can be computed: a parameter of the set that we have not read, an input nobody gave, or one that cannot be. */
export interface Lack {
  readonly what: 'threshold' | 'input' | 'population'
  readonly key: string
}

/** A test of a share, made. */
export interface TestedShare {
  readonly key: string
  readonly input: string
  readonly share: number
  readonly atLeast: number
  readonly passed: boolean
}

/** Every number and rule that led to a level. */
export interface Judgement {
  readonly indicators: readonly {
    readonly key: string
    readonly count: number
    readonly rate: number
    readonly band: Level
  }[]
  readonly row: Level
  readonly tests: readonly TestedShare[]
  readonly column: number
  readonly cell: Level
  readonly raises: readonly (TestedShare & { readonly raise: string; readonly fired: boolean })[]
  readonly holds: readonly { readonly key: string; readonly met: boolean; readonly fired: boolean }[]
  readonly level: Level
}

/**
 * New cases in `windowDays` as a rate per 100,000 people and week. One division of whole numbers, so that a rate which
 * is a cut-point exactly is that cut-point: 18 cases among 6,000 people in 14 days are 150.
 */
export function weeklyRate(cases: number, windowDays: number, population: number): number {
  return (cases * 700_000) / (windowDays * population)
}

/** Band of a rate: from its cut-point on, `20` is band 2 and `19.999` is band 1. */
export function bandOf(rate: number, cuts: readonly number[]): Level {
  return (1 + cuts.filter((cut) => rate >= cut).length) as Level
}

/** All that stands in the way of a computation, blanks of the set first; empty when it can be made. */
export function lacksOf({ set, on, inputs }: LevelQuestion): Lack[] {
  const absent = [...new Set(inputsOf(set, on))].filter((key) => inputs[key] === undefined)
  const population = inputs.population
  return [
    ...blanksOf(set, on),
    ...absent.map((key): Lack => ({ what: 'input', key })),
    ...(population !== undefined && !(population.value > 0)
      ? [{ what: 'population', key: 'population' } as const]
      : []),
  ]
}

/** Parameters that a set lacks on a day: `cut.<indicator>.<band>`, `atLeast.<test>`, `columns`, `matrix`. */
export function blanksOf(set: CriteriaSet, on: string): Lack[] {
  const cuts = set.infection.flatMap(({ key, cuts: three }) =>
    three.flatMap(({ value }, index) => (value === null ? [`cut.${key}.${index + 2}`] : [])),
  )
  const tests = testsOn(set, on).flatMap(({ key, atLeast }) => (atLeast.value === null ? [`atLeast.${key}`] : []))
  const targets = set.raises.flatMap((raise) => (targetOn(raise, on) ? [] : [`target.${raise.key}`]))
  const columns = set.response.columnByPassed === null ? ['columns'] : []
  const matrix = set.matrix.rows.flat().includes(null) ? ['matrix'] : []
  return [...cuts, ...tests, ...targets, ...columns, ...matrix].map((key) => ({ what: 'threshold', key }))
}

/** The level and all that led to it. Fault: something is lacking; ask {@link lacksOf} first. */
export function judgeLevel({ set, on, inputs, before }: LevelQuestion): Judgement {
  const population = need(inputs.population?.value)
  const indicators = set.infection.map(({ key, input, cuts }) => {
    const count = need(inputs[input]?.value)
    const rate = weeklyRate(count, set.windowDays, population)
    return {
      key,
      count,
      rate,
      band: bandOf(
        rate,
        cuts.map(({ value }) => need(value)),
      ),
    }
  })
  const row = Math.max(...indicators.map(({ band }) => band)) as Level
  const tests = set.response.tests.map((test) => tested(test, inputs))
  const column = need(set.response.columnByPassed?.[tests.filter(({ passed }) => passed).length])
  const cell = need(set.matrix.rows[row - 1]?.[column]) as Level
  const noCases = indicators.every(({ count }) => count === 0)
  const raises = set.raises.map((raise) => {
    const test = tested(need(targetOn(raise, on)).test, inputs)
    return { ...test, raise: raise.key, fired: !test.passed && !(raise.unlessNoCases && noCases) }
  })
  const raised = Math.min(4, cell + raises.filter(({ fired }) => fired).length)
  const holds = set.holds.map(({ key, input }) => {
    const met = need(inputs[input]?.value) > 0
    return { key, met, fired: !met && before !== null && before > raised }
  })
  const level = (holds.some(({ fired }) => fired) ? need(before) : raised) as Level
  return { indicators, row, tests, column, cell, raises, holds, level }
}

function tested(
  { key, input, atLeast }: { key: string; input: string; atLeast: { value: number | null } },
  inputs: LevelInputs,
): TestedShare {
  const given = need(inputs[input])
  const least = need(atLeast.value)
  // Counts are compared as counts: 70 of 100 is 70 percent and not a hair less.
  const passed = given.outOf === null ? given.value >= least : given.value * 100 >= least * given.outOf
  return { key, input, share: shareOf(given), atLeast: least, passed }
}

function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a level was judged although something is lacking')
  return value
}
