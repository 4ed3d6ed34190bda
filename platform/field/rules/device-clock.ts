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
  /**
   * Of an era that began with a clock that lost its time (1970): the least that the server can be ahead, because time does
   * not run back. What is told by it is too early by as long as the phone was off, never by years.
   */
  readonly leastSkewMs?: number | undefined
}

/** When something happened by the phone's own clock, with what was known of that clock then. Kept with every item. */
export interface ClockStamp {
  readonly at: number
  readonly era: number
  readonly skewMs: number | null
  readonly leastSkewMs?: number | undefined
}

/** A phone that has never heard a server. */
export const unknownClock: DeviceClock = { era: 1, skewMs: null, seenAt: 0 }

/** A difference between two measurements that no slow network explains: the phone's clock was set in between, in ms. */
const setByHandMs = 2 * 60_000

/** Back by more than this, in milliseconds: a clock that lost its time. By less it is a hand's slip, or the end of one. */
const lostTimeMs = 86_400_000

/** How far the server is ahead as well as the phone can know it: measured, else the least it can be. */
export function likelySkew({ skewMs, leastSkewMs }: Pick<DeviceClock, 'skewMs' | 'leastSkewMs'>): number {
  return skewMs ?? leastSkewMs ?? 0
}

/** Whether this clock lost its time and no server was heard since: the city's time is a guess. */
export function isGuessing({ skewMs, leastSkewMs }: DeviceClock): boolean {
  return skewMs === null && leastSkewMs !== undefined
}

/** The clock after the phone shows `deviceNow`: a time before one seen earlier means that somebody set it back. */
export function seeClock(clock: DeviceClock, deviceNow: number): DeviceClock {
  if (deviceNow >= clock.seenAt - 1_000) return { ...clock, seenAt: Math.max(clock.seenAt, deviceNow) }
  const set = { era: clock.era + 1, skewMs: null, seenAt: deviceNow }
  const hasLostTime = clock.seenAt - deviceNow > lostTimeMs
  return hasLostTime ? { ...set, leastSkewMs: clock.seenAt + likelySkew(clock) - deviceNow } : set
}

/** The clock after the server told its time. `tripMs`: how long question and answer took together. */
export function measureClock(
  clock: DeviceClock,
  heard: { readonly serverNow: number; readonly deviceNow: number; readonly tripMs: number },
): DeviceClock {
  const { leastSkewMs, ...seen } = seeClock(clock, heard.deviceNow)
  const skewMs = Math.round(heard.serverNow + heard.tripMs / 2 - heard.deviceNow)
  const wasSet =
    seen.skewMs !== null
      ? Math.abs(skewMs - seen.skewMs) > setByHandMs
      : // Less than the least: the clock that had lost its time was set right before the server was heard.
        leastSkewMs !== undefined && skewMs < leastSkewMs - setByHandMs
  return { ...seen, skewMs, era: wasSet ? seen.era + 1 : seen.era }
}

/** The stamp of something that happens while the phone shows `deviceNow`. */
export function stampClock({ era, skewMs, leastSkewMs }: DeviceClock, deviceNow: number): ClockStamp {
  return { at: deviceNow, era, skewMs, ...(leastSkewMs === undefined ? {} : { leastSkewMs }) }
}

/**
 * The true moment of a stamp: corrected by the skew of its own era, also where that was measured only later. A stamp of an
 * era in which no server was heard `isDoubtful`: it is corrected by the least that era can have been behind, else by the
 * newest skew.
 */
export function momentOf(
  stamp: ClockStamp,
  clock: DeviceClock,
): { readonly at: Instant; readonly isDoubtful: boolean } {
  const isSameEra = stamp.era === clock.era
  const own = isSameEra ? (clock.skewMs ?? stamp.skewMs) : stamp.skewMs
  return { at: toInstant(stamp.at + (own ?? stamp.leastSkewMs ?? clock.skewMs ?? 0)), isDoubtful: own === null }
}
