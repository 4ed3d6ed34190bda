import type { Profile } from '#platform/server'
import { type TeamRules, teamRulesSchema } from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<TeamRules>>()

/** The rules of the running profile; read once. */
export function teamRules(profile: Profile): Promise<TeamRules> {
  const before = known.get(profile)
  if (before) return before
  const reading = profile.json('teams/rules.json', teamRulesSchema)
  known.set(profile, reading)
  return reading
}
