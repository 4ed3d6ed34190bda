import type { Instant } from '#kit'
import { type DayOfPost, isOutage } from '../domain/index.ts'
import { holesIn } from './roster-days.ts'

/** A stretch of a post's day before it has its words. */
export interface DayStretch {
  readonly kind: 'manned' | 'short' | 'gap' | 'planned' | 'hole'
  readonly fromAt: string
  readonly toAt: string
  readonly commander: string | null
  /** What was wrong, where something was. */
  readonly wrong: Pick<DayOfPost['spans'][number], 'state' | 'missingForces'> | null
}

/**
 * The day of a post in the order of time: until now what was (each stretch by the shift whose time it was), from now on
 * what is planned, with the holes of posts that stand day and night.
 */
export function stretchesOf(post: DayOfPost, now: Instant, to: Instant): DayStretch[] {
  return [...past(post), ...ahead(post, now, to)]
}

function past({ spans, shifts }: DayOfPost): DayStretch[] {
  return spans
    .filter(({ state }) => state !== 'off')
    .flatMap((span) => {
      const { state, missingForces } = span
      const wrong = isOutage(state) ? { state, missingForces } : null
      const kind =
        wrong === null ? ('manned' as const) : state === 'force-missing' ? ('short' as const) : ('gap' as const)
      return cutByShifts(span, shifts).map(({ fromAt, toAt, commander }) => ({ kind, fromAt, toAt, commander, wrong }))
    })
}

/** One state may last over a change of shifts: each has its own commander. */
function cutByShifts(
  { fromAt, toAt }: { readonly fromAt: string; readonly toAt: string },
  shifts: DayOfPost['shifts'],
): { fromAt: string; toAt: string; commander: string | null }[] {
  const inside = shifts.filter((shift) => shift.fromAt < toAt && shift.toAt > fromAt)
  if (inside.length === 0) return [{ fromAt, toAt, commander: null }]
  return inside.map((shift) => ({
    fromAt: shift.fromAt > fromAt ? shift.fromAt : fromAt,
    toAt: shift.toAt < toAt ? shift.toAt : toAt,
    commander: shift.commander,
  }))
}

function ahead({ shifts, continuous, closedAt }: DayOfPost, now: Instant, to: Instant): DayStretch[] {
  const planned = shifts
    .filter(({ toAt }) => toAt > now)
    .map(({ fromAt, toAt, commander }) => ({
      kind: 'planned' as const,
      fromAt: fromAt > now ? fromAt : now,
      toAt,
      commander,
      wrong: null,
    }))
  if (!continuous || closedAt !== null) return planned
  const holes = holesIn(shifts, now, to).map(({ fromAt, toAt }) => ({
    kind: 'hole' as const,
    fromAt,
    toAt,
    commander: null,
    wrong: null,
  }))
  return [...planned, ...holes]
}

/** A fault that is still to come: a stretch without a shift, a shift without a commander or without a force. */
export interface FaultAhead {
  readonly post: DayOfPost
  readonly fromAt: string
  readonly toAt: string
  readonly kind: 'no-shift' | 'no-commander' | 'force-missing'
  readonly forces: readonly string[]
}

/** What will be missing between now and `to`, soonest first. */
export function faultsAhead(posts: readonly DayOfPost[], now: Instant, to: Instant): FaultAhead[] {
  const found = posts
    .filter(({ continuous, closedAt }) => continuous && closedAt === null)
    .flatMap((post): FaultAhead[] => [
      ...holesIn(post.shifts, now, to).map((hole) => ({ post, ...hole, kind: 'no-shift' as const, forces: [] })),
      ...post.shifts
        .filter(({ fromAt, startedAt }) => fromAt > now && fromAt < to && startedAt === null)
        .flatMap((shift): FaultAhead[] => {
          const about = { post, fromAt: shift.fromAt, toAt: shift.toAt, forces: shift.lacks }
          if (shift.commander === null) return [{ ...about, kind: 'no-commander' }]
          return shift.lacks.length > 0 ? [{ ...about, kind: 'force-missing' }] : []
        }),
    ])
  return found.toSorted((left, right) => (left.fromAt < right.fromAt ? -1 : 1))
}
