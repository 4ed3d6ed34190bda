import type { Instant } from '#kit'
import { wallClock } from '#platform/server'

/**
 * Now, for sessions, tokens, codes and failures: always the real clock. A drill that replays July 2021 must not bring
 * a token of 2026 back to life.
 */
export function securityNow(): Instant {
  return wallClock.now()
}
