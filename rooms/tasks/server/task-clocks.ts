import type { Instant } from '#kit'
import type { Profile } from '#platform/server'
import { type Clocks, clocksAt, clocksFile } from '../domain/index.ts'

const read = new WeakMap<Profile, Promise<readonly Clocks[]>>()

/** The room's clocks in force at a moment; the profile's file is read once. */
export async function clocksOf(profile: Profile, at: Instant): Promise<Clocks> {
  const known = read.get(profile) ?? profile.json('tasks/clocks.json', clocksFile).then(({ clocks }) => clocks)
  read.set(profile, known)
  return clocksAt(await known, at, profile.utcOffsetMinutes)
}
