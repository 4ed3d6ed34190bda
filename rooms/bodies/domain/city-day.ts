import { type Day, dayOf, type Instant } from '#kit'

/** Việt Nam keeps one zone without summer time: posts and bodies begin and end with its days. */
const offsetMinutes = 420

/** The day in Việt Nam of a moment. */
export function cityDay(at: Instant): Day {
  return dayOf(at, offsetMinutes)
}
