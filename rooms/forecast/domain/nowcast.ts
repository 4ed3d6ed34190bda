import { notParsed, type Parsed, parsed } from '#kit'
import type { Completeness, DelayKnowledge } from './delays.ts'
import { FORECAST } from './forecast.refusals.ts'
import { lnGamma } from './gamma.ts'
import { isCount } from './reproduction-number.ts'

/**
 * How many cases a day will have when all is known: what is known, the estimate, and the span that holds it in 95 of 100. Null:
 * the day is too new, or delays too little known, to say more than what is known.
 */
export interface NowcastDay {
  readonly known: number
  readonly estimate: number | null
  readonly low: number
  readonly high: number | null
}

/**
 * Cases of each day when all are in (nowcast), the last day being `age` days ago. The estimate is n / F (Lawless 1994). The span is
 * the predictive distribution of what is missing: with a Jeffreys prior on the day’s rate and F beta distributed, the missing
 * cases are beta negative binomial with r = n + ½; so a day on which nothing is known yet is not said to be empty for sure.
 * Without knowledge of delays all days stand as they are. Refused: counts that are none.
 * Sources: Lawless 1994; Höhle & an der Heiden 2014; the distribution: Johnson, Kemp & Kotz 2005, “Univariate Discrete Distributions”, 6.2.3.
 */
export function nowcast(
  known: ArrayLike<number>,
  knowledge: DelayKnowledge | undefined,
  age = 0,
): Parsed<readonly NowcastDay[]> {
  const counts = Array.from(known)
  const wrong = counts.findIndex((count) => !isCount(count))
  if (wrong >= 0) return notParsed(FORECAST.NOT_COUNTS, { params: { at: wrong + 1 } })
  return parsed(counts.map((count, at) => nowcastDay(count, knowledge?.byAge[age + counts.length - 1 - at])))
}

function nowcastDay(known: number, completeness: Completeness | undefined): NowcastDay {
  if (
    !completeness ||
    completeness.alpha === Number.POSITIVE_INFINITY ||
    (completeness.isSound && completeness.share >= 1)
  )
    return { known, estimate: known, low: known, high: known }
  if (!completeness.isSound) return { known, estimate: null, low: known, high: null }
  const [low, high] = missingSpan(known + 0.5, completeness)
  return { known, estimate: known / completeness.share, low: known + low, high: known + high }
}

const lowTail = 0.025
const highTail = 0.975
/** Counts above this are spread by their moments: the sum would be long, and the bell fits. */
const mostSummed = 5_000

/** 2,5 and 97,5 % of the missing cases: beta negative binomial (r, alpha, beta). */
function missingSpan(r: number, { alpha, beta }: Completeness): readonly [number, number] {
  if ((r * beta) / alpha > mostSummed / 4) return bellSpan(r, alpha, beta)
  let logTerm = lnBeta(alpha + r, beta) - lnBeta(alpha, beta)
  let sum = 0
  let low: number | undefined
  for (let missing = 0; missing < mostSummed; missing += 1) {
    sum += Math.exp(logTerm)
    if (low === undefined && sum >= lowTail) low = missing
    if (sum >= highTail) return [low ?? missing, missing]
    logTerm += Math.log((r + missing) / (missing + 1)) + Math.log((beta + missing) / (alpha + r + beta + missing))
  }
  return [low ?? mostSummed, mostSummed]
}

/** By mean and variance, where both are large. */
function bellSpan(r: number, alpha: number, beta: number): readonly [number, number] {
  const mean = (r * beta) / Math.max(alpha - 1, 0.5)
  const more = alpha > 2 ? ((alpha + r - 1) * (alpha + beta - 1)) / ((alpha - 2) * (alpha - 1)) : 4 * mean
  const half = 1.96 * Math.sqrt(mean * more)
  return [Math.max(0, Math.round(mean - half)), Math.round(mean + half)]
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b)
}
