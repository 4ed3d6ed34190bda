import { addDays, addMinutes, type Day, type Instant, minutesBetween, startOfDay } from '#kit'
import type { CheckpointShift } from '../domain/index.ts'

/** A stretch of a post's plan in which nobody stands. */
export interface RosterHole {
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** A day of the roster: the shifts that begin on it, all that touch it, and the holes in it. */
export interface RosterDay {
  readonly day: Day
  readonly start: Instant
  readonly begins: readonly CheckpointShift[]
  readonly touches: readonly CheckpointShift[]
  readonly holes: readonly RosterHole[]
}

/** Days of a roster from one on; holes only where the post must stand day and night and only from `now` on. */
export function rosterDays(
  shifts: readonly CheckpointShift[],
  about: {
    readonly first: Day
    readonly count: number
    readonly offset: number
    readonly now: Instant
    readonly continuous: boolean
  },
): RosterDay[] {
  const alive = shifts.filter(({ cancelledAt }) => cancelledAt === null)
  return Array.from({ length: about.count }, (_, index) => {
    const day = addDays(about.first, index)
    const start = startOfDay(day, about.offset)
    const end = addMinutes(start, 24 * 60)
    const inDay = ({ fromAt }: CheckpointShift) => fromAt >= start && fromAt < end
    return {
      day,
      start,
      begins: shifts.filter(inDay),
      touches: alive.filter(({ fromAt, toAt }) => fromAt < end && toAt > start),
      holes: about.continuous ? holesIn(alive, about.now > start ? about.now : start, end) : [],
    }
  })
}

/** Stretches between two moments that no shift covers, in order. */
export function holesIn(
  shifts: readonly { readonly fromAt: string; readonly toAt: string }[],
  from: Instant,
  to: Instant,
): RosterHole[] {
  const holes: RosterHole[] = []
  let covered = from
  for (const { fromAt, toAt } of shifts.toSorted((left, right) => (left.fromAt < right.fromAt ? -1 : 1))) {
    if (fromAt > covered && covered < to) holes.push({ fromAt: covered, toAt: (fromAt < to ? fromAt : to) as Instant })
    if (toAt > covered) covered = toAt as Instant
  }
  if (covered < to) holes.push({ fromAt: covered, toAt: to })
  return holes.filter((hole) => minutesBetween(hole.fromAt, hole.toAt) >= 1)
}
