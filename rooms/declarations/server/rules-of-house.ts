import { type Day, dayOf, type Instant } from '#kit'
import type { Profile } from '#platform/server'
import {
  type DeclarationRule,
  declarationRuleOn,
  declarationRulesFile,
  type ProvinceBook,
  provincesFile,
} from '../domain/index.ts'

/** What the profile says of declarations: the rules by date, and other provinces. */
export interface DeclarationBook {
  readonly rules: readonly DeclarationRule[]
  readonly provinces: ProvinceBook
}

const known = new WeakMap<Profile, Promise<DeclarationBook>>()

/** The rules and provinces of the running profile; read once. */
export function declarationBook(profile: Profile): Promise<DeclarationBook> {
  const before = known.get(profile)
  if (before) return before
  const book = readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile): Promise<DeclarationBook> {
  return {
    rules: await profile.json('declarations/rules.json', declarationRulesFile),
    provinces: await profile.json('declarations/provinces.json', provincesFile),
  }
}

/** The rule that holds at a moment, and that day; no rule: nothing may be asked of people then. */
export async function ruleAt(
  profile: Profile,
  at: Instant,
): Promise<{ readonly rule: DeclarationRule | undefined; readonly day: Day }> {
  const day = dayOf(at, profile.utcOffsetMinutes)
  return { rule: declarationRuleOn((await declarationBook(profile)).rules, day), day }
}
