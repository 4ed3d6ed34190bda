import type { CriteriaSet, Level } from './criteria.ts'
import { type GivenInput, inputKind } from './inputs.ts'
import { type Judgement, judgeLevel, type LevelQuestion } from './judge-level.ts'

/** The nearest change of one input, alone, and the level it would lead to. `level` equal to the present one: no difference. */
export interface NearestChange {
  readonly input: string
  /** From what to what, in the unit of the input: cases, doses (people), percent where only that is known, 1 or 0. */
  readonly from: number
  readonly to: number
  readonly unit: 'cases' | 'people' | 'percent' | 'number' | 'yes-no'
  readonly level: Level
}

/**
 * For each input the nearest change that would lead to another level: how many cases fewer or more, how many more people
 * vaccinated, a plan that is met. A missed target that alone would change nothing is told too, with the same level.
 */
export function whatWouldChange(question: LevelQuestion, judged: Judgement): NearestChange[] {
  const cases = question.set.infection.flatMap(({ input }) => nearestCases(question, judged.level, input))
  const shares = [...judged.tests, ...judged.raises]
    .filter(({ passed }) => !passed)
    .map(({ input, atLeast }) => enoughShare(question, input, atLeast))
  const plans = question.set.holds
    .filter(({ key }) => judged.holds.some((hold) => hold.key === key && !hold.met))
    .map(({ input }) => change(question, input, { to: 1, unit: 'yes-no' }))
  return [...cases, ...shares, ...plans]
}

function nearestCases(question: LevelQuestion, level: Level, input: string): NearestChange[] {
  const now = question.inputs[input]?.value ?? 0
  const tried = edgesOf(question, input)
    .filter((count) => count >= 0 && count !== now)
    .map((to) => change(question, input, { to, unit: 'cases' }))
  const fewer = tried.filter((one) => one.to < now && one.level < level).toSorted((left, right) => right.to - left.to)
  const more = tried.filter((one) => one.to > now && one.level > level).toSorted((left, right) => left.to - right.to)
  return [...fewer.slice(0, 1), ...more.slice(0, 1)]
}

/** Counts on both sides of each edge: the fewest cases of a band, one less; none and one. */
function edgesOf({ set, inputs }: LevelQuestion, input: string): number[] {
  const population = inputs.population?.value ?? 0
  const cuts = set.infection.filter((one) => one.input === input).flatMap((one) => one.cuts)
  const fewest = cuts.map(({ value }) => fewestCases(value ?? 0, set, population))
  return [0, 1, ...fewest, ...fewest.map((count) => count - 1)]
}

function fewestCases(cut: number, set: CriteriaSet, population: number): number {
  const count = Math.ceil((cut * set.windowDays * population) / 700_000)
  return Number.isSafeInteger(count) ? count : 0
}

function enoughShare(question: LevelQuestion, input: string, atLeast: number): NearestChange {
  const given = question.inputs[input] as GivenInput
  if (given.outOf === null) {
    const unit = inputKind(input).unit === 'share' ? 'percent' : 'number'
    return change(question, input, { to: atLeast, unit })
  }
  return change(question, input, { to: Math.ceil((atLeast * given.outOf) / 100), unit: 'people' })
}

function change(
  question: LevelQuestion,
  input: string,
  { to, unit }: { readonly to: number; readonly unit: NearestChange['unit'] },
): NearestChange {
  const given = question.inputs[input] as GivenInput
  const inputs = { ...question.inputs, [input]: { ...given, value: to } }
  return { input, from: given.value, to, unit, level: judgeLevel({ ...question, inputs }).level }
}
