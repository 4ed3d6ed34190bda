import { notParsed, type Parsed, parsed } from '#kit'
import { FORECAST } from './forecast.refusals.ts'
import { isCount } from './reproduction-number.ts'

/** How many cases a fit needs: dated data of the profile. */
export interface GrowthRule {
  /** Days of the window; two whole weeks keep weekends from tilting the line. */
  readonly window: number
  readonly leastCases: number
  /** Fewest days that had a case. */
  readonly leastDays: number
}

/** A span of values with 95 % of the certainty in it. */
export interface Span {
  readonly low: number
  readonly high: number
}

/** What is said of growth. */
export type GrowthFinding =
  | {
      readonly state: 'fitted'
      /** Growth rate r by day: cases go as e^(r t). */
      readonly rate: number
      readonly interval: Span
      /** How cases scatter beyond Poisson: variance = mean + `overdispersion` × mean²; 0 for Poisson. */
      readonly overdispersion: number
      /**
       * Days to double (rate above 0) or to halve (below), with its span; `span` is null where the interval of the rate
       * holds 0: nobody can say yet that it grows or shrinks at all.
       */
      readonly change: { readonly kind: 'doubling' | 'halving'; readonly days: number; readonly span: Span | null }
    }
  | { readonly state: 'none' }
  /** A day of the window looks like backlog. */
  | { readonly state: 'backlog' }
  | { readonly state: 'too-few'; readonly cases: number; readonly days: number }

/** 0.975 quantile of the standard normal distribution. */
const z = 1.959963984540054

/**
 * Growth rate from daily counts by a log-linear Poisson fit, ln μ = a + r t + ln c, where c is the share of a day’s cases known by
 * now; with the variance μ + αμ² (negative binomial) where the counts scatter more, α by moments. Zeros are counts like any
 * other; a window of nothing but zeros says `none`. Refused: counts that are none.
 * Sources: Nelder & Wedderburn 1972, J R Stat Soc A 135:370 (fit); Breslow 1984, Appl Stat 33:38 (α); doubling = ln 2 / r.
 */
export function growthOf(
  counts: ArrayLike<number>,
  rule: GrowthRule,
  completeness?: ArrayLike<number> | undefined,
): Parsed<GrowthFinding> {
  const values = Array.from(counts)
  const wrong = values.findIndex((count) => !isCount(count))
  if (values.length < 2 || wrong >= 0) return notParsed(FORECAST.NOT_COUNTS, { params: { at: wrong + 1 } })
  const cases = values.reduce((sum, count) => sum + count, 0)
  const days = values.filter((count) => count > 0).length
  if (cases === 0) return parsed({ state: 'none' })
  if (cases < rule.leastCases || days < rule.leastDays) return parsed({ state: 'too-few', cases, days })
  const offsets = values.map((_, at) => Math.log(completeness?.[at] ?? 1))
  const fit = fitLine(values, offsets)
  return parsed({ state: 'fitted', ...fit, change: changeOf(fit.rate, fit.interval) })
}

interface Line {
  readonly level: number
  readonly rate: number
  readonly variance: number
  readonly means: readonly number[]
}

function fitLine(values: readonly number[], offsets: readonly number[]) {
  let overdispersion = 0
  let line = weightedFit(values, offsets, 0)
  for (let turn = 0; turn < 30; turn += 1) {
    const next = dispersionOf(values, line.means)
    line = weightedFit(values, offsets, next)
    const isThere = Math.abs(next - overdispersion) < 1e-9
    overdispersion = next
    if (isThere) break
  }
  const half = z * Math.sqrt(line.variance)
  return { rate: line.rate, interval: { low: line.rate - half, high: line.rate + half }, overdispersion }
}

/** Fisher’s scoring for ln μ = level + rate·t + offset, variance μ + αμ². */
function weightedFit(values: readonly number[], offsets: readonly number[], alpha: number): Line {
  const middle = (values.length - 1) / 2
  let level = Math.log(
    values.reduce((sum, count) => sum + count, 0) / offsets.reduce((sum, offset) => sum + Math.exp(offset), 0),
  )
  let rate = 0
  for (let turn = 0; ; turn += 1) {
    let [s0, s1, w0, w1, w2] = [0, 0, 0, 0, 0]
    const means = values.map((_, t) => Math.exp(level + rate * (t - middle) + (offsets[t] as number)))
    for (const [t, mean] of means.entries()) {
      const weight = mean / (1 + alpha * mean)
      const miss = ((values[t] as number) - mean) / (1 + alpha * mean)
      const at = t - middle
      s0 += miss
      s1 += miss * at
      w0 += weight
      w1 += weight * at
      w2 += weight * at * at
    }
    const det = w0 * w2 - w1 * w1
    const stepLevel = (w2 * s0 - w1 * s1) / det
    const stepRate = (w0 * s1 - w1 * s0) / det
    if (turn === 100 || Math.abs(stepLevel) + Math.abs(stepRate) < 1e-12)
      return { level, rate, variance: w0 / det, means }
    level += clamp(stepLevel)
    rate += clamp(stepRate)
  }
}

const clamp = (step: number) => Math.max(-1, Math.min(1, step))

/** α with which Σ (y − μ)² / (μ + αμ²) equals the degrees of freedom; 0 where Poisson is wide enough. */
function dispersionOf(values: readonly number[], means: readonly number[]): number {
  const free = values.length - 2
  const excess = (alpha: number) =>
    means.reduce((sum, mean, t) => sum + ((values[t] as number) - mean) ** 2 / (mean + alpha * mean * mean), 0) - free
  if (free < 1 || excess(0) <= 0) return 0
  let [low, high] = [0, 1]
  while (excess(high) > 0 && high < 1e6) high *= 2
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2
    if (excess(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function changeOf(rate: number, { low, high }: Span) {
  const kind = rate >= 0 ? ('doubling' as const) : ('halving' as const)
  const daysAt = (one: number) => Math.LN2 / Math.abs(one)
  const ends = [daysAt(low), daysAt(high)] as const
  const span = low > 0 || high < 0 ? { low: Math.min(...ends), high: Math.max(...ends) } : null
  return { kind, days: daysAt(rate), span }
}
