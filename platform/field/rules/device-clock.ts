import { type Instant, toInstant } from '#kit'

/**
 * What a phone knows of its own clock. `era` counts the times somebody set it: moments of two eras cannot be compared.
 * `skewMs`: how far the server is ahead of the phone, as measured in this era; null until the server was heard.
 */
export interface DeviceClock {
  readonly era: number
  readonly skewMs: number | null
  /** The latest time that the phone was seen to show, in milliseconds since 1970. */
  readonly seenAt: number
}

/** When something happened by the phone's own clock, with what was known of that clock then. Kept with every item. */
export interface ClockStamp {
  readonly at: number
  readonly era: number
  readonly skewMs: number | null
}

/** A phone that has never heard a server. */
export const unknownClock: DeviceClock = { era: 1, skewMs: null, seenAt: 0 }

/** A difference between two measurements that no slow network explains: the phone's clock was set in between, in ms. */
const setByHandMs = 2 * 60_000

/** The clock after the phone shows `deviceNow`: a time before one seen earlier means that somebody set it back. */
export function seeClock(clock: DeviceClock, deviceNow: number): DeviceClock {
  if (deviceNow >= clock.seenAt - 1_000) return { ...clock, seenAt: Math.max(clock.seenAt, deviceNow) }
  return { era: clock.era + 1, skewMs: null, seenAt: deviceNow }
}

/** The clock after the server told its time. `tripMs`: how long question and answer took together. */
export function measureClock(
  clock: DeviceClock,
  heard: { readonly serverNow: number; readonly deviceNow: number; readonly tripMs: number },
): DeviceClock {
  const seen = seeClock(clock, heard.deviceNow)
  const skewMs = Math.round(heard.serverNow + heard.tripMs / 2 - heard.deviceNow)
  const wasSet = seen.skewMs !== null && Math.abs(skewMs - seen.skewMs) > setByHandMs
  return { ...seen, skewMs, era: wasSet ? seen.era + 1 : seen.era }
}

/** The stamp of something that happens while the phone shows `deviceNow`. */
export function stampClock(clock: DeviceClock, deviceNow: number): ClockStamp {
  return { at: deviceNow, era: clock.era, skewMs: clock.skewMs }
}

/**
 * The true moment of a stamp: corrected by the skew of its own era, also where that was measured only later. A stamp of an
 * era in which no server was heard is corrected by the newest skew and `isDoubtful`.
 */
export function momentOf(
  stamp: ClockStamp,
  clock: DeviceClock,
): { readonly at: Instant; readonly isDoubtful: boolean } {
  const isSameEra = stamp.era === clock.era
  const own = isSameEra ? (clock.skewMs ?? stamp.skewMs) : stamp.skewMs
  return { at: toInstant(stamp.at + (own ?? clock.skewMs ?? 0)), isDoubtful: own === null }
}
