import { formatMoment, type Instant } from '#kit'
import type { Step } from '#platform/server'

/** A moment as it is read in a sentence, in the city's time. */
export function momentWords({ profile }: Pick<Step, 'profile'>, at: Instant | null): string {
  return at === null ? '' : formatMoment(at, profile.utcOffsetMinutes)
}
