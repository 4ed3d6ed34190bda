import { type Day, dayOf, type Instant } from '#kit'
import type { Profile } from '#platform/server'
import { type TracingRule, tracingRuleOn, tracingRulesFile } from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<readonly TracingRule[]>>()

/** The rules of the running profile; read once. */
function tracingRules(profile: Profile): Promise<readonly TracingRule[]> {
  const before = known.get(profile)
  if (before) return before
  const rules = profile.json('tracing/rules.json', tracingRulesFile)
  known.set(profile, rules)
  return rules
}

/** The rule that holds at a moment, and that day; no rule: nobody is traced then. */
export async function tracingRuleAt(
  profile: Profile,
  at: Instant,
): Promise<{ readonly rule: TracingRule | undefined; readonly day: Day }> {
  const day = dayOf(at, profile.utcOffsetMinutes)
  return { rule: tracingRuleOn(await tracingRules(profile), day), day }
}
