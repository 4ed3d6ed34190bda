import { z } from 'zod'
import { areaIdField, dayField, instantField, readContract } from '#kit'
import { sourceField } from './behaviour.ts'
import { levelField, verdictField } from './dossier.ts'
import { moneyField } from './money.ts'
import { ageBandField, subjectKindField } from './subject.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const range = z.object({ min: moneyField, middle: moneyField, max: moneyField })
const ranges = z.object({ individual: range, organisation: range })

const behaviourView = z.object({
  code: z.string(),
  title: words,
  article: z.string(),
  instrument: z.string(),
  validFrom: dayField,
  validTo: dayField.nullable(),
  ranges,
  needs: z.enum(['none', 'order', 'emergency']),
  variants: z.array(
    z.object({
      key: z.string(),
      title: words,
      article: z.string(),
      ranges,
      needs: z.enum(['none', 'order', 'emergency']),
    }),
  ),
  remedy: words.nullable(),
  toBeConfirmed: words.nullable(),
  source: sourceField,
  /** The lowest level whose head may decide it on that day; null: nobody. */
  decidedBy: levelField.nullable(),
})
/** A behaviour as the catalogue and the form show it. */
export type BehaviourView = z.infer<typeof behaviourView>

/** The catalogue of a day (default today) with its circumstances and who may decide (VIO-02, VIO-05). */
export const behaviourList = readContract({
  path: '/violation-behaviours',
  query: z.object({ on: dayField.optional() }),
  answer: z.object({
    on: dayField,
    behaviours: z.array(behaviourView),
    organisationTimes: z.int(),
    factors: z.array(
      z.object({ key: z.string(), kind: z.enum(['aggravating', 'mitigating']), title: words, article: z.string() }),
    ),
    factorsSource: sourceField,
    authorities: z.array(
      z.object({
        key: z.string(),
        title: words,
        level: levelField,
        limit: moneyField,
        mayDecide: z.boolean(),
        source: sourceField,
      }),
    ),
    clocks: z.array(z.object({ key: z.string(), title: words, rule: words.nullable(), source: sourceField })),
  }),
  permission: 'violations.read',
  title: { vi: 'Danh mục hành vi, mức phạt, thẩm quyền', en: 'Behaviours, ranges, competence' },
})

/** What the form should say before anything is sent: the range, the default, whose it is, or why it cannot be. */
export const assessViolation = readContract({
  path: '/violation-assessment',
  query: z.object({
    areaId: areaIdField,
    behaviour: z.string().max(60),
    variant: z.string().max(60).optional(),
    actAt: instantField,
    subjectKind: subjectKindField,
    birthDate: dayField.optional(),
  }),
  answer: z.object({
    /** Refusal in words when a dossier could not be opened; null: it could. */
    refusal: z.object({ code: z.string(), words }).nullable(),
    range: range.nullable(),
    ageBand: ageBandField.nullable(),
    /** What may be proposed at this age. */
    verdicts: z.array(verdictField),
    hasRightToExplain: z.boolean(),
    decidedBy: levelField.nullable(),
    /** The orders in force there then, nearest first. */
    orders: z.array(z.object({ inForceId: z.string(), documentId: z.string().nullable(), label: words })),
  }),
  permission: 'violations.record',
  title: { vi: 'Xem trước khung phạt', en: 'Assess before opening' },
})
