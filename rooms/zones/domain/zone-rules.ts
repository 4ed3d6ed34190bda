import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const number = z.strictObject({ value: z.number().positive(), source })
const span = { validFrom: daySchema, validTo: daySchema.nullable() }

const rule = z.strictObject({
  ...span,
  /** A lockdown is looked at again at the latest so many days after it begins, or lapses by itself (SG-06). */
  reviewWithinDays: number,
  reviewSoonHours: number,
  /** Below so many days of supply it is a gap (ZON-08). */
  supplyMinDays: number,
  guardWithinHours: number,
  openWithinHours: number,
  proposalWithinHours: number,
  cluster: z.strictObject({
    minCases: z.int().min(2),
    windowDays: z.int().positive(),
    closeAfterDays: z.int().positive(),
    proposalWithinHours: z.number().positive(),
    source,
  }),
  /** Days without a new case after which a unit counts as without new cases (ZON-06). */
  quietDays: number,
  lockTargetHours: number,
  endTargetDays: number,
  /** Smaller counts are not told to the public (SG-04). */
  publicSmallest: number,
})

const law = z.strictObject({ title: z.string(), ...span, source })

/** `zones/rules.json`: the rules by date, the laws that a decision names, and how its paper looks. */
export const zoneRulesFile = z.strictObject({
  rules: z.array(rule).min(1),
  laws: z.array(law),
  decision: z.strictObject({
    symbol: z.string(),
    /** Who signs for the committee, by kind of post, and the lines above the name. Nobody else is competent. */
    signers: z.record(z.string(), z.array(z.string()).min(1)),
    appeal: z.string(),
    source,
  }),
})
/** See {@link zoneRulesFile}. */
export type ZoneRulesFile = z.infer<typeof zoneRulesFile>
/** The rules of a day. */
export type ZoneRule = z.infer<typeof rule>

const colour = z.strictObject({
  code: z.string(),
  /** Number in the official order, printed with the colour. */
  place: z.int().min(1).max(9),
  /** Shade and pattern on the screen, 1 the calmest. */
  tone: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  title: words,
  meaning: words,
})

/** `zones/schemes.json`: the schemes of colours by date; the same colour means other things in another scheme (ZON-04). */
export const colourSchemesFile = z.array(
  z.strictObject({ id: z.string(), title: words, ...span, source, colours: z.array(colour).min(2) }),
)
/** A scheme of colours. */
export type ColourScheme = z.infer<typeof colourSchemesFile>[number]
/** One colour of a scheme. */
export type SchemeColour = z.infer<typeof colour>

/** `zones/principles.json`: who stays apart from whom by each directive (ZON-07). */
export const principlesFile = z.array(
  z.strictObject({ number: z.string(), from: daySchema, chain: z.array(words).min(1), source }),
)
/** The chain of distancing of a directive. */
export type Principle = z.infer<typeof principlesFile>[number]

const playbook = z.strictObject({
  id: z.string(),
  status: z.enum(['outbreak', 'no-new-cases']),
  ...span,
  title: words,
  source,
  tasks: z.array(z.strictObject({ code: z.string(), title: words, line: z.string(), dueHours: z.number().positive() })),
  criteria: z.array(z.strictObject({ code: z.string(), computed: z.enum(['quiet']).nullable(), title: words })),
})

/** `zones/playbooks.json`: what a unit does in an outbreak and without one (ZON-05, ZON-06). */
export const playbooksFile = z.array(playbook)
/** A playbook. */
export type Playbook = z.infer<typeof playbook>

/** What holds on a day, among things with a span of days. */
export function onDay<T extends { readonly validFrom: string; readonly validTo: string | null }>(
  list: readonly T[],
  day: string,
): T[] {
  return list.filter((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo))
}
