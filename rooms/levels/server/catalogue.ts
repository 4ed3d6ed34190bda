import type { Profile } from '#platform/server'
import {
  type CriteriaSet,
  criteriaFile,
  type LevelMeasure,
  type LevelRules,
  levelRulesFile,
  measuresFile,
} from '../domain/index.ts'

/** What the profile says of levels: criteria sets, the city's way of going about them, measures by level. */
export interface LevelsCatalogue {
  readonly sets: readonly CriteriaSet[]
  readonly rules: LevelRules
  readonly measures: readonly LevelMeasure[]
  /** Where the measures come from, and whether they are to be compared with the resolution. */
  readonly measuresSource: string
}

const known = new WeakMap<Profile, Promise<LevelsCatalogue>>()

/** The catalogue of a profile, read once. */
export function levelsCatalogue(profile: Profile): Promise<LevelsCatalogue> {
  const read = known.get(profile) ?? readCatalogue(profile)
  known.set(profile, read)
  return read
}

async function readCatalogue(profile: Profile): Promise<LevelsCatalogue> {
  const [criteria, rules, measures] = await Promise.all([
    profile.json('levels/criteria.json', criteriaFile),
    profile.json('levels/rules.json', levelRulesFile),
    profile.json('levels/measures.json', measuresFile),
  ])
  return { sets: criteria.sets, rules, measures: measures.measures, measuresSource: measures.ground.text }
}
