import { notParsed, type Parsed, parsed } from '#kit'
import { FORECAST } from './forecast.refusals.ts'
import { isCount } from './reproduction-number.ts'

/** Cases of one day of the event (onset, sample, confirmation) that became known the same number of days later. */
export interface DelayCount {
  /** How many days before the day asked the event was: 0 is that day. */
  readonly age: number
  /** Days from the event until it was known: 0 … `age`. More cannot be seen yet. */
  readonly delay: number
  readonly count: number
}

/** How delays are learned: dated data of the profile. */
export interface DelayRule {
  /** Longest delay that is corrected for, in days; what comes later is backlog (dồn số liệu). */
  readonly longest: number
  /** Only events of the last days are learned from: delays change. */
  readonly learnDays: number
  /** Fewest cases to learn from; with fewer nothing is corrected. */
  readonly leastCases: number
  /** Fewest cases that a step of the delay is learned from; days that hang on a step with fewer are not corrected. */
  readonly leastSupport: number
  /** A day of which a smaller share is known by now is not estimated: it is said to be too new. */
  readonly leastShare: number
}

/** Which share of the cases of a day that is `age` days old is known by now: a mean and a beta distribution around it. */
export interface Completeness {
  /** As Lawless has it: product of the reverse hazards. 0 … 1. */
  readonly share: number
  /** Beta distribution of the share by its first two moments; Infinity: nothing is missing for sure. */
  readonly alpha: number
  readonly beta: number
  /** Whether enough was seen to say it, and enough of the day is known, by the rule. */
  readonly isSound: boolean
}

/** What is known of delays: completeness by age, and how many cases taught it. */
export interface DelayKnowledge {
  readonly byAge: readonly Completeness[]
  readonly cases: number
  /** Share of cases known within so many days, by delay from 0: the distribution of delays, right truncation removed. */
  readonly within: readonly number[]
}

/**
 * The distribution of delays, from what is known so far: recent events show only their short delays (right truncation), so the
 * hazard is taken backwards: g(d) = of the cases known within d days of events at least d days old, the share known on day d; the
 * share known within a days is Π (1 − g(d)) over d > a. The beta distributions follow from a Jeffreys prior on each g.
 * Undefined: too few cases to learn from. Refused: delays that are none, or that lie in the future.
 * Sources: Lawless 1994, Can J Stat 22(1):15–31; Kalbfleisch & Lawless 1989, J Am Stat Assoc 84:360; for the uncertainty
 * Höhle & an der Heiden 2014, Biometrics 70(4):993–1002 (doi 10.1111/biom.12194), whose Dirichlet this is.
 */
export function learnDelays(counts: readonly DelayCount[], rule: DelayRule): Parsed<DelayKnowledge | undefined> {
  const isSound = ({ age, delay, count }: DelayCount) =>
    isCount(age) && isCount(delay) && isCount(count) && delay <= age
  if (!counts.every(isSound)) return notParsed(FORECAST.DELAY)
  const useful = counts.filter(({ age, delay }) => age < rule.learnDays && delay <= rule.longest)
  const cases = useful.reduce((sum, { count }) => sum + count, 0)
  if (cases < rule.leastCases) return parsed(undefined)
  const longest = horizonOf(useful, rule)
  const byAge = new Array<Completeness>(longest + 1)
  let [share, mean, square, support] = [1, 1, 1, Number.POSITIVE_INFINITY]
  byAge[longest] = { share: 1, alpha: Number.POSITIVE_INFINITY, beta: 0, isSound: true }
  for (let delay = longest; delay > 0; delay -= 1) {
    const { now, within } = riskAt(useful, delay)
    share *= within > 0 ? 1 - now / within : 1
    const a = within - now + 0.5
    const all = within + 1
    mean *= a / all
    square *= (a / all) * ((a + 1) / (all + 1))
    support = Math.min(support, within)
    const isSound = support >= rule.leastSupport && share >= rule.leastShare
    byAge[delay - 1] = { share, ...betaOf(mean, square), isSound }
  }
  return parsed({ byAge, cases, within: byAge.map((one) => one.share) })
}

/** The last two steps of a tail may show this much and still count as its end. */
const endOfTail = 0.05

/**
 * The longest delay that the data can speak of. In a young epidemic no event is old enough to show a long delay: where the tail has
 * died out before that (its last two steps together under 5 %) it is taken to end there; else it stays open, and nothing is sound.
 */
function horizonOf(counts: readonly DelayCount[], { longest, leastSupport }: DelayRule): number {
  let horizon = longest
  while (horizon > 1 && riskAt(counts, horizon).within < leastSupport) horizon -= 1
  if (horizon === longest) return longest
  const hazards = [horizon, horizon - 1].map((delay) => {
    const { now, within } = riskAt(counts, delay)
    return within > 0 ? now / within : 1
  })
  return hazards.reduce((sum, one) => sum + one, 0) <= endOfTail ? horizon : longest
}

/** Of events old enough to show a delay of `delay` days: how many were known on that day, and by then. */
function riskAt(counts: readonly DelayCount[], delay: number): { readonly now: number; readonly within: number } {
  let [now, within] = [0, 0]
  for (const one of counts) {
    if (one.age < delay || one.delay > delay) continue
    within += one.count
    if (one.delay === delay) now += one.count
  }
  return { now, within }
}

/** The beta distribution with this mean and mean square. */
function betaOf(mean: number, square: number): { readonly alpha: number; readonly beta: number } {
  const variance = Math.max(square - mean * mean, 1e-15)
  const size = (mean * (1 - mean)) / variance - 1
  return { alpha: mean * size, beta: (1 - mean) * size }
}

/** Completeness of a day of this age: 1 beyond the longest delay or where nothing was learned; undefined: too new to say. */
export function completenessAt(knowledge: DelayKnowledge | undefined, age: number): number | undefined {
  const known = knowledge?.byAge[age]
  if (!known) return 1
  return known.isSound ? known.share : undefined
}
