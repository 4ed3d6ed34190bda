import { z } from 'zod'
import { groundField } from './criteria.ts'

const words = z.strictObject({ vi: z.string(), en: z.string() })
const four = z.tuple([words, words, words, words])

/** `levels/rules.json` of a profile: how the city goes about levels. */
export const levelRulesFile = z.strictObject({
  about: z.string(),
  /** A level is looked at again after so many days. */
  reviewDays: z.int().positive(),
  /** A proposal older than this is a gap (LVL-05). */
  decideWithinHours: z.int().positive(),
  mostDelegationDays: z.int().positive(),
  ground: groundField,
  levelTitles: four,
  legalBasis: z.array(z.string()),
  /** The guide for whoever decides, step by step (LVL-05). */
  guide: z.array(words),
  /** Head and foot of a notice by the level of the unit that signs; `{AREA}`, `{Area}` stand for its full name. */
  notice: z.strictObject({
    symbol: z.string(),
    byLevel: z.record(
      z.string(),
      z.strictObject({
        issuer: z.array(z.string()),
        /** Lines above the name by the kind of the post that signs. */
        signers: z.record(z.string(), z.array(z.string())),
        recipients: z.array(z.string()),
      }),
    ),
  }),
})
/** See {@link levelRulesFile}. */
export type LevelRules = z.infer<typeof levelRulesFile>

/** `levels/measures.json`: measures by level (LVL-03). */
export const measuresFile = z.strictObject({
  about: z.string(),
  ground: groundField,
  measures: z.array(z.strictObject({ key: z.string(), title: words, byLevel: four })),
})
/** A measure with its form at each level. */
export type LevelMeasure = z.infer<typeof measuresFile>['measures'][number]

/** A measure as decided: in the form of which level. */
export interface ChosenMeasure {
  readonly key: string
  readonly level: number
}

/** How a choice of measures departs from the set that a level proposes: taken in another form, or left out. */
export function deviationsFrom(
  measures: readonly LevelMeasure[],
  level: number,
  chosen: readonly ChosenMeasure[],
): { readonly other: readonly string[]; readonly left: readonly string[]; readonly unknown: readonly string[] } {
  const byKey = new Map(chosen.map((one) => [one.key, one.level]))
  const known = new Set(measures.map(({ key }) => key))
  return {
    other: measures.filter(({ key }) => (byKey.get(key) ?? level) !== level).map(({ key }) => key),
    left: measures.filter(({ key }) => !byKey.has(key)).map(({ key }) => key),
    unknown: chosen.filter(({ key }) => !known.has(key)).map(({ key }) => key),
  }
}
