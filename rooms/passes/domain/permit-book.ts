import { z } from 'zod'
import type { Day } from '#kit'
import { passWordField } from './pass-claims.ts'

const wordsField = z.object({ vi: z.string(), en: z.string() })
const sourceField = z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })

const permitKindField = z.object({
  key: passWordField,
  title: wordsField,
  /** Kinds of post whose holders may issue it, over the area of the post. */
  issuers: z.array(z.string()).min(1),
  /** Keys of purposes for which it is issued. */
  purposes: z.array(passWordField).min(1),
  /** Longest time in days; null: nothing is known beyond the directive's own end. */
  maxDays: z.number().int().positive().nullable(),
  mostPersons: z.number().int().positive(),
  source: sourceField,
})

/** Kinds and purposes of permits, who may carry a card, and what never needs a permit: dated, with sources. */
export const permitBook = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  kinds: z.array(permitKindField),
  purposes: z.array(z.object({ key: passWordField, title: wordsField, source: sourceField })),
  /** Trips for which nobody is ever asked for a permit: care first (SG-10). */
  withoutPermit: z.object({ trips: z.array(wordsField).min(1), source: sourceField }),
  /** Printed on every permit: what to do when it is refused or withdrawn (SG-07). */
  appeal: z.object({ words: wordsField, source: sourceField }),
  /** Days after its end for which the name on a permit is kept, then forgotten (SG-03). */
  namesKeptDays: z.number().int().min(0),
  cardRoles: z.array(z.object({ key: passWordField, title: wordsField })),
  /** Longest time of a card in days. */
  cardMaxDays: z.number().int().positive(),
  source: sourceField,
})

/** See {@link permitBook}. */
export type PermitBook = z.infer<typeof permitBook>
/** One kind of permit. */
export type PermitKind = PermitBook['kinds'][number]

/** The book in force on a day. */
export function bookOn(books: readonly PermitBook[], day: Day): PermitBook | undefined {
  return books.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}
