import { addDays, type Day, dayOf, type Instant } from '#kit'
import { endOfDay } from './isolation-time.ts'
import type { CheckOutcome } from './quarantine-words.ts'

/** The days after an isolation on which somebody watches their own health (tự theo dõi): advice that binds nobody. */
export interface SelfWatch {
  readonly from: Day
  readonly to: Day
  /** Whole days left, today among them; 0 when it is over. */
  readonly left: number
}

/** When a watch of so many days after the last day of isolation is over: 24:00 of its last day; null where there is none. */
export function watchUntil(lastDay: Day, followDays: number | null, utcOffsetMinutes: number): Instant | null {
  return followDays === null || followDays === 0 ? null : endOfDay(addDays(lastDay, followDays), utcOffsetMinutes)
}

/** What a watch is asked of: the end of an isolation and of the watch after it. */
export interface Watched {
  readonly endsAt: Instant | null
  readonly selfWatchUntil: Instant | null
}

/** Whether somebody watches themselves at a moment; the clock alone answers. */
export function isSelfWatching({ endsAt, selfWatchUntil }: Watched, now: Instant): boolean {
  return endsAt !== null && selfWatchUntil !== null && endsAt <= now && now < selfWatchUntil
}

/** The watch of somebody who watches themselves now; null for everybody else. */
export function selfWatchOf(watched: Watched, now: Instant, utcOffsetMinutes: number): SelfWatch | null {
  const { endsAt, selfWatchUntil } = watched
  if (endsAt === null || selfWatchUntil === null || !isSelfWatching(watched, now)) return null
  const end = dayOf(selfWatchUntil, utcOffsetMinutes)
  const today = dayOf(now, utcOffsetMinutes)
  const left = (Date.parse(end) - Date.parse(today)) / 86_400_000
  return { from: dayOf(endsAt, utcOffsetMinutes), to: addDays(end, -1), left }
}

/** A day of a watch: what was told; `silent`: nothing, which nobody is blamed for; `coming`: not over yet. */
export interface WatchedDay {
  readonly day: Day
  readonly outcome: CheckOutcome | 'silent' | 'coming'
}

/** Digits and letters that are not mistaken for each other when read over the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code by which somebody tells how they are, from a keyed mark: ten letters, fifty bits, in two groups. */
export function watchCodeOf(mark: Uint8Array): string {
  const code = Array.from(mark.subarray(0, 10), (byte) => letters[byte % 32]).join('')
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** A code as it was typed, as it was given: without blanks and strokes, O for 0 and I or L for 1 forgiven. */
export function readWatchCode(typed: string): string {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return `${code.slice(0, 5)}-${code.slice(5)}`
}
