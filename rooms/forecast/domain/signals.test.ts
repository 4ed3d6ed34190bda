import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Parsed } from '#kit'
import { signalsOf } from './area-signals.ts'
import { suspectedBacklog } from './backlog.ts'
import { type DelayCount, type DelayRule, learnDelays } from './delays.ts'
import { type EarsRule, earsOf } from './ears.ts'
import { type GrowthRule, growthOf } from './growth.ts'
import { nowcast } from './nowcast.ts'
import { discreteSerialInterval } from './serial-interval.ts'
import { intervalOn, type SignalRule, signalRuleOn, signalRulesFile } from './signal-rules.ts'

/** Real data that nobody of this house made, kept beside the repository and not in it. */
const folder = process.env.EPI_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data/epi')
const isHere = existsSync(path.join(folder, 'surveillance_husO104_hospitalisation_linelist.csv'))
if (!isHere) process.stderr.write(`\nNOT TRIED ON REAL DELAYS AND WEEKLY COUNTS: no ${folder} (set EPI_DATA)\n`)
const linesOf = (name: string) => readFileSync(path.join(folder, name), 'utf8').trim().split('\n').slice(1)

const taken = <T>(answer: Parsed<T>): T => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const codeOf = (answer: Parsed<unknown>) => (answer.ok ? 'taken' : answer.refusal.code)
const book = signalRulesFile.parse(
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../../profiles/hanoi-2021/forecast/parameters.json'), 'utf8'),
  ),
)
const signalRule = signalRuleOn(book, '2021-07-27') as SignalRule

describe('growth and doubling time', () => {
  const two: GrowthRule = { window: 14, leastCases: 11, leastDays: 4 }
  it('finds the rate of an exact exponential, and its doubling time', () => {
    const counts = Array.from({ length: 14 }, (_, day) => Math.round(1000 * 2 ** (day / 5)))
    const found = taken(growthOf(counts, two))
    if (found.state !== 'fitted') throw new Error(found.state)
    expect(found.rate).toBeCloseTo(Math.LN2 / 5, 4)
    expect(found.change).toMatchObject({ kind: 'doubling' })
    expect(found.change.days).toBeCloseTo(5, 2)
    expect(found.overdispersion).toBeLessThan(1e-3)
  })
  it('a mean of 20 for two weeks: the error of the rate is the closed form, and the doubling time has no span', () => {
    const found = taken(growthOf(new Array(14).fill(20), two))
    if (found.state !== 'fitted') throw new Error(found.state)
    // Fisher's information of the slope: 20 Σ (t − 6,5)² = 20 × 227,5
    expect(found.rate).toBeCloseTo(0, 12)
    expect(found.interval.high).toBeCloseTo(1.959963984540054 / Math.sqrt(20 * 227.5), 10)
    expect(found.change.span).toBeNull()
  })
  it('counts that scatter more than Poisson get a wider interval', () => {
    const even = taken(growthOf([5, 6, 6, 7, 7, 8, 9, 9, 10, 11, 12, 13, 14, 15], two))
    const wild = taken(growthOf([0, 12, 1, 13, 2, 14, 0, 20, 0, 22, 1, 24, 3, 30], two))
    if (even.state !== 'fitted' || wild.state !== 'fitted') throw new Error('not fitted')
    expect(even.overdispersion).toBe(0)
    expect(wild.overdispersion).toBeGreaterThan(0.3)
    expect(wild.interval.high - wild.interval.low).toBeGreaterThan(2 * (even.interval.high - even.interval.low))
  })
  it('nothing but zeros says so; too few cases or days say so; what is no count is refused', () => {
    expect(taken(growthOf(new Array(14).fill(0), two))).toEqual({ state: 'none' })
    expect(taken(growthOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40], two))).toEqual({
      state: 'too-few',
      cases: 40,
      days: 1,
    })
    expect(codeOf(growthOf([1, -2, 3], two))).toBe('FORECAST.NOT_COUNTS')
  })
})

