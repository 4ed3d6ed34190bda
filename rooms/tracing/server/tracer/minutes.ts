import { type Instant, millisOf, toInstant } from '#kit'

/** Minute 0 of the tracer: 2020-01-01T00:00Z. */
const epochMs = Date.UTC(2020, 0, 1)

/** Minutes in a day. */
export const dayMinutes = 1440

/** The minute a moment lies in, counted from {@link epochMs}. */
export function minuteOf(at: Instant): number {
  return Math.floor((millisOf(at) - epochMs) / 60_000)
}

/** The moment at which a minute begins. */
export function instantOf(minute: number): Instant {
  return toInstant(epochMs + minute * 60_000)
}
