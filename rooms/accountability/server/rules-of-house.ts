import type { Profile } from '#platform/server'
import { type AccountabilityRules, accountabilityRulesFile } from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<AccountabilityRules>>()

/** The clocks and measures of the running profile; read once. */
export function rulesOf(profile: Profile): Promise<AccountabilityRules> {
  const before = known.get(profile)
  if (before) return before
  const rules = profile.json('accountability/rules.json', accountabilityRulesFile)
  known.set(profile, rules)
  return rules
}
