import { type Instant, toInstant } from '#kit'
import { type DeviceClock, likelySkew, measureClock, seeClock, unknownClock } from '../rules/device-clock.ts'
import { readMark, writeMark } from '../store/field-store.ts'
import type { FieldDesk } from './desk.ts'

/** What is known of the phone's clock, with a look at it now. */
export async function readClock(desk: FieldDesk): Promise<DeviceClock> {
  const kept = (await readMark<DeviceClock>(desk.store, 'clock')) ?? unknownClock
  const seen = seeClock(kept, desk.deviceNow())
  if (seen.era !== kept.era || seen.seenAt - kept.seenAt > 60_000) await writeMark(desk.store, 'clock', seen)
  return seen
}

/** The city's time as well as this phone knows it: its own, corrected by what was last measured. */
export async function cityTimeOf(desk: FieldDesk): Promise<Instant> {
  const clock = await readClock(desk)
  return toInstant(desk.deviceNow() + likelySkew(clock))
}

/** What is known of the clock without a word in the store: for questions that only look. */
export async function peekClock(desk: Pick<FieldDesk, 'store' | 'deviceNow'>): Promise<DeviceClock> {
  return seeClock((await readMark<DeviceClock>(desk.store, 'clock')) ?? unknownClock, desk.deviceNow())
}

/** Keeps what the server's time tells of the phone's clock. */
export async function keepClock(
  desk: FieldDesk,
  heard: { readonly serverNow: number; readonly tripMs: number },
): Promise<DeviceClock> {
  const clock = measureClock(await readClock(desk), { ...heard, deviceNow: desk.deviceNow() })
  await writeMark(desk.store, 'clock', clock)
  return clock
}
