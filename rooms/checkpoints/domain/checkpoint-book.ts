import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const keyField = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const choice = z.strictObject({ key: keyField, title: words })
const moment = z.iso.datetime({ offset: true })

const kind = z.strictObject({
  key: keyField,
  title: words,
  /** Counted on the board "n/22" (CHK-01). */
  board: z.boolean(),
  /** Stands day and night: a time without a shift is a fault. */
  continuous: z.boolean(),
  /** Guards a zone in layers 1 to 3 (COM-03). */
  layers: z.boolean(),
  recordsCrossings: z.boolean(),
  /** Forces that every shift must have (CHK-04); empty: the commander is enough. */
  forces: z.array(keyField),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  source: z.string().min(1),
})

/** A kind of post on its days. */
export type CheckpointKind = z.infer<typeof kind>

/** `checkpoints/kinds.json`: kinds of post (CHK-09) and forces (CHK-04, FOR-04), with sources. */
export const checkpointKindsFile = z
  .strictObject({
    source,
    /** `postKind`: the post that heads a force in an area: it is told when the force is missing. */
    forces: z.array(choice.extend({ postKind: keyField.nullable() })).min(1),
    kinds: z.array(kind).min(1),
  })
  .refine(({ forces, kinds }) => kinds.every((one) => one.forces.every((key) => forces.some((f) => f.key === key))), {
    message: 'every force of a kind stands in the list of forces',
  })

const rule = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  source,
  longestShiftHours: z.int().min(1),
  checkInEarlyMinutes: z.int().min(0),
  /** How far ahead the radar looks for holes in a roster. */
  holeSeenHours: z.int().min(1),
  /** How far back hours without a record are looked for (CHK-06). */
  silentHoursSeen: z.int().min(1),
  /** A post whose share of declared crossings is below this part of the others' is an outlier (CHK-06). */
  outlier: z.strictObject({ leastCrossings: z.int().min(1), share: z.number().gt(0).lt(1) }),
  plates: z.strictObject({ decisions: z.array(z.enum(['turned-back', 'sent-to-test'])), keepDays: z.int().min(1) }),
  receiptKeepDays: z.int().min(1),
  testWithinHours: z.int().min(1),
})

/** `checkpoints/rules.json`: figures by date, with sources. */
export const checkpointRulesFile = z.array(rule).min(1)

/** The rule of a day. */
export type CheckpointRule = z.infer<typeof rule>

/** `checkpoints/reasons.json`: permitted trips by directive (CHK-13), grounds with the words of appeal, emergencies (SG-10). */
export const checkpointReasonsFile = z.strictObject({
  source,
  permitted: z.array(
    z.strictObject({
      /** Number of the directive whose list it is. */
      document: z.string().min(1),
      source: z.string().min(1),
      reasons: z.array(choice.extend({ paper: words.nullable() })).min(1),
    }),
  ),
  grounds: z.array(choice.extend({ decisions: z.array(z.enum(['turned-back', 'sent-to-test'])).min(1) })),
  /** What everybody who is refused is told: right, time, channel (SG-07). */
  appeal: words,
  emergencies: z.array(choice).min(1),
  noReceipt: z.array(choice).min(1),
})

/** See {@link checkpointReasonsFile}. */
export type CheckpointReasons = z.infer<typeof checkpointReasonsFile>

/** `checkpoints/risk.json`: provinces, and from where an arrival is tested (CHK-10), by time. */
export const checkpointRiskFile = z.strictObject({
  source,
  provinces: z.array(choice),
  rules: z.array(
    z.strictObject({ fromAt: moment, toAt: moment, provinces: z.array(keyField), source: z.string().min(1) }),
  ),
  /** Zones and levels of this city's own areas, as facts in force there. */
  zones: z.strictObject({ colours: z.array(z.string()), leastLevel: z.int().min(1), source: z.string().min(1) }),
})

/** See {@link checkpointRiskFile}. */
export type CheckpointRisk = z.infer<typeof checkpointRiskFile>

/** `checkpoints/adjacency.json`: units that are known to touch, by code; only what is known (CHK-09). */
export const checkpointAdjacencyFile = z.strictObject({ source, pairs: z.array(z.tuple([z.string(), z.string()])) })

/** Whether a dated entry holds on a day. */
function holdsOn({ validFrom, validTo }: { validFrom: string; validTo: string | null }, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo)
}

/** The kinds a day knows, in the order of the file. */
export function checkpointKindsOn(kinds: readonly CheckpointKind[], day: string): CheckpointKind[] {
  return kinds.filter((one) => holdsOn(one, day))
}

/** The rule of a day, if the profile has one. */
export function checkpointRuleOn(rules: readonly CheckpointRule[], day: string): CheckpointRule | undefined {
  return rules.find((one) => holdsOn(one, day))
}
