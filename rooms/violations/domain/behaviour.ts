import { z } from 'zod'
import { type Day, notParsed, type Parsed, parsed, type Words } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { moneyField, toVnd, type Vnd } from './money.ts'
import type { SubjectKind } from './subject.ts'
import { VIOLATIONS } from './violations.refusals.ts'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
/** Marks of certainty: confirmed, inferred, background, uncertain. */
export const sourceField = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const rangeField = z.strictObject({ min: moneyField, max: moneyField })
/** What must be in force at the place and moment of the act: nothing more, an order or measure, a state of emergency. */
export const needsField = z.enum(['none', 'order', 'emergency'])

const variantField = z.strictObject({
  key: z.string().min(1),
  title: words,
  article: z.string().optional(),
  range: rangeField.optional(),
  needs: needsField.optional(),
})

/** A behaviour of the catalogue as the profile writes it; ranges are for individuals. */
export const behaviourField = z.strictObject({
  code: z.string().regex(/^V\d{2}$/),
  title: words,
  article: z.string(),
  instrument: z.string(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  range: rangeField,
  needs: needsField,
  variants: z.array(variantField).default([]),
  /** Besides the fine: forced quarantine and the like. */
  remedy: words.nullable(),
  /** What no text has confirmed yet; shown as "cần đối chiếu". */
  toBeConfirmed: words.nullable(),
  source: sourceField,
})
/** See {@link behaviourField}. */
export type Behaviour = z.infer<typeof behaviourField>

/** `violations/behaviours.json`: behaviours, circumstances, and what is said of all of them. */
export const behavioursFile = z.strictObject({
  behaviours: z.array(behaviourField).min(1),
  /** NĐ 117/2020 Art. 4(5): an organisation pays so many times what an individual pays. */
  organisationTimes: z.strictObject({ value: z.int().positive(), source: sourceField }),
  factors: z.array(
    z.strictObject({
      key: z.string().min(1),
      kind: z.enum(['aggravating', 'mitigating']),
      title: words,
      article: z.string(),
    }),
  ),
  factorsSource: sourceField,
})
/** See {@link behavioursFile}. */
export type BehaviourBook = z.infer<typeof behavioursFile>
/** A circumstance of the catalogue: aggravating (Art. 10) or mitigating (Art. 9). */
export type Factor = BehaviourBook['factors'][number]

/** A range in đồng, both ends included. */
export interface Range {
  readonly min: Vnd
  readonly max: Vnd
}

/** A behaviour (with its case) as it held on a day. */
export interface Charge {
  readonly behaviour: Behaviour
  readonly variant: string | null
  readonly title: Words
  readonly article: string
  readonly needs: z.infer<typeof needsField>
  /** For an individual; see {@link rangeFor}. */
  readonly range: Range
  readonly organisationTimes: bigint
}

/** The behaviour in force on the day of the act, with its case. Refusal: none in force that day, or the case not said. */
export function chargeOn(
  book: BehaviourBook,
  asked: { behaviour: string; variant?: string | undefined },
  day: Day,
): Parsed<Charge> {
  const behaviour = book.behaviours.find((one) => one.code === asked.behaviour && holdsOn(one, day))
  if (!behaviour) {
    return notParsed(VIOLATIONS.UNKNOWN_BEHAVIOUR, { field: 'behaviour', params: { behaviour: asked.behaviour, day } })
  }
  const variant = behaviour.variants.find(({ key }) => key === asked.variant)
  if (!variant && (behaviour.variants.length > 0 || asked.variant !== undefined)) {
    return notParsed(VIOLATIONS.VARIANT_NEEDED, { field: 'variant', params: { behaviour: behaviour.code } })
  }
  const range = variant?.range ?? behaviour.range
  return parsed({
    behaviour,
    variant: variant?.key ?? null,
    title: variant?.title ?? behaviour.title,
    article: variant?.article ?? behaviour.article,
    needs: variant?.needs ?? behaviour.needs,
    range: { min: toVnd(range.min), max: toVnd(range.max) },
    organisationTimes: BigInt(book.organisationTimes.value),
  })
}

/** Whether a dated row holds on a day; `validTo` is the first day no more. */
export function holdsOn(row: { readonly validFrom: string; readonly validTo: string | null }, day: string): boolean {
  return row.validFrom <= day && (row.validTo === null || day < row.validTo)
}

/** The range for a kind of subject: an organisation's is that of an individual, doubled (Art. 4(5)). */
export function rangeFor({ range, organisationTimes }: Charge, kind: SubjectKind): Range {
  const times = kind === 'organisation' ? organisationTimes : 1n
  return { min: range.min * times, max: range.max * times }
}
