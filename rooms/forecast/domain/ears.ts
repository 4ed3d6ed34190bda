import { notParsed, type Parsed, parsed } from '#kit'
import { FORECAST } from './forecast.refusals.ts'
import { isCount } from './reproduction-number.ts'

/** Thresholds of the alarms, and what is done where the baseline is thin: dated data of the profile. */
export interface EarsRule {
  /** Days of the baseline; 7 in all three methods. */
  readonly baseline: number
  /** C1 and C2 alarm above this many standard deviations: 3. */
  readonly deviations: number
  /** C3 alarms above this sum: 2. */
  readonly sum: number
  /**
   * Smallest standard deviation of a baseline. After a quiet week it would be 0 and any case infinitely strange; Burkom’s advice
   * for sparse counts is 0,5 or 1 (documentation of `earsC` in the R package surveillance).
   */
  readonly leastDeviation: number
  /** Fewer cases than this on the day (C1, C2) or in the three days (C3) are no alarm, however quiet it was before. */
  readonly leastCases: number
}

/** The three methods: C1-MILD, C2-MEDIUM, C3-ULTRA. */
export const earsMethods = ['c1', 'c2', 'c3'] as const
/** See {@link earsMethods}. */
export type EarsMethod = (typeof earsMethods)[number]

/** What the three methods say of one day. Null: the days before do not reach back far enough. */
export interface EarsDay {
  readonly c1: number | null
  readonly c2: number | null
  readonly c3: number | null
  /** Mean of the lagged baseline (that of C2), or of the plain one. */
  readonly expected: number | null
  /** The count above which C1 alarms. */
  readonly limit: number | null
  readonly alarms: readonly EarsMethod[]
}

/**
 * EARS C1, C2 and C3 of each day: C1 = (Y − mean) / sd over the 7 days before; C2 the same with two days left between, so that
 * an outbreak that begins does not hide itself; C3 = Σ max(0, C2 − 1) over the day and the two before it. Sample standard
 * deviations (n − 1). A step may be a week as well as a day. Refused: counts that are none.
 * Sources: Hutwagner, Thompson, Seeman, Treadwell 2003, J Urban Health 80(2 Suppl 1):i89–96; exact forms: Fricker, Hegler, Dunfee
 * 2008, Stat Med 27:3407–3429 (doi 10.1002/sim.3197).
 */
export function earsOf(counts: ArrayLike<number>, rule: EarsRule): Parsed<readonly EarsDay[]> {
  const values = Array.from(counts)
  const wrong = values.findIndex((count) => !isCount(count))
  if (wrong >= 0) return notParsed(FORECAST.NOT_COUNTS, { params: { at: wrong + 1 } })
  const plain = values.map((count, day) => standing(values, { count, until: day, rule }))
  const lagged = values.map((count, day) => standing(values, { count, until: day - 2, rule }))
  return parsed(values.map((_, day) => judgeDay({ values, plain, lagged, rule }, day)))
}

interface Standing {
  readonly score: number
  readonly mean: number
  readonly limit: number
}

/** How a count stands to the baseline that ends before place `until`. */
function standing(
  values: readonly number[],
  { count, until, rule }: { readonly count: number; readonly until: number; readonly rule: EarsRule },
): Standing | null {
  const from = until - rule.baseline
  if (from < 0) return null
  const baseline = values.slice(from, until)
  const mean = baseline.reduce((sum, one) => sum + one, 0) / baseline.length
  const squares = baseline.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const deviation = Math.max(Math.sqrt(squares / (baseline.length - 1)), rule.leastDeviation)
  const score = deviation > 0 ? (count - mean) / deviation : count > mean ? Number.POSITIVE_INFINITY : 0
  return { score, mean, limit: mean + rule.deviations * deviation }
}

interface Standings {
  readonly values: readonly number[]
  readonly plain: readonly (Standing | null)[]
  readonly lagged: readonly (Standing | null)[]
  readonly rule: EarsRule
}

function judgeDay({ values, plain, lagged, rule }: Standings, day: number): EarsDay {
  const c1 = plain[day]?.score ?? null
  const c2 = lagged[day]?.score ?? null
  const three = [day, day - 1, day - 2].map((one) => lagged[one]?.score ?? null)
  const c3 = three.every((score) => score !== null)
    ? three.reduce<number>((sum, one) => sum + Math.max(0, (one ?? 0) - 1), 0)
    : null
  const today = values[day] as number
  const lastThree = values.slice(Math.max(0, day - 2), day + 1).reduce((sum, one) => sum + one, 0)
  const isAlarm: Record<EarsMethod, boolean> = {
    c1: c1 !== null && c1 > rule.deviations && today >= rule.leastCases,
    c2: c2 !== null && c2 > rule.deviations && today >= rule.leastCases,
    c3: c3 !== null && c3 > rule.sum && lastThree >= rule.leastCases && today > 0,
  }
  return {
    c1,
    c2,
    c3,
    expected: (lagged[day] ?? plain[day])?.mean ?? null,
    limit: plain[day]?.limit ?? null,
    alarms: earsMethods.filter((method) => isAlarm[method]),
  }
}
