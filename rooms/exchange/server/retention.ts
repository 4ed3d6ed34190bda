import { z } from 'zod'
import { type Profile, sourceField } from '#platform/server'

const retentionSchema = z.object({
  source: sourceField,
  filesDays: z.number().int().positive(),
  errorsDays: z.number().int().positive(),
})

/** For how many days files that were brought, and what was wrong in them, are kept. */
export type ExchangeRetention = z.infer<typeof retentionSchema>

const read = new WeakMap<Profile, Promise<ExchangeRetention>>()

/** The profile's (`exchange/retention.json`). */
export function exchangeRetentionOf(profile: Profile): Promise<ExchangeRetention> {
  const known = read.get(profile) ?? profile.json('exchange/retention.json', retentionSchema)
  read.set(profile, known)
  return known
}
