import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const keyField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const item = z.strictObject({
  key: keyField,
  text: words,
  /** What is asked: đạt/không đạt, or a number. */
  kind: z.enum(['yes-no', 'number']).default('yes-no'),
  /** A "no" here is a finding of at least this severity; absent: the inspector decides. */
  severity: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  source,
})

const version = z.strictObject({
  version: z.int().min(1),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  items: z.array(item).min(1).max(100),
})

/** `inspections/checklists.json`: bảng kiểm by family of place or kind of inspection, in dated versions, each item with its source. */
export const checklistsFile = z.strictObject({
  source,
  checklists: z
    .array(
      z.strictObject({
        key: keyField,
        title: words,
        /** Families of places (`sites/kinds.json`) it suits. */
        families: z.array(keyField),
        /** Kinds of place it suits alone, before those of the family. */
        siteKinds: z.array(keyField).default([]),
        /** It suits areas (ward, commune …) or bodies and posts. */
        subjects: z.array(z.enum(['area', 'body', 'post'])).default([]),
        versions: z.array(version).min(1),
      }),
    )
    .min(1),
})

/** A checklist with all its versions. */
export type Checklist = z.infer<typeof checklistsFile>['checklists'][number]
/** A version of a checklist. */
export type ChecklistVersion = Checklist['versions'][number]
/** A question of a checklist. */
export type ChecklistItem = ChecklistVersion['items'][number]

/** `inspections/templates.json`: findings as they recur, with what each must say (INS-07 "bỏ lọt": when and in which lane). */
export const findingTemplatesFile = z.strictObject({
  source,
  templates: z.array(
    z.strictObject({
      key: keyField,
      title: words,
      severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      asks: z.array(z.enum(['time', 'lane', 'count', 'details'])),
      families: z.array(keyField),
      source,
    }),
  ),
})

/** A template of a finding. */
export type FindingTemplate = z.infer<typeof findingTemplatesFile>['templates'][number]

const dated = { validFrom: daySchema, validTo: daySchema.nullable(), source }

/** `inspections/rules.json`: who leads a team, how long a remedy may take, how often a place should be seen; dated. */
export const inspectionRulesFile = z.strictObject({
  leaders: z.array(
    z.strictObject({
      ...dated,
      /** Kinds of body that form such teams. */
      ownerBodyKinds: z.array(z.string()).min(1),
      /** The leader must hold one of these kinds of post, in a body of the same area. */
      postKinds: z.array(z.string()).min(1),
      title: words,
    }),
  ),
  remedies: z.array(
    z.strictObject({
      ...dated,
      /** Minutes to put right, by severity 1, 2, 3. */
      minutes: z.tuple([z.int().positive(), z.int().positive(), z.int().positive()]),
      /** Minutes after a reported remedy in which it should be checked again. */
      recheckMinutes: z.int().positive(),
    }),
  ),
  intervals: z.array(
    z.strictObject({
      ...dated,
      /** Days after which a place should be inspected again, by its risk; `none`: nobody judged it. */
      days: z.strictObject({
        high: z.int().positive(),
        medium: z.int().positive(),
        low: z.int().positive(),
        none: z.int().positive(),
      }),
      /** Days without any inspection after which an area that a team looks after is a gap of the team. */
      areaDays: z.int().positive(),
      /** Places in a suggested day of a team. */
      stopsPerDay: z.int().positive(),
    }),
  ),
})

/** All that the profile says of inspections. */
export interface InspectionBook {
  readonly checklists: readonly Checklist[]
  readonly templates: readonly FindingTemplate[]
  readonly rules: z.infer<typeof inspectionRulesFile>
}

/** Which position the leader of a team must hold. */
export type LeaderRule = InspectionBook['rules']['leaders'][number]
/** How long remedies may take. */
export type RemedyRule = InspectionBook['rules']['remedies'][number]
/** How often places and areas should be seen. */
export type IntervalRule = InspectionBook['rules']['intervals'][number]

/** The one of several dated rows that holds on a day; undefined when none does. */
export function onDay<T extends { readonly validFrom: string; readonly validTo: string | null }>(
  rows: readonly T[],
  day: string,
): T | undefined {
  return rows.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}

/** The remedy rule of a day. Fault: the profile has none, which is a mistake of the profile. */
export function remedyRuleOn(book: InspectionBook, day: string): RemedyRule {
  const rule = onDay(book.rules.remedies, day)
  if (!rule) throw new Error(`inspections/rules.json has no remedy clock for ${day}`)
  return rule
}

/** The rule of intervals of a day. Fault: the profile has none. */
export function intervalRuleOn(book: InspectionBook, day: string): IntervalRule {
  const rule = onDay(book.rules.intervals, day)
  if (!rule) throw new Error(`inspections/rules.json has no intervals for ${day}`)
  return rule
}
