import { z } from 'zod'
import { dayOf } from '#kit'
import { type Profile, type Step, sourceField } from '#platform/server'
import type { PeopleGround } from '../domain/index.ts'

const rulesFile = z.strictObject({
  erase: z.strictObject({ daysAfterLeaving: z.int().positive(), source: sourceField }),
  identityNumbers: z.strictObject({ places: z.array(z.string().regex(/^\d{3}$/)), source: sourceField }),
})

/** All that a profile says of households and their people. */
export type PeopleRules = z.infer<typeof rulesFile>

const known = new WeakMap<Profile, Promise<PeopleRules>>()

/** The rules of the running profile; read once. */
export function peopleRules(profile: Profile): Promise<PeopleRules> {
  const before = known.get(profile)
  if (before) return before
  const reading = profile.json('people/rules.json', rulesFile)
  known.set(profile, reading)
  return reading
}

/** What telling of people is judged on now. */
export async function peopleGround({ profile, now }: Pick<Step, 'profile' | 'now'>): Promise<PeopleGround> {
  const { identityNumbers } = await peopleRules(profile)
  return { today: dayOf(now, profile.utcOffsetMinutes), places: new Set(identityNumbers.places) }
}
