import { dayOf, formatMoment, type Instant, type Refusal, refuse } from '#kit'
import type { Profile, Tree } from '#platform/server'
import {
  CASES,
  type CaseGround,
  type CaseRule,
  type CaseSettings,
  caseRuleOn,
  caseRulesFile,
  caseSettingsFile,
} from '../domain/index.ts'

/** All that the profile says of cases. */
export interface CaseBook {
  readonly rules: readonly CaseRule[]
  readonly settings: CaseSettings
}

const known = new WeakMap<Profile, Promise<CaseBook>>()

/** The rules and lists of the running profile; read once. */
export function caseBook(profile: Profile): Promise<CaseBook> {
  const before = known.get(profile)
  if (before) return before
  const book = readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile): Promise<CaseBook> {
  const rules = await profile.json('cases/rules.json', caseRulesFile)
  return { rules, settings: await profile.json('cases/settings.json', caseSettingsFile) }
}

/** The rule of a moment's day; undefined where the profile has none. */
export async function caseRuleAt(profile: Profile, at: Instant): Promise<CaseRule | undefined> {
  return caseRuleOn((await caseBook(profile)).rules, dayOf(at, profile.utcOffsetMinutes))
}

/** What cases are judged by at a moment; a refusal where the profile has no rule: nothing is guessed. */
export async function caseGround({
  profile,
  now,
  tree,
}: {
  readonly profile: Profile
  readonly now: Instant
  readonly tree: Tree
}): Promise<CaseGround | Refusal> {
  const { settings } = await caseBook(profile)
  const rule = await caseRuleAt(profile, now)
  const { utcOffsetMinutes } = profile
  if (!rule) return refuse(CASES.RULE_MISSING, { params: { day: dayOf(now, utcOffsetMinutes) } })
  return {
    now,
    utcOffsetMinutes,
    rule,
    book: settings,
    sayMoment: (at) => formatMoment(at, utcOffsetMinutes),
    hasArea: (areaId) => tree.find(areaId) !== undefined,
  }
}
