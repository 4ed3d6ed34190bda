import { addMinutes, type Instant } from '#kit'
import type { Asking, Place } from '#platform/server'

/** What every part of a brief is asked with: who asks, where, and of which moment. Nothing can be known after `now`. */
export interface Briefing extends Asking {
  readonly place: Place
  /** The moment the brief speaks of. */
  readonly at: Instant
  /** What was on record until then counts: the moment itself, or now when the moment is still to come. */
  readonly knownAt: Instant
}

/** How long a brief counts as being of now: who reads it and then signs it has not gone back in time. */
const nowMinutes = 30

/** Whether a brief looks back: some of that moment can then only be read from what is left of it. */
export function looksBack({ at, now }: Pick<Briefing, 'at' | 'now'>): boolean {
  return addMinutes(at, nowMinutes) < now
}
