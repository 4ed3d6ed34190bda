import type { Profile } from '#platform/server'
import { type AreaSizes, areaSizesFile, type PatrolRule, patrolRulesFile } from '../domain/index.ts'

/** What the profile says of patrols: the rules by date, the sizes of areas. */
export interface PatrolBook {
  readonly rules: readonly PatrolRule[]
  readonly sizes: AreaSizes
}

const known = new WeakMap<Profile, Promise<PatrolBook>>()

/** The rules and sizes of the running profile; read once. */
export function patrolBook(profile: Profile): Promise<PatrolBook> {
  const before = known.get(profile)
  if (before) return before
  const book = readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile): Promise<PatrolBook> {
  return {
    rules: await profile.json('patrols/rules.json', patrolRulesFile),
    sizes: await profile.json('patrols/sizes.json', areaSizesFile),
  }
}
