import type { Day } from '#kit'
import type { Profile } from '#platform/server'
import { type Formula, formulaFile, formulaOn } from '../domain/index.ts'

const read = new WeakMap<Profile, Promise<readonly Formula[]>>()

/** Every version of the city's measure; none where the profile has none: then nobody is measured. */
export function formulasOf(profile: Profile): Promise<readonly Formula[]> {
  const known = read.get(profile) ?? readFormulas(profile)
  read.set(profile, known)
  return known
}

async function readFormulas(profile: Profile): Promise<readonly Formula[]> {
  const files = await profile.files('scorecards')
  return files.includes('formulas.json') ? profile.json('scorecards/formulas.json', formulaFile) : []
}

/** The version that holds on a day. */
export async function formulaOfDay(profile: Profile, day: Day): Promise<Formula | undefined> {
  return formulaOn(await formulasOf(profile), day)
}

/** A version by its code, for showing what was computed by it. */
export async function formulaByCode(profile: Profile, code: string): Promise<Formula | undefined> {
  return (await formulasOf(profile)).find((formula) => formula.code === code)
}