describe('reporting delays and the nowcast', () => {
  const small: DelayRule = { longest: 2, learnDays: 30, leastCases: 1, leastSupport: 1, leastShare: 0.05 }
  it('by hand: right truncation is taken out, where the plain share would say too much', () => {
    // Ten cases a day; half known at once, four the day after, one after two days; days of age 0, 1 and 5.
    const triangle: DelayCount[] = [
      { age: 5, delay: 0, count: 5 },
      { age: 5, delay: 1, count: 4 },
      { age: 5, delay: 2, count: 1 },
      { age: 1, delay: 0, count: 5 },
      { age: 1, delay: 1, count: 4 },
      { age: 0, delay: 0, count: 5 },
    ]
    const learned = taken(learnDelays(triangle, small))
    // Backwards: 1 of 10 on day 2; 8 of 18 on day 1; so 0,9 within a day and 0,9 × 10/18 at once.
    expect(learned?.within.map((share) => Number(share.toFixed(6)))).toEqual([0.5, 0.9, 1])
    const days = taken(nowcast([10, 9, 5], learned))
    expect(days.map(({ estimate }) => Number(estimate?.toFixed(6)))).toEqual([10, 10, 10])
    expect(days[0]).toMatchObject({ low: 10, high: 10 })
    expect(days[2]?.low).toBeGreaterThanOrEqual(5)
    expect(days[2]?.high as number).toBeGreaterThan(10)
  })
  it('an epidemic of ten days whose delays have died out is corrected; one whose delays have not is not', () => {
    const young = (delay: number) =>
      Array.from({ length: 10 }, (_, age) => [
        { age, delay: 0, count: 14 },
        { age, delay: Math.min(age, delay), count: age === 0 ? 0 : 6 },
      ]).flat()
    const short = taken(learnDelays(young(1), signalRule.delays))
    expect(short?.within.length).toBeLessThan(signalRule.delays.longest)
    expect(short?.byAge.every(({ isSound }) => isSound)).toBe(true)
    // Each day's late ones came as late as can be seen: nobody knows how late the others will be.
    const open = taken(learnDelays(young(9), signalRule.delays))
    expect(open?.byAge[0]?.isSound).toBe(false)
  })
  it('too few to learn from: nothing is corrected; a day too new is said to be so; delays from the future are refused', () => {
    expect(taken(learnDelays([{ age: 3, delay: 0, count: 4 }], { ...small, leastCases: 100 }))).toBeUndefined()
    expect(taken(nowcast([3, 4], undefined))[1]).toEqual({ known: 4, estimate: 4, low: 4, high: 4 })
    const late = taken(
      learnDelays(
        [
          { age: 9, delay: 2, count: 40 },
          { age: 9, delay: 0, count: 1 },
        ],
        small,
      ),
    )
    expect(taken(nowcast([0], late))[0]).toEqual({ known: 0, estimate: null, low: 0, high: null })
    expect(codeOf(learnDelays([{ age: 1, delay: 2, count: 1 }], small))).toBe('FORECAST.DELAY')
    expect(codeOf(learnDelays([{ age: 1, delay: 0.5, count: 1 }], small))).toBe('FORECAST.DELAY')
  })
  it.runIf(isHere)(
    'HUS 2011: seen day by day as it came in, the span holds the truth in nine days of ten, and most of the gap closes',
    () => {
      const cases = linesOf('surveillance_husO104_hospitalisation_linelist.csv').map(
        (line) => line.split(',').map(dayNumber) as [number, number],
      )
      const first = dayNumber('2011-05-26')
      const sums = Array.from({ length: 36 }, (_, at) => comparedOn(cases, first + at)).flat()
      const days = sums.length
      const total = (key: keyof Compared) => sums.reduce((sum, one) => sum + one[key], 0)
      const [inside, known, estimated, truth] = [total('inside'), total('known'), total('estimate'), total('truth')]
      expect(days).toBeGreaterThan(150)
      expect(inside / days).toBeGreaterThan(0.9)
      expect(Math.abs(estimated - truth)).toBeLessThan(0.6 * (truth - known))
    },
  )
})

interface Compared {
  readonly known: number
  readonly estimate: number
  readonly truth: number
  /** 1 where the span holds the truth. */
  readonly inside: number
}

function dayNumber(text: string): number {
  return Date.parse(text) / 86_400_000
}

/** The nowcast as it would have been made on a day, beside what came of it; days that it did not dare are left out. */
function comparedOn(cases: readonly (readonly [number, number])[], today: number): Compared[] {
  const { delays } = signalRule
  const said = cases.filter(([, at]) => at <= today)
  const learned = taken(
    learnDelays(
      said.map(([on, at]) => ({ age: today - on, delay: at - on, count: 1 })),
      delays,
    ),
  )
  const span = Array.from({ length: delays.longest }, (_, at) => today - delays.longest + 1 + at)
  const of = (some: readonly (readonly [number, number])[], day: number) =>
    some.filter(([on, at]) => on === day && at - on <= delays.longest).length
  const found = taken(
    nowcast(
      span.map((day) => of(said, day)),
      learned,
    ),
  )
  return found.flatMap(({ known, estimate, low, high }, at) => {
    if (!learned || estimate === null || high === null) return []
    const truth = of(cases, span[at] as number)
    return [{ known, estimate, truth, inside: low <= truth && truth <= high ? 1 : 0 }]
  })
}

