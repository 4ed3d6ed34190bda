import { z } from 'zod'
import { dayOf } from '#kit'
import { type Profile, type Step, sourceField } from '#platform/server'
import { type PeopleGround, requestKinds } from '../domain/index.ts'

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

const requestsFile = z.strictObject({
  answerWorkingDays: z.int().positive(),
  decideDays: z.record(z.enum(requestKinds), z.int().positive()),
  extensionDays: z.int().positive(),
  appeal: z.object({ vi: z.string(), en: z.string() }),
  source: sourceField,
})

/** How long requests of residents may take, and where one may appeal. */
export type RequestRules = z.infer<typeof requestsFile>

const knownRequests = new WeakMap<Profile, Promise<RequestRules>>()

/** The rules of requests of the running profile; read once. */
export function requestRules(profile: Profile): Promise<RequestRules> {
  const reading = knownRequests.get(profile) ?? profile.json('people/requests.json', requestsFile)
  knownRequests.set(profile, reading)
  return reading
}

/** What telling of people is judged on now. */
export async function peopleGround({ profile, now }: Pick<Step, 'profile' | 'now'>): Promise<PeopleGround> {
  const { identityNumbers } = await peopleRules(profile)
  return { today: dayOf(now, profile.utcOffsetMinutes), places: new Set(identityNumbers.places) }
}
