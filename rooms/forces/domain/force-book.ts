import { z } from 'zod'
import type { Day } from '#kit'
import { FORCE_KEYS, forceLine } from './force-kinds.ts'

const wordsField = z.object({ vi: z.string(), en: z.string() })
const sourceField = z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const figureField = z.object({ value: z.number().positive().nullable(), source: sourceField })

/** The forces and their rules, dated, with sources. A figure that is null is not known: nothing is computed by it. */
export const forceBook = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  forces: z.array(forceLine).refine((forces) => FORCE_KEYS.every((key, index) => forces[index]?.key === key), {
    message: 'the twelve forces, in their order',
  }),
  rest: z.object({ minHoursBetween: figureField, maxHoursPerWeek: figureField }),
  /** Doses that count as fully vaccinated, and days between periodic tests of the frontline. */
  health: z.object({ fullDoses: figureField, testEveryDays: figureField }),
  /** What the frontline is given. */
  support: z.array(z.object({ key: z.string(), title: wordsField, source: sourceField })).min(1),
  security: z.array(z.object({ key: z.string(), title: wordsField, source: sourceField })).min(1),
})

/** See {@link forceBook}. */
export type ForceBook = z.infer<typeof forceBook>

/** The book in force on a day. */
export function forceBookOn(books: readonly ForceBook[], day: Day): ForceBook | undefined {
  return books.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}
