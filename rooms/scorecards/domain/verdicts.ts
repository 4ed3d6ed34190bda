import { addMinutes, type Instant, minutesBetween } from '#kit'
import type { EvidenceVerdict, Reason } from './evidence.ts'

/** What a record was held to be, and why. */
export interface Held {
  readonly verdict: EvidenceVerdict
  readonly why: Reason
}

/** Something that was due, with what was known of it at `knownAt`. */
export interface DueThing {
  readonly dueAt: Instant | null
  readonly at: Instant | null
  readonly recordedAt: Instant | null
  readonly knownAt: Instant
  /** See `Formula.backDatedMinutes`: patience with phones that had no signal. */
  readonly backDatedMinutes: number
}

/**
 * In time or late. What claims an hour before its deadline but reached the house long after both is held to have been
 * entered back in time: shown as such, and not good. What nobody has said counts only once it was due.
 */
export function holdInTime(thing: DueThing, words: { readonly good: Reason; readonly missing: Reason }): Held {
  const { dueAt, at, recordedAt, knownAt, backDatedMinutes } = thing
  if (at === null || recordedAt === null) {
    if (dueAt === null || dueAt > knownAt) return { verdict: 'open', why: 'not-due' }
    return { verdict: 'bad', why: words.missing }
  }
  if (dueAt !== null && at > dueAt) return { verdict: 'bad', why: 'late' }
  const isBackDated =
    dueAt !== null &&
    recordedAt > addMinutes(dueAt, backDatedMinutes) &&
    minutesBetween(at, recordedAt) > backDatedMinutes
  return isBackDated ? { verdict: 'bad', why: 'back-dated' } : { verdict: 'good', why: words.good }
}

/** Sent at all: late is better than never, and counts as there. */
export function holdSent({ dueAt, at, knownAt }: Pick<DueThing, 'dueAt' | 'at' | 'knownAt'>): Held {
  if (at !== null) return { verdict: 'good', why: 'sent' }
  return dueAt !== null && dueAt <= knownAt ? { verdict: 'bad', why: 'not-sent' } : { verdict: 'open', why: 'not-due' }
}

/** Whether a report agrees with itself and with what lies below it. How much it reports is not asked (SCR-06). */
export function holdAgreeing(report: { readonly flawed: boolean; readonly differsBelow: boolean }): Held {
  if (report.flawed) return { verdict: 'bad', why: 'does-not-agree' }
  return report.differsBelow ? { verdict: 'bad', why: 'differs-below' } : { verdict: 'good', why: 'agrees' }
}

const ofSample = {
  matches: { verdict: 'good', why: 'matches' },
  under: { verdict: 'bad', why: 'under-reported' },
  // Having reported too much is noted and never held against a unit: nobody shall be afraid of counting.
  over: { verdict: 'open', why: 'over-reported' },
  cannot: { verdict: 'open', why: 'cannot-tell' },
} as const satisfies Record<string, Held>

/** What the re-check of figures drawn by lot came to. */
export function holdSample(outcome: keyof typeof ofSample): Held {
  return ofSample[outcome]
}

/** Whether a command post was watched all day; before its first roster begins there is nothing to keep. */
export function holdWatch(watch: {
  readonly isOver: boolean
  readonly hasBegun: boolean
  readonly holes: number
}): Held {
  if (!watch.hasBegun) return { verdict: 'open', why: 'not-begun' }
  if (!watch.isOver) return { verdict: 'open', why: 'not-due' }
  return watch.holes === 0 ? { verdict: 'good', why: 'covered' } : { verdict: 'bad', why: 'hole' }
}
