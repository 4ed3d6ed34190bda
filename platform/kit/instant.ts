/**
 * A moment as an ISO 8601 text in UTC with milliseconds, `2021-07-27T11:40:00.000Z`: sorts as it reads.
 */
export type Instant = string & { readonly __instant: true }

/** A calendar day in the city's zone, `2021-07-27`. */
export type Day = string & { readonly __day: true }

const dayMs = 86_400_000

/**
 * Beginnings of days by their text (NaN: no real day), and the text of a day by its number since 1970, and
 * the text of its first moment. A report of years speaks
 * of the same few thousand days millions of times, and a Date is dear.
 */
const beginnings = new Map<string, number>()
const texts = new Map<number, Day>()
const moments = new Map<number, Instant>()
const mostRemembered = 20_000

function beginningOf(text: string): number {
  const known = beginnings.get(text)
  if (known !== undefined) return known
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN
  const beginning = !Number.isNaN(time) && textOf(time / dayMs) === text ? time : Number.NaN
  if (beginnings.size >= mostRemembered) beginnings.clear()
  beginnings.set(text, beginning)
  return beginning
}

function textOf(dayNumber: number): Day {
  const known = texts.get(dayNumber)
  if (known !== undefined) return known
  const text = new Date(dayNumber * dayMs).toISOString().slice(0, 10) as Day
  if (texts.size >= mostRemembered) texts.clear()
  texts.set(dayNumber, text)
  return text
}

/** The moment of a JavaScript time value (milliseconds since 1970) or of any ISO text with an offset. */
export function toInstant(time: number | string | Date): Instant {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a moment: ${String(time)}`)
  return date.toISOString() as Instant
}

/** Milliseconds since 1970. */
export function millisOf(at: Instant): number {
  return Date.parse(at)
}

/** The moment `minutes` later (negative: earlier). */
export function addMinutes(at: Instant, minutes: number): Instant {
  return toInstant(millisOf(at) + minutes * 60_000)
}

/** Minutes from `from` to `to`; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (millisOf(to) - millisOf(from)) / 60_000
}

/**
 * Day of a moment in a zone of constant offset. Asia/Ho_Chi_Minh is UTC+7 with no daylight saving: 420 minutes.
 */
export function dayOf(at: Instant, offsetMinutes: number): Day {
  return textOf(Math.floor((millisOf(at) + offsetMinutes * 60_000) / dayMs))
}

/** First moment of a day in a zone of constant offset. */
export function startOfDay(day: Day, offsetMinutes: number): Instant {
  const time = beginningOf(day) - offsetMinutes * 60_000
  const known = moments.get(time)
  if (known !== undefined) return known
  const moment = toInstant(time)
  if (moments.size >= mostRemembered) moments.clear()
  moments.set(time, moment)
  return moment
}

/** The day `days` later (negative: earlier). */
export function addDays(day: Day, days: number): Day {
  return textOf(beginningOf(day) / dayMs + days)
}

/** Whether a text is a real calendar day: `2021-02-31` is not. */
export function isDay(text: string): text is Day {
  return !Number.isNaN(beginningOf(text))
}
