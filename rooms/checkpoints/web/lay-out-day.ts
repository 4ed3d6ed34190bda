import { addMinutes, type Instant, minutesBetween } from '#kit'

const minutesOfDay = 1440

/** A stretch of time with its ends as they travel; open at its end: it still lasts. */
export interface Stretch {
  readonly fromAt: string
  readonly toAt: string | null
}

/** Where a stretch lies on the width of a day, in percent of it. */
export interface Span {
  readonly start: number
  readonly width: number
}

/** The part of a stretch that lies in a day; undefined where none does. An open one reaches until `now`. */
export function spanInDay({ fromAt, toAt }: Stretch, dayStart: Instant, now: Instant): Span | undefined {
  const dayEnd = addMinutes(dayStart, minutesOfDay)
  const until = toAt ?? now
  if (fromAt >= dayEnd || until <= dayStart) return undefined
  const from = Math.max(0, minutesBetween(dayStart, fromAt as Instant))
  const to = Math.min(minutesOfDay, minutesBetween(dayStart, until as Instant))
  return { start: percentOfDay(from), width: percentOfDay(to - from) }
}

/** Where minutes since midnight stand on the width of a day, in percent. */
export function percentOfDay(minutes: number): number {
  return (minutes * 100) / minutesOfDay
}
