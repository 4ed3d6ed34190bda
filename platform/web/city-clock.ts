import { useSyncExternalStore } from 'react'
import { type Instant, toInstant } from '#kit'

/** How the server's clock runs: with the wall, replaying a past day, or standing still. */
export type ClockKind = 'wall' | 'replay' | 'fixed'

let serverAheadMs = 0
let standsAt: Instant | undefined
let offsetMinutes = 420
let kind: ClockKind = 'wall'
const listeners = new Set<() => void>()

/** Sets the screen's clock by the server's: the session and the live stream call it. */
export function setCityClock(clock: { now: Instant; utcOffsetMinutes: number; clock: ClockKind }): void {
  serverAheadMs = Date.parse(clock.now) - Date.now()
  standsAt = clock.clock === 'fixed' ? clock.now : undefined
  offsetMinutes = clock.utcOffsetMinutes
  kind = clock.clock
  for (const listener of listeners) listener()
}

/** Now by the server's clock: a wrong clock on this machine, or a replayed day, does not mislead the reader. */
export function cityNow(): Instant {
  return standsAt ?? toInstant(Date.now() + serverAheadMs)
}

/**
 * A moment of the city as this machine's clock would have shown it: what `occurredAt` of an intent wants, because the door
 * mends it by the difference between the two clocks.
 */
export function onThisMachine(at: Instant): Instant {
  return toInstant(Date.now() - (Date.parse(cityNow()) - Date.parse(at)))
}

/** Minutes that the city is ahead of UTC: 420 in Hà Nội. */
export function cityOffset(): number {
  return offsetMinutes
}

/** How the server's clock runs. */
export function cityClockKind(): ClockKind {
  return kind
}

/** Now, drawn again at every full half minute of the city's clock. */
export function useNow(): Instant {
  const step = useSyncExternalStore(subscribe, halfMinute)
  return standsAt ?? toInstant(step * 30_000)
}

function halfMinute(): number {
  return Math.floor(Date.parse(cityNow()) / 30_000)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const timer = setInterval(listener, 5_000)
  return () => {
    listeners.delete(listener)
    clearInterval(timer)
  }
}
