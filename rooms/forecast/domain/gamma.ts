/**
 * The gamma distribution, as far as the posterior of Rt needs it. Written here because the one well-kept library for it
 * brings 207 packages for two functions; held against it and against R to 1e-13 (see README). Shapes up to millions.
 */

const halfLog2Pi = Math.log(2 * Math.PI) / 2
const precision = 1e-16
const mostSteps = 100_000

/**
 * ln Γ(x) for x > 0, to about 1e-15: Stirling’s series from 15 up, below by the recurrence Γ(x + 1) = x Γ(x).
 * Source: Abramowitz & Stegun 1964, 6.1.15 and 6.1.41.
 */
export function lnGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let shifted = x
  let product = 1
  while (shifted < 15) {
    product *= shifted
    shifted += 1
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLog2Pi + stirlingRest(shifted) - Math.log(product)
}

/** What Stirling’s formula leaves of ln Γ(x), x ≥ 15. */
function stirlingRest(x: number): number {
  const square = 1 / (x * x)
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x
}

/**
 * x^a e^-x / Γ(a + 1), without the loss of digits that large shapes bring. Source: Loader 2000, “Fast and accurate
 * computation of binomial probabilities” (the saddle-point expansion).
 */
function gammaTerm(a: number, x: number): number {
  const rest = a >= 15 ? stirlingRest(a) : lnGamma(a + 1) - (a + 0.5) * Math.log(a) + a - halfLog2Pi
  const off = (x - a) / a
  const deviance = Math.abs(off) < 0.1 ? offMinusLog(off) : off - Math.log(x / a)
  return Math.exp(-a * deviance - rest) / Math.sqrt(2 * Math.PI * a)
}

/** d − ln(1 + d) for small d, by its series. */
function offMinusLog(d: number): number {
  let power = d * d
  let sum = 0
  for (let n = 2; n < 60; n += 1) {
    const term = power / n
    sum += n % 2 === 0 ? term : -term
    if (Math.abs(term) < precision * Math.abs(sum)) break
    power *= d
  }
  return sum
}

/**
 * Both tails of the gamma distribution of this shape and scale 1 at x: `below` = P(a, x), `above` = Q(a, x); each is
 * computed, not subtracted, where it is the small one. Shape > 0, x ≥ 0; otherwise NaN.
 * Source: series below x = a + 1, continued fraction above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31).
 */
export function gammaTails(shape: number, x: number): { readonly below: number; readonly above: number } {
  if (!(shape > 0 && x >= 0)) return { below: Number.NaN, above: Number.NaN }
  if (x === 0) return { below: 0, above: 1 }
  const term = gammaTerm(shape, x)
  if (x < shape + 1) {
    const below = term * risingSeries(shape, x)
    return { below, above: 1 - below }
  }
  const above = term * shape * tailFraction(shape, x)
  return { below: 1 - above, above }
}

function risingSeries(shape: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < mostSteps; n += 1) {
    term *= x / (shape + n)
    sum += term
    if (term < sum * precision) break
  }
  return sum
}

/** Lentz’s way of the continued fraction. */
function tailFraction(shape: number, x: number): number {
  const least = 1e-300
  let b = x + 1 - shape
  let c = 1 / least
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < mostSteps; n += 1) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / nonZero(a * d + b, least)
    c = nonZero(b + a / c, least)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < precision * 4) break
  }
  return fraction
}

function nonZero(value: number, least: number): number {
  return Math.abs(value) < least ? least : value
}

/**
 * The quantile of the gamma distribution of this shape and scale 1: the x with P(shape, x) = p, to about 1e-14. Halley’s
 * steps from Wilson & Hilferty’s start (1931), on the smaller tail. 0 < p < 1; otherwise 0, Infinity or NaN.
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(shape > 0 && p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  let x = quantileStart(p, shape)
  for (let turn = 0; turn < 60; turn += 1) {
    const { below, above } = gammaTails(shape, x)
    const density = (gammaTerm(shape, x) * shape) / x
    const miss = (p < 0.5 ? below - p : 1 - p - above) / density
    const bend = Math.min(1, miss * ((shape - 1) / x - 1))
    const step = miss / (1 - 0.5 * bend)
    const next = Math.max(x - step, x / 10)
    const isThere = Math.abs(next - x) <= 4e-16 * x
    x = next
    if (isThere) break
  }
  return x
}

function quantileStart(p: number, shape: number): number {
  const z = normalQuantile(p)
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  const guess = shape * cube ** 3
  if (shape >= 1 && cube > 0.2) return guess
  const small = Math.exp((Math.log(p) + lnGamma(shape + 1)) / shape)
  return Math.min(small, Math.max(guess, small / 2, 1e-300) + shape)
}

/** The standard normal quantile, rough (4.5e-4): a start only. Source: Abramowitz & Stegun 1964, 26.2.23. */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  return p < 0.5 ? -z : z
}

/** The probabilities whose quantiles are kept for each shape: the interval, and the middle. */
export const keptLevels = [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975] as const

const keptQuantiles = new Map<number, Float64Array>()
const mostKept = 50_000

/**
 * Quantiles at {@link keptLevels} for scale 1. The posterior’s shape is the prior’s plus a whole number of cases, so few
 * shapes come again and again: they are remembered.
 */
export function quantilesOf(shape: number): Float64Array {
  const known = keptQuantiles.get(shape)
  if (known) return known
  const made = Float64Array.from(keptLevels, (level) => gammaQuantile(level, shape))
  if (keptQuantiles.size >= mostKept) keptQuantiles.clear()
  keptQuantiles.set(shape, made)
  return made
}
