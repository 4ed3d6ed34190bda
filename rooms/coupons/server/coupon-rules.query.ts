import type { Profile } from '#platform/server'
import { type CouponRule, couponRulesFile } from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<readonly CouponRule[]>>()

/** The rules of the running profile; read once. */
export function couponRules(profile: Profile): Promise<readonly CouponRule[]> {
  const before = known.get(profile)
  if (before) return before
  const rules = profile.json('coupons/rules.json', couponRulesFile)
  known.set(profile, rules)
  return rules
}
