import { z } from 'zod'
import { type Profile, sourceField } from '#platform/server'

const days = z.number().int().positive()
const retentionSchema = z.object({
  source: sourceField,
  looksDays: days,
  sessionsDays: days,
  failuresDays: days,
  browsersDays: days,
  /** A phone that was not heard of for so long, with nothing left to send and nothing left to wipe. */
  devicesDays: days,
})

/** For how many days looks, ended sessions, failures and marks of browsers are kept, and where that comes from. */
export type Retention = z.infer<typeof retentionSchema>

const read = new WeakMap<Profile, Promise<Retention>>()

/** The profile's (`access/retention.json`). Fault: the file is not as it should be. */
export function retentionOf(profile: Profile): Promise<Retention> {
  const known = read.get(profile) ?? profile.json('access/retention.json', retentionSchema)
  read.set(profile, known)
  return known
}
