import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })

const rule = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** From this share of its capacity a market is nearly full. */
  nearShare: z.strictObject({ value: z.number().gt(0).max(1), source }),
  /** Days after the end of a scheme when who used which coupon is forgotten (SG-03). */
  forgetAfterDays: z.strictObject({ value: z.int().min(1), source }),
})

/** `coupons/rules.json`: by date, with sources. */
export const couponRulesFile = z.array(rule).min(1)
/** The rule of a day. */
export type CouponRule = z.infer<typeof rule>

/** The rule of a day, if the profile has one. */
export function couponRuleOn(rules: readonly CouponRule[], day: string): CouponRule | undefined {
  return rules.find((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo))
}
