import type { Day, Instant } from '#kit'
import { dayOf, type Refusal, refuse } from '#kit'
import type { Profile } from '#platform/server'
import {
  type ColourScheme,
  colourSchemesFile,
  onDay,
  type Playbook,
  type Principle,
  playbooksFile,
  principlesFile,
  ZONES,
  type ZoneRule,
  type ZoneRulesFile,
  zoneRulesFile,
} from '../domain/index.ts'

/** All that the profile says of zones. */
export interface ZoneBook {
  readonly file: ZoneRulesFile
  readonly schemes: readonly ColourScheme[]
  readonly principles: readonly Principle[]
  readonly playbooks: readonly Playbook[]
}

const known = new WeakMap<Profile, Promise<ZoneBook>>()

/** The profile's rules, schemes, principles and playbooks; read once. */
export function zoneBook(profile: Profile): Promise<ZoneBook> {
  const book = known.get(profile) ?? readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile): Promise<ZoneBook> {
  const [file, schemes, principles, playbooks] = await Promise.all([
    profile.json('zones/rules.json', zoneRulesFile),
    profile.json('zones/schemes.json', colourSchemesFile),
    profile.json('zones/principles.json', principlesFile),
    profile.json('zones/playbooks.json', playbooksFile),
  ])
  return { file, schemes, principles, playbooks }
}

/** The rule of the day of a moment; undefined where the profile has none. */
export async function zoneRuleAt(profile: Profile, now: Instant): Promise<ZoneRule | undefined> {
  return onDay((await zoneBook(profile)).file.rules, dayOf(now, profile.utcOffsetMinutes))[0]
}

/** The rule, or why nothing can be decided today. */
export async function ruleOrRefusal(
  profile: Profile,
  now: Instant,
): Promise<{ readonly rule: ZoneRule } | { readonly refusal: Refusal }> {
  const rule = await zoneRuleAt(profile, now)
  const day: Day = dayOf(now, profile.utcOffsetMinutes)
  return rule ? { rule } : { refusal: refuse(ZONES.RULE_MISSING, { params: { day } }) }
}
