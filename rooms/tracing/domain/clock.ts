import { type Instant, minutesBetween } from '#kit'

/** The moments of a case's tracing (đồng hồ truy vết): F0 confirmed → F1 listed → all F1 isolated. */
export interface TracingClock {
  readonly confirmedAt: Instant
  /** First list of contacts complete; null: not yet. */
  readonly listedAt: Instant | null
  /** Contacts of class F1 on the list, and how many of them are isolated. */
  readonly f1: number
  readonly f1Isolated: number
  /** When the last of them was isolated; null while anybody is not. */
  readonly isolatedAt: Instant | null
}

/** Targets in minutes from the confirmation; null: nobody has confirmed one, so nothing is late. */
export interface ClockTargets {
  readonly listed: number | null
  readonly isolated: number | null
}

/** The next thing that the case waits for. */
export type ClockStage = 'to-list' | 'to-isolate' | 'done'

/** What a case waits for, until when, and whether that moment is over. */
export interface ClockStanding {
  readonly stage: ClockStage
  readonly dueAt: Instant | null
  readonly isLate: boolean
  /** Minutes from the confirmation to each step that is done. */
  readonly listedMinutes: number | null
  readonly isolatedMinutes: number | null
}

/** Where a case stands at a moment. A list without a single F1 has nobody to isolate: it is done when it is listed. */
export function clockStanding(clock: TracingClock, targets: ClockTargets, now: Instant): ClockStanding {
  const { confirmedAt, listedAt } = clock
  const isolatedAt = listedAt !== null && clock.f1 === 0 ? listedAt : clock.isolatedAt
  const stage: ClockStage = listedAt === null ? 'to-list' : isolatedAt === null ? 'to-isolate' : 'done'
  const target = { 'to-list': targets.listed, 'to-isolate': targets.isolated, done: null }[stage]
  const dueAt = target === null ? null : minutesAfter(confirmedAt, target)
  return {
    stage,
    dueAt,
    isLate: dueAt !== null && dueAt < now,
    listedMinutes: listedAt === null ? null : Math.max(0, Math.round(minutesBetween(confirmedAt, listedAt))),
    isolatedMinutes: isolatedAt === null ? null : Math.max(0, Math.round(minutesBetween(confirmedAt, isolatedAt))),
  }
}

function minutesAfter(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant
}

/** Half of the values lie at or below the median, nine of ten at or below P90. */
export interface Spread {
  readonly count: number
  readonly median: number | null
  readonly p90: number | null
}

/** Median and P90 of minutes, by nearest rank: a figure that some case really had. */
export function spreadOf(minutes: readonly number[]): Spread {
  const sorted = [...minutes].sort((left, right) => left - right)
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
  return { count: sorted.length, median: rank(0.5), p90: rank(0.9) }
}
