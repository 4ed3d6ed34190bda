import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Parsed } from '#kit'
import { gammaQuantile, gammaTails, quantilesOf } from './gamma.ts'
import { estimateOf, probabilityAbove, renewalOf, slidingPosteriors } from './reproduction-number.ts'
import { discreteSerialInterval, givenSerialInterval } from './serial-interval.ts'
import { judgeRt, type ThinRule } from './thin-data.ts'

/** Outputs of EpiEstim 2.2-4, kept beside the repository and not in it. */
const folder = process.env.REFERENCE_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data/reference')
const isHere = existsSync(path.join(folder, 'epiestim_estimate_R.json'))
if (!isHere) process.stderr.write(`\nNOT COMPARED WITH EpiEstim: no ${folder} (set REFERENCE_DATA)\n`)
const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))

const taken = <T>(answer: Parsed<T>): T => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const codeOf = (answer: Parsed<unknown>) => (answer.ok ? 'taken' : answer.refusal.code)

interface Reference {
  readonly source: {
    method: string
    window: number
    mean_si?: number
    std_si?: number
    mean_prior: number
    std_prior: number
  }
  readonly incidence: number[]
  readonly si_distr: number[]
  readonly R: Record<string, (number | null)[]>
}
const columns = ['Mean(R)', 'Std(R)', ...['0.025', '0.05', '0.25'].map((p) => `Quantile.${p}(R)`), 'Median(R)'].concat(
  ['0.75', '0.95', '0.975'].map((p) => `Quantile.${p}(R)`),
)

/** Mean, deviation and quantiles of every window, as EpiEstim was asked for them; null: no R. */
function rowsOf({ source, incidence, si_distr }: Reference): (number[] | null)[] {
  const { mean_si, std_si, mean_prior, std_prior, window, method } = source
  const isGiven = method !== 'parametric_si'
  const interval = isGiven
    ? givenSerialInterval(si_distr)
    : discreteSerialInterval(mean_si ?? 0, std_si ?? 0, si_distr.length)
  const renewal = taken(renewalOf({ cases: incidence }, taken(interval)))
  return taken(slidingPosteriors(renewal, window, { mean: mean_prior, sd: std_prior })).map((posterior) => {
    if (!posterior) return null
    const { mean, sd, quantiles } = estimateOf(posterior)
    return [mean, sd, ...quantiles]
  })
}

