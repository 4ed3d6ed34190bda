import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const sourced = z.strictObject({ value: z.int().min(0), source })
const optional = z.strictObject({ value: z.int().min(1).nullable(), source })

/** What the people of a ward do with a contact: call, isolate, test. */
export const orderKinds = ['call', 'isolate', 'test'] as const
/** See {@link orderKinds}. */
export type OrderKind = (typeof orderKinds)[number]

const order = z.strictObject({
  kind: z.enum(orderKinds),
  /** Classes of contact that it is for. */
  levels: z.array(z.int().min(1).max(3)).min(1),
  /** Line of the head post of the ward that gets it. */
  line: z.enum(['health', 'government']),
  withinHours: sourced,
})

const rule = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** Contacts of each class that a trace keeps, the highest risk first: an uncapped F3 is the whole city. */
  caps: z.strictObject({ f1: z.int().min(1), f2: z.int().min(1), f3: z.int().min(1), source }),
  orders: z.array(order).min(1),
  /** The clock of a case, in minutes from its confirmation; null: to be confirmed, and nothing is late. */
  targets: z.strictObject({ listed: optional, isolated: optional }),
  /** Areas with fewer cases in the span are shown but not ranked: chance would rank them. */
  leastCasesToRank: sourced,
  /** Days after a trace is closed for which it is known who was whose contact (SG-03). */
  identityDaysAfterClose: sourced,
})

/** `tracing/rules.json`: how tracing is done, by date, with sources; how the tracer counts stands in `tracer.json`. */
export const tracingRulesFile = z.array(rule).min(1)

/** The rule of a day: see {@link tracingRulesFile}. */
export type TracingRule = z.infer<typeof rule>

/** The rule of a day, if the profile has one. */
export function tracingRuleOn(rules: readonly TracingRule[], day: string): TracingRule | undefined {
  return rules.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}
