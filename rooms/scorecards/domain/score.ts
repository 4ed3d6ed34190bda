import type { Evidence } from './evidence.ts'
import { type Dimension, dimensions, type Formula, type IndicatorKey } from './formula.ts'

/** How many records of an indicator counted, and how many of them were good. */
export interface Count {
  readonly good: number
  readonly counted: number
}

/** Counts by indicator; absent: no record. */
export type Counts = ReadonlyMap<IndicatorKey, Count>

/** One line of a score: `share` and `points` are null where there were too few records to judge. */
export interface ScoreLine extends Count {
  readonly key: IndicatorKey
  readonly dimension: Dimension
  readonly weight: number
  readonly minimum: number
  /** 0–100, of this indicator alone. */
  readonly share: number | null
  /** What it brings to the score, of the `outOf` it could bring. */
  readonly points: number | null
  readonly outOf: number | null
}

/** A unit's score of a day or of a period: 0–100 with one decimal; null: not judged, which is not a zero. */
export interface Score {
  readonly score: number | null
  readonly dimensions: Readonly<Record<Dimension, number | null>>
  readonly lines: readonly ScoreLine[]
  /** Judged weight as a share (%) of all weight. */
  readonly judgedWeight: number
}

/** Adds evidence up by indicator. Open records do not count. */
export function countEvidence(evidence: readonly Evidence[]): Map<IndicatorKey, Count> {
  const counts = new Map<IndicatorKey, { good: number; counted: number }>()
  for (const { indicator, verdict } of evidence) {
    if (verdict === 'open') continue
    const count = counts.get(indicator) ?? { good: 0, counted: 0 }
    count.counted += 1
    if (verdict === 'good') count.good += 1
    counts.set(indicator, count)
  }
  return counts
}

/** Adds the counts of several days, or of several units. */
export function poolCounts(all: readonly Counts[]): Map<IndicatorKey, Count> {
  const pooled = new Map<IndicatorKey, Count>()
  for (const counts of all) {
    for (const [key, { good, counted }] of counts) {
      const before = pooled.get(key)
      pooled.set(key, { good: (before?.good ?? 0) + good, counted: (before?.counted ?? 0) + counted })
    }
  }
  return pooled
}

/**
 * The score: each judged indicator's share of good records, weighed by the formula over the judged weight alone. Pure:
 * the same counts give the same score (SCR-01). It knows shares, never how much was found, reported or detected: finding
 * more can not lower it (SCR-06), and the epidemic is not among its arguments (SCR-04).
 */
export function scoreOf(formula: Pick<Formula, 'indicators' | 'leastWeight'>, counts: Counts): Score {
  const all = sum(formula.indicators.map(({ weight }) => weight))
  const judged = formula.indicators.filter(({ key, minimum }) => (counts.get(key)?.counted ?? 0) >= minimum)
  const judgedSum = sum(judged.map(({ weight }) => weight))
  const lines = formula.indicators.map((indicator): ScoreLine => {
    const { key, dimension, weight, minimum } = indicator
    const { good, counted } = counts.get(key) ?? { good: 0, counted: 0 }
    const isJudged = judged.includes(indicator)
    const outOf = isJudged ? (100 * weight) / judgedSum : null
    const share = isJudged ? good / counted : null
    return {
      key,
      dimension,
      weight,
      minimum,
      good,
      counted,
      share: share === null ? null : rounded(100 * share),
      points: share === null || outOf === null ? null : rounded(share * outOf),
      outOf: outOf === null ? null : rounded(outOf),
    }
  })
  const judgedWeight = rounded((100 * judgedSum) / all)
  return {
    score: judgedSum === 0 || judgedWeight < formula.leastWeight ? null : weighed(judged, counts),
    dimensions: Object.fromEntries(
      dimensions.map((dimension) => [
        dimension,
        weighed(
          judged.filter((one) => one.dimension === dimension),
          counts,
        ),
      ]),
    ) as Record<Dimension, number | null>,
    lines,
    judgedWeight,
  }
}

function weighed(judged: Formula['indicators'], counts: Counts): number | null {
  if (judged.length === 0) return null
  const parts = judged.map(({ key, weight }) => {
    const { good, counted } = counts.get(key) as Count
    return (weight * good) / counted
  })
  return rounded((100 * sum(parts)) / sum(judged.map(({ weight }) => weight)))
}

/** What the score advises; null where nothing was judged. A person decides (SCR-02, SG-08). */
export function adviceOf(formula: Pick<Formula, 'ratings'>, score: number | null): string | null {
  return score === null ? null : (formula.ratings.find(({ from }) => score >= from)?.key ?? null)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const rounded = (value: number): number => Math.round(value * 10) / 10
