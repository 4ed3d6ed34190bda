import type { Instant } from '#kit'
import type { StandingState } from './checkpoint-words.ts'

/** A shift as far as it decides whether its post stands. Moments are as they happened in the field. */
export interface StandingShift {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly commanders: number
  /** For each force on the shift, when its first member checked in (null: not yet). */
  readonly forces: readonly { readonly force: string; readonly hereAt: Instant | null }[]
}

/** What the rules need to know of a post. */
export interface StandingPost {
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly continuous: boolean
  /** Forces that every shift must have. */
  readonly needs: readonly string[]
  readonly shifts: readonly StandingShift[]
}

/** A stretch `[fromAt, toAt)` in one state. */
export interface StandingSpan {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly state: StandingState
  readonly missingForces: readonly string[]
}

type Judged = Pick<StandingSpan, 'state' | 'missingForces'>

/**
 * Whether a post stands at a moment (CHK-01): only if the shift whose time it is has started, has not ended, and has every
 * force the kind asks for (CHK-04). The shift before does not count into the next one's time.
 */
export function standingAt(post: StandingPost, at: Instant): Judged {
  const shift = post.shifts.find(({ fromAt, toAt }) => fromAt <= at && at < toAt)
  if (!shift) return { state: post.continuous ? 'no-shift' : 'off', missingForces: [] }
  if (shift.startedAt === null || shift.startedAt > at) {
    return { state: shift.commanders === 1 ? 'not-checked-in' : 'no-commander', missingForces: [] }
  }
  if (shift.endedAt !== null && shift.endedAt <= at) return { state: 'ended-early', missingForces: [] }
  const missingForces = missingForcesAt(shift, post.needs, at)
  return { state: missingForces.length > 0 ? 'force-missing' : 'standing', missingForces }
}

/** Forces that a shift should have and of which nobody has checked in by a moment. */
export function missingForcesAt(shift: Pick<StandingShift, 'forces'>, needs: readonly string[], at: Instant): string[] {
  return needs.filter(
    (need) => !shift.forces.some(({ force, hereAt }) => force === need && hereAt !== null && hereAt <= at),
  )
}

/** How a post stood over a time, stretch by stretch, without a hole; nothing before it opened or after it closed. */
export function standingSpans(post: StandingPost, from: Instant, to: Instant): StandingSpan[] {
  const begin = post.openedAt > from ? post.openedAt : from
  const end = post.closedAt !== null && post.closedAt < to ? post.closedAt : to
  if (begin >= end) return []
  const ordered = momentsBetween(post.shifts, begin, end)
  const spans: StandingSpan[] = []
  for (const [index, fromAt] of ordered.entries()) {
    const judged = standingAt(post, fromAt)
    const toAt = ordered[index + 1] ?? end
    const last = spans.at(-1)
    if (last && isSame(last, judged)) spans[spans.length - 1] = { ...last, toAt }
    else spans.push({ fromAt, toAt, ...judged })
  }
  return spans
}

/** Every moment between two at which the state may change, the first included, in order. */
function momentsBetween(shifts: readonly StandingShift[], begin: Instant, end: Instant): Instant[] {
  const all = shifts.flatMap(({ fromAt, toAt, startedAt, endedAt, forces }) => [
    ...[fromAt, toAt, startedAt, endedAt],
    ...forces.map(({ hereAt }) => hereAt),
  ])
  const within = all.filter((moment) => moment !== null && moment > begin && moment < end) as Instant[]
  return [...new Set([begin, ...within])].sort()
}

function isSame(left: Judged, right: Judged): boolean {
  return left.state === right.state && left.missingForces.join() === right.missingForces.join()
}

/** Whether a state is a fault: the post should stand and does not. */
export function isOutage(state: StandingState): boolean {
  return state !== 'standing' && state !== 'off'
}
