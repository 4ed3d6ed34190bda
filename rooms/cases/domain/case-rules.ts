import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'
import { distanceClasses, settingGroups } from './case-words.ts'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const spans = { validFrom: daySchema, validTo: daySchema.nullable() }
const sourced = z.strictObject({ value: z.int().min(0), source })

const setting = z.strictObject({
  key: z.string(),
  group: z.enum(settingGroups),
  title: words,
  /** Other words for it in line lists. */
  aliases: z.array(z.string()).default([]),
  ...spans,
})

/** `cases/settings.json`: detection settings (nơi phát hiện) and variants, by date, with sources. */
export const caseSettingsFile = z.strictObject({
  source,
  settings: z.array(setting).min(1),
  variants: z.array(z.strictObject({ key: z.string(), title: words, ...spans, source })),
})

/** See {@link caseSettingsFile}. */
export type CaseSettings = z.infer<typeof caseSettingsFile>
/** A detection setting. */
export type DetectionSetting = CaseSettings['settings'][number]

const rule = z.strictObject({
  ...spans,
  /** What counts as a contact that hands the class on. */
  contact: z.strictObject({
    distances: z.array(z.enum(distanceClasses)).min(1),
    /** Shorter ones do not count, where the length is known; null: any length. */
    minMinutes: z.int().nullable(),
    /** Masked on both sides does not count. */
    unmaskedOnly: z.boolean(),
    source,
  }),
  /** Days before onset (without one: before the sample) from which a case may hand it on. */
  infectiousDaysBefore: sourced,
  /** Days after onset or sample until which it may, where no step "placed" ended it sooner. */
  infectiousDaysAfter: sourced,
  /** Highest class that is kept: 3 is F3. */
  deepestClass: z.int().min(1).max(4),
  /** Days after the last exposure on which the class of a contact says something. */
  contactDays: sourced,
  /** Minutes from confirmation to each step (EPI-06). */
  steps: z.strictObject({ entered: sourced, classified: sourced, placed: sourced }),
  /** Entered more days than this after confirmation: backlog (tồn), hatched in the curve. */
  backlogDays: sourced,
  /** A second case of a person within these days needs the word "reinfection". */
  sameEpisodeDays: sourced,
  /** Onset, sample and confirmation before this day are slips of the hand. */
  epidemicSince: daySchema,
  /** Counts of persons below this are not shown to the public (SG-04). */
  smallestPublic: z.int().min(2),
})

/** `cases/rules.json`: by date, with sources. */
export const caseRulesFile = z.array(rule).min(1)

/** The rule of a day: see {@link caseRulesFile}. */
export type CaseRule = z.infer<typeof rule>

const isOn = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, day: string): boolean =>
  validFrom <= day && (validTo === null || day < validTo)

/** The rule of a day, if the profile has one. */
export function caseRuleOn(rules: readonly CaseRule[], day: string): CaseRule | undefined {
  return rules.find((one) => isOn(one, day))
}

/** The settings of a day. */
export function settingsOn({ settings }: CaseSettings, day: string): DetectionSetting[] {
  return settings.filter((one) => isOn(one, day))
}

/** The variants of a day. */
export function variantsOn({ variants }: CaseSettings, day: string): CaseSettings['variants'] {
  return variants.filter((one) => isOn(one, day))
}
