import { z } from 'zod'
import { type Profile, sourceField } from '../profile.ts'

const rulesSchema = z.object({
  source: sourceField,
  mostMegabytes: z.number().int().min(1).max(100),
  mostMegapixels: z.number().int().min(1).max(500),
  /** Pixels of the longer side of what is kept. */
  longestSide: z.number().int().min(200).max(8000),
  thumbnailSide: z.number().int().min(50).max(1000),
  /** A photo that no record names is of no use to anybody: it goes after so many days. */
  forgetUnnamedAfterDays: z.number().int().min(1),
})

/** What the city says about photos; `photos/photos.json` of the profile. */
export type PhotoRules = z.infer<typeof rulesSchema>

/** Reads the rules of a profile; a fault when they are absent or wrong. */
export function photoRulesOf(profile: Pick<Profile, 'json'>): Promise<PhotoRules> {
  return profile.json('photos/photos.json', rulesSchema)
}
