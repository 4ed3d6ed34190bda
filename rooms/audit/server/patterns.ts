import type { z } from 'zod'
import { type Profile, sourceField } from '#platform/server'
import { patternLimits } from '../domain/index.ts'

const patternsSchema = patternLimits.extend({ source: sourceField })

/** From what count on the house points at a pattern, with where that comes from. */
export type Patterns = z.infer<typeof patternsSchema>

const read = new WeakMap<Profile, Promise<Patterns>>()

/** The limits of the profile (`audit/patterns.json`); fault when the file is not as it should be. */
export function patternsOf(profile: Profile): Promise<Patterns> {
  const known = read.get(profile) ?? profile.json('audit/patterns.json', patternsSchema)
  read.set(profile, known)
  return known
}
