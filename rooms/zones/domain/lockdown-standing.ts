import type { Instant } from '#kit'

/**
 * Where a point stands: proposed, dismissed, decided and still to come, active, lifted by a person, ended as decided, or
 * lapsed: its review did not come, or the document it stood on ended.
 */
export const lockdownStandings = ['proposed', 'dismissed', 'coming', 'active', 'lifted', 'ended', 'lapsed'] as const
/** See {@link lockdownStandings}. */
export type LockdownStanding = (typeof lockdownStandings)[number]

/** What the standing of a point depends on; moments of its term are null before a decision. */
export interface LockdownTerm {
  readonly isDecided: boolean
  readonly dismissedAt: Instant | null
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly reviewAt: Instant | null
  readonly liftedAt: Instant | null
  /** When the document it stands on ends; null while that is open. */
  readonly groundEndsAt: Instant | null
}

/**
 * The first moment at which a decided point binds nobody any more: lifted, ended, not reviewed, or without its document,
 * whichever comes first (SG-01, SG-06). Null: not decided.
 */
export function lockdownEnd(term: LockdownTerm): Instant | null {
  if (!term.isDecided || term.endsAt === null) return null
  const ends = [term.endsAt, term.reviewAt, term.liftedAt, term.groundEndsAt].filter((one) => one !== null)
  return ends.reduce((least, one) => (one < least ? one : least))
}

/** The standing at a moment; at the end itself it is already over. */
export function lockdownStanding(term: LockdownTerm, now: Instant): LockdownStanding {
  const end = lockdownEnd(term)
  if (end === null || term.startsAt === null) return term.dismissedAt === null ? 'proposed' : 'dismissed'
  if (now >= end) {
    if (term.liftedAt !== null && term.liftedAt <= end) return 'lifted'
    return term.endsAt !== null && term.endsAt <= end ? 'ended' : 'lapsed'
  }
  return now < term.startsAt ? 'coming' : 'active'
}