describe('Rt after Cori et al. 2013', () => {
  it.runIf(isHere)(
    '[EPI-08] equals EpiEstim within 1e-9 in every window, and is absent exactly where EpiEstim says NA',
    () => {
      const all = Object.values(read('epiestim_estimate_R.json') as Record<string, Reference>)
      const ours = all.flatMap(rowsOf)
      const theirs = all.flatMap(({ R }) =>
        (R['Mean(R)'] ?? []).map((_, at) => columns.map((name) => R[name]?.[at] ?? null)),
      )
      expect(ours.map((row) => row === null)).toEqual(theirs.map(([mean]) => mean === null))
      const misses = ours.flatMap((row, at) =>
        (row ?? []).map((value, column) => Math.abs(value - Number(theirs[at]?.[column]))),
      )
      expect(misses.length).toBeGreaterThan(4000)
      expect(Math.max(...misses)).toBeLessThan(1e-9)
    },
  )

  it.runIf(isHere)('the discretised serial interval equals discr_si within 1e-12', () => {
    for (const [name, weights] of Object.entries(read('epiestim_discr_si.json') as Record<string, number[]>)) {
      const [mean, sd] = name.split('_').map(Number) as [number, number]
      const ours = taken(discreteSerialInterval(mean, sd, weights.length))
      for (const [k, weight] of weights.entries())
        expect(Math.abs((ours[k] as number) - weight), `${name} ${k}`).toBeLessThan(1e-12)
    }
  })

  it('the gamma quantile gives its probability back, for shapes from a tenth to a million and far tails', () => {
    for (const shape of [0.1, 0.7, 1, 2, 11, 14.9, 15, 100, 999, 10_000, 151_919, 1e6])
      for (const p of [1e-6, 0.025, 0.25, 0.5, 0.75, 0.975, 1 - 1e-6]) {
        const { below, above } = gammaTails(shape, gammaQuantile(p, shape))
        expect(Math.abs(below - p) / p, `${shape} ${p}`).toBeLessThan(1e-9)
        expect(Math.abs(above - (1 - p)) / (1 - p), `${shape} ${p}`).toBeLessThan(1e-9)
      }
    // Shape 1 is the exponential distribution; 999: 60 digits by another hand (the incomplete gamma of an arbitrary-precision library).
    expect(quantilesOf(1)[3]).toBeCloseTo(Math.LN2, 14)
    expect(gammaTails(999, 1020.1330186948229).below).toBeCloseTo(0.75, 13)
  })

  it('by hand: three days, an interval of one day; imported cases infect and are infected by nobody here', () => {
    const interval = taken(givenSerialInterval([0, 1]))
    const plain = taken(slidingPosteriors(taken(renewalOf({ cases: [2, 4, 6] }, interval)), 2))
    // Λ = 2 + 4; prior Gamma(1, 5): shape 1 + 10, scale 1 / (1/5 + 6)
    expect(plain[0]).toMatchObject({ shape: 11, cases: 10 })
    expect(plain[0]?.scale).toBeCloseTo(1 / 6.2, 15)
    const apart = taken(slidingPosteriors(taken(renewalOf({ cases: [2, 4, 6], imported: [2, 3, 0] }, interval)), 2))
    expect(apart[0]).toMatchObject({ shape: 8 })
    expect(apart[0]?.scale).toBeCloseTo(1 / 6.2, 15)
  })

  it('a day of which half is known counts twice as pressure and half as exposure', () => {
    const interval = taken(givenSerialInterval([0, 1]))
    const renewal = taken(renewalOf({ cases: [10, 10, 5], completeness: [1, 1, 0.5] }, interval))
    const [posterior] = taken(slidingPosteriors(renewal, 2))
    expect(posterior).toMatchObject({ shape: 16, scale: 1 / (0.2 + 10 + 10 * 0.5) })
  })

  it('a ward with two cases gets no number: the window widens to 14 and 21 days, then it says too few', () => {
    const rule: ThinRule = { windows: [7, 14, 21], leastCases: 11, mostVariation: 0.3 }
    const interval = taken(discreteSerialInterval(4.1, 2.5, 60))
    const judge = (cases: number[]) => judgeRt(taken(renewalOf({ cases }, interval)), cases.length - 1, rule)
    const calm = new Array<number>(40).fill(0)
    const ward = calm.with(30, 1).with(37, 2)
    expect(judge(ward)).toEqual({ state: 'too-few', window: 21, cases: 3 })
    const slow = calm.map((_, day) => (day % 2 === 0 ? 1 : 0) + (day > 12 ? 0.5 : 0)).map(Math.ceil)
    expect(judge(slow)).toMatchObject({ state: 'estimated', window: 14, isWidened: true })
    const busy = calm.map(() => 3)
    const found = judge(busy)
    expect(found).toMatchObject({ state: 'estimated', window: 7, isWidened: false })
    if (found.state !== 'estimated') return
    expect(1 / Math.sqrt(found.posterior.shape)).toBeLessThanOrEqual(0.3)
    expect(probabilityAbove(found.posterior, 0)).toBe(1)
    // Cases out of nowhere: nobody before them could have infected them.
    expect(judge(calm.with(39, 20))).toMatchObject({ state: 'no-source' })
    expect(judge([0, 3])).toEqual({ state: 'too-early' })
  })

  it('refuses what is no series, interval, window or prior', () => {
    const interval = taken(givenSerialInterval([0, 1]))
    for (const cases of [[1, -1, 2], [1, 0.5, 2], [1, Number.NaN, 2], [3]])
      expect(codeOf(renewalOf({ cases }, interval)), `${cases}`).toBe('FORECAST.NOT_COUNTS')
    expect(codeOf(renewalOf({ cases: [1, 2], imported: [0, 3] }, interval))).toBe('FORECAST.IMPORTED_MORE')
    expect(codeOf(renewalOf({ cases: [1, 2], completeness: [1, 0] }, interval))).toBe('FORECAST.COMPLETENESS')
    for (const weights of [
      [0.5, 0.5],
      [0, 0.5],
      [0, 1.5, -0.5],
    ])
      expect(codeOf(givenSerialInterval(weights)), `${weights}`).toBe('FORECAST.SERIAL_INTERVAL')
    for (const [mean, sd] of [
      [1, 1],
      [4, 0],
      [Number.NaN, 1],
    ] as const)
      expect(codeOf(discreteSerialInterval(mean, sd, 20))).toBe('FORECAST.SERIAL_INTERVAL_SHAPE')
    const renewal = taken(renewalOf({ cases: [1, 2, 3] }, interval))
    expect(codeOf(slidingPosteriors(renewal, 3))).toBe('FORECAST.WINDOW')
    expect(codeOf(slidingPosteriors(renewal, 1, { mean: 0, sd: 1 }))).toBe('FORECAST.PRIOR')
  })
})