describe('backlog', () => {
  it('151.919 in a day after two thousand is suspected; the record day of 2021 and the start of an outbreak are not', () => {
    const { backlog } = signalRule
    const before = Array.from({ length: 20 }, (_, day) => 2000 + 40 * day)
    expect(suspectedBacklog([...before, 151_919, 2600], backlog)).toEqual([20])
    expect(suspectedBacklog([...before.map(() => 500), 774], backlog)).toEqual([])
    expect(suspectedBacklog([...before.map(() => 0), 40], backlog)).toEqual([])
  })
  it('is shown as backlog: no Rt, no growth, a signal to look at', () => {
    const cases = [...Array.from({ length: 60 }, () => 2000), 151_919, 2100]
    const none = cases.map(() => 0)
    const interval = taken(discreteSerialInterval(4.1, 2.5, 84))
    const found = signalsOf(
      { cases, imported: none, undated: none },
      { rule: signalRule, interval, delays: undefined, age: 0 },
    )
    expect(found).toMatchObject({
      look: 'signal',
      rt: { state: 'backlog' },
      growth: { state: 'backlog' },
      suspected: [60],
    })
  })
})

describe('EARS', () => {
  const exact: EarsRule = { baseline: 7, deviations: 3, sum: 2, leastDeviation: 0, leastCases: 1 }
  it('by hand: C1, C2 and C3 after Fricker et al. 2008', () => {
    const counts = [2, 4, 4, 4, 5, 5, 7, 9, 11, 20, 3]
    const days = taken(earsOf(counts, exact))
    // Day 8 (index 7): baseline 2 4 4 4 5 5 7, mean 31/7, sample sd √(Σ(y−m)²/6) = 1,5118579
    expect(days[7]?.c1).toBeCloseTo((9 - 31 / 7) / 1.5118578920369088, 12)
    expect(days[8]?.c2).toBeNull()
    expect(days[9]?.c2).toBeCloseTo((20 - 31 / 7) / 1.5118578920369088, 12)
    expect(days[9]?.alarms).toEqual(['c1', 'c2'])
    expect(days[10]?.c3).toBeNull()
    const quiet = taken(earsOf([1, 0, 1, 0, 1, 0, 1, 1, 0, 3, 3, 3], exact))
    const sd = Math.sqrt((4 * (3 / 7) ** 2 + 3 * (4 / 7) ** 2) / 6)
    const c2 = [9, 10, 11].map((day) => quiet[day]?.c2 as number)
    expect(c2[0]).toBeCloseTo((3 - 4 / 7) / sd, 12)
    expect(quiet[11]?.c3).toBeCloseTo(
      c2.reduce((sum, one) => sum + Math.max(0, one - 1), 0),
      12,
    )
  })
  it('thin data: one case after a quiet week is no alarm, four are; a flat baseline is not infinitely strange', () => {
    const days = (last: number) => taken(earsOf([...new Array<number>(12).fill(0), last], signalRule.ears)).at(-1)
    expect(days(1)?.alarms).toEqual([])
    expect(days(2)?.alarms).toEqual([])
    expect(days(4)?.alarms).toEqual(['c1', 'c2', 'c3'])
    expect(codeOf(earsOf([1, -1], signalRule.ears))).toBe('FORECAST.NOT_COUNTS')
  })
  it.runIf(isHere)(
    'Berlin, hepatitis A by week: the outbreak of late 2006 is found in its first high week, quiet years stay quiet',
    () => {
      const weeks = linesOf('surveillance_hepatitisA_berlin_districts_weekly.csv').map((line) =>
        line
          .split(',')
          .slice(1)
          .reduce((sum, one) => sum + Number(one), 0),
      )
      const alarms = taken(earsOf(weeks, signalRule.ears)).flatMap(({ alarms: methods }, at) =>
        methods.length > 0 ? [[at + 1, methods]] : [],
      )
      expect(alarms).toContainEqual([286, ['c1', 'c2', 'c3']])
      expect(alarms.filter(([week]) => (week as number) > 91 && (week as number) < 279)).toEqual([])
      expect(alarms.length).toBeLessThan(10)
    },
  )
})

describe('parameters', () => {
  it('[EPI-08] the serial interval goes by the variant of the day, or by the one asked; each has its source and mark', () => {
    expect(intervalOn(book, '2021-07-27')?.variant).toBe('delta')
    expect(intervalOn(book, '2020-08-01')?.variant).toBe('ancestral')
    expect(intervalOn(book, '2021-07-27', 'omicron')?.mean).toBe(3.1)
    expect(intervalOn(book, '2019-01-01')).toBeUndefined()
    expect(book.serialIntervals.every(({ source }) => source.text.length > 40 && source.sure !== 'C')).toBe(true)
  })
})
