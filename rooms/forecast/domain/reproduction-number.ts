import { notParsed, type Parsed, parsed } from '#kit'
import { FORECAST } from './forecast.refusals.ts'
import { gammaTails, keptLevels, quantilesOf } from './gamma.ts'
import { meanOfInterval, type SerialInterval } from './serial-interval.ts'

/** Cases by day, the days in a row. */
export interface Incidence {
  /** All cases of each day: whole numbers. */
  readonly cases: ArrayLike<number>
  /** How many of them were infected elsewhere (nhập cảnh, from outside): they infect here, but nobody here infected them. */
  readonly imported?: ArrayLike<number> | undefined
  /**
   * Which share of the day’s cases is known by now (0 < c ≤ 1); absent: all of them. Known cases of a day are then Poisson
   * with mean R·Λ·c, Λ from cases/c: the posterior stays closed. An extension of ours; with 1 everywhere it is Cori’s.
   */
  readonly completeness?: ArrayLike<number> | undefined
}

/** Gamma prior of R, as EpiEstim’s: mean 5, standard deviation 5. */
export interface Prior {
  readonly mean: number
  readonly sd: number
}
/** The prior that EpiEstim takes by default. */
export const usualPrior: Prior = { mean: 5, sd: 5 }

/** R over one window of days: a gamma posterior. `first` and `last` are places in the series, both included. */
export interface Posterior {
  readonly first: number
  readonly last: number
  /** Local cases in the window. */
  readonly cases: number
  readonly shape: number
  readonly scale: number
}

/** A series made ready: local cases, and what the cases before bring on each day (Λ). */
export interface Renewal {
  readonly days: number
  readonly local: Float64Array
  /** Infection pressure Λ of each day, times its completeness. Of the first day unknown: 0, and never used. */
  readonly pressure: Float64Array
  /** A window that ends on or before this place has seen less than one mean serial interval: no R (see {@link posteriorOf}). */
  readonly meanInterval: number
}

/**
 * Prepares a series for {@link posteriorOf}. As in EpiEstim all cases of the first day count as imported. Refused: counts
 * that are not whole numbers from 0, more imported than cases, completeness outside (0, 1].
 * Source: Cori et al. 2013 (doi 10.1093/aje/kwt133); imported cases apart: Thompson et al. 2019, Epidemics 29:100356.
 */
export function renewalOf(incidence: Incidence, interval: SerialInterval): Parsed<Renewal> {
  const { cases, imported, completeness } = incidence
  const days = cases.length
  const wrong = firstWrong(incidence)
  if (wrong) return wrong
  const total = Float64Array.from(cases, (count, day) => count / (completeness?.[day] ?? 1))
  const local = Float64Array.from(cases, (count, day) => (day === 0 ? 0 : count - (imported?.[day] ?? 0)))
  const pressure = new Float64Array(days)
  const reach = reachOf(interval)
  for (let day = 1; day < days; day += 1) {
    let sum = 0
    for (let back = 1; back <= Math.min(day, reach); back += 1)
      sum += (total[day - back] as number) * (interval[back] as number)
    pressure[day] = sum * (completeness?.[day] ?? 1)
  }
  return parsed({ days, local, pressure, meanInterval: meanOfInterval(interval) })
}

function reachOf(interval: SerialInterval): number {
  let reach = interval.length - 1
  while (reach > 0 && interval[reach] === 0) reach -= 1
  return reach
}

function firstWrong({ cases, imported, completeness }: Incidence): Parsed<never> | undefined {
  if (cases.length < 2) return notParsed(FORECAST.NOT_COUNTS, { params: { at: cases.length } })
  for (let day = 0; day < cases.length; day += 1) {
    const at = { params: { at: day + 1 } }
    const count = cases[day] as number
    const from = imported?.[day] ?? 0
    const share = completeness?.[day] ?? 1
    if (!isCount(count) || !isCount(from)) return notParsed(FORECAST.NOT_COUNTS, at)
    if (from > count) return notParsed(FORECAST.IMPORTED_MORE, at)
    if (!(share > 0 && share <= 1)) return notParsed(FORECAST.COMPLETENESS)
  }
  return undefined
}

/** Whether it is a number of cases. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

/**
 * The posterior of R in the window of `width` days that ends on place `last`: gamma with shape a + ΣI and scale
 * 1/(1/b + ΣΛ), prior Gamma(a, b).
 *
 * Undefined where EpiEstim gives NA: the window begins before the second day, or ends on or before the mean serial interval
 * (counted in days from the first): until then nobody can have been seen to infect. Where nobody infectious is known in the
 * whole window (ΣΛ = 0) the answer is the prior, as EpiEstim’s; the rule for thin data keeps it from being shown.
 */
export function posteriorOf(
  renewal: Renewal,
  last: number,
  width: number,
  prior: Prior = usualPrior,
): Posterior | undefined {
  const first = last - width + 1
  if (first < 1 || last >= renewal.days || last + 1 <= renewal.meanInterval) return undefined
  let cases = 0
  let pressure = 0
  for (let day = first; day <= last; day += 1) {
    cases += renewal.local[day] as number
    pressure += renewal.pressure[day] as number
  }
  const a = (prior.mean / prior.sd) ** 2
  const b = prior.sd ** 2 / prior.mean
  return { first, last, cases, shape: a + cases, scale: 1 / (1 / b + pressure) }
}

/** All windows of one width, sliding by a day; see {@link posteriorOf}. Refused: a width that is no number of days, or a prior. */
export function slidingPosteriors(
  renewal: Renewal,
  width: number,
  prior: Prior = usualPrior,
): Parsed<readonly (Posterior | undefined)[]> {
  if (!Number.isInteger(width) || width < 1 || width >= renewal.days) return notParsed(FORECAST.WINDOW)
  if (!(prior.mean > 0 && prior.sd > 0)) return notParsed(FORECAST.PRIOR)
  return parsed(Array.from({ length: renewal.days - width }, (_, at) => posteriorOf(renewal, at + width, width, prior)))
}

/** A posterior in numbers: mean, standard deviation, and the quantiles at {@link keptLevels}. */
export interface Estimate {
  readonly mean: number
  readonly sd: number
  readonly quantiles: readonly number[]
}

/** Mean, standard deviation and quantiles of a posterior. */
export function estimateOf({ shape, scale }: Posterior): Estimate {
  const standard = quantilesOf(shape)
  const quantiles = new Array<number>(keptLevels.length)
  for (let at = 0; at < keptLevels.length; at += 1) quantiles[at] = (standard[at] as number) * scale
  return { mean: shape * scale, sd: Math.sqrt(shape) * scale, quantiles }
}

/** How sure it is that R is above `level` (usually 1): 0 … 1. */
export function probabilityAbove({ shape, scale }: Posterior, level: number): number {
  return gammaTails(shape, level / scale).above
}
