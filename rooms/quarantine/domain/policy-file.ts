import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'
import { isolationClasses, settings } from './quarantine-words.ts'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const span = { validFrom: daySchema, validTo: daySchema.nullable() }

const durationRule = z.strictObject({
  key: z.string().min(1).max(60),
  class: z.enum(isolationClasses),
  setting: z.enum(settings),
  protection: z.enum(['any', 'protected', 'not-protected']),
  ...span,
  /** Days of isolation after day 0; null: the text has not been read, and nothing is computed. */
  days: z.int().min(1).max(60).nullable(),
  /** Days of watching oneself afterwards. */
  followDays: z.int().min(0).max(60).nullable(),
  /** What must be shown before the last day, as the text has it. */
  test: words.optional(),
  source,
})
/** One row of the table of durations. */
export type DurationRule = z.infer<typeof durationRule>

const homePolicy = z.strictObject({
  class: z.enum(['F0', 'F1']),
  ...span,
  /** Codes of the areas it is for; null: the whole city. */
  areas: z.array(z.string()).min(1).nullable(),
  isAllowed: z.boolean(),
  /** Where people are looked after instead, where it is not allowed. */
  alternative: words,
  source,
})
/** One row of the policy for staying at home, by date and territory. */
export type HomePolicy = z.infer<typeof homePolicy>

const checklistItem = z.strictObject({
  key: z.string().min(1).max(40),
  title: words,
  classes: z.array(z.enum(['F0', 'F1'])).min(1),
  /** `must`: without it the home does not qualify; `preferred`: it is written down. */
  weight: z.enum(['must', 'preferred']),
})
/** One thing that is asked before somebody may stay at home. */
export type ChecklistItem = z.infer<typeof checklistItem>

const needKind = z.strictObject({
  key: z.string().min(1).max(40),
  title: words,
  minutes: z.int().min(1),
  priority: z.int().min(0).max(3),
  owner: z.enum(['health', 'commune']),
  call: z.array(z.string()),
})
/** What somebody in isolation may need, within which time, from whom. */
export type NeedKind = z.infer<typeof needKind>

const legalBasis = z.strictObject({ key: z.string().min(1).max(60), title: z.string().min(1), ...span, source })
/** A law that an order may stand on; a document of the house may stand beside it. */
export type LegalBasis = z.infer<typeof legalBasis>

/** `quarantine/policy.json`: everything that differs by date and city, each with its source. */
export const policyFile = z.strictObject({
  about: words,
  bases: z.array(legalBasis),
  durations: z.array(durationRule),
  protection: z.strictObject({
    doses: z.int(),
    fromDay: z.int(),
    months: z.int(),
    source,
  }),
  home: z.array(homePolicy),
  checklist: z.strictObject({ items: z.array(checklistItem), source }),
  checks: z.strictObject({
    /** Hour of the city's day after which a person nobody asked about is a missed day. */
    missedAfterHour: z.int().min(1).max(24),
    feverFrom: z.number(),
    lowOxygen: z.number(),
    escalateMinutes: z.int(),
    call: z.array(z.string()),
    source,
  }),
  /** After isolation: days without news after which the station calls. */
  selfWatch: z.strictObject({ silentDays: z.int().min(1).max(14), source }),
  needs: z.strictObject({ list: z.array(needKind).min(1), source }),
  clocks: z.strictObject({
    decideHomeHours: z.int(),
    decideProposalHours: z.int(),
    appealDays: z.int(),
    resolveAppealDays: z.int(),
    /** While it still binds somebody: a complaint that is answered after the isolation helps nobody. */
    resolveAppealInForceDays: z.int(),
    forgetAfterDays: z.int(),
    source,
  }),
  complaint: z.strictObject({ lines: z.array(words).min(1), source }),
})
/** See {@link policyFile}. */
export type QuarantinePolicy = z.infer<typeof policyFile>
