import { z } from 'zod'
import { dayField, dayOf, type Instant } from '#kit'

/**
 * How long the room waits before it speaks, as dated data (`profiles/<name>/documents/clocks.json`): the source documents
 * say "promptly" and give no hours, so each city sets its own.
 */
const clocksSchema = z.object({
  validFrom: dayField,
  validTo: dayField.nullable(),
  source: z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) }),
  /** Hours that a recipient has to say that the document has come [DOC-05]. */
  acknowledgeHours: z.int().positive(),
  /** A document whose end nobody has prepared is told this many days before it comes, and as long after [SG-01]. */
  renewDays: z.int().positive(),
})

/** The file as it lies in a profile. */
export const documentClocksFile = z.object({ clocks: z.array(clocksSchema).min(1) })

/** The waiting times that hold on a day. */
export type DocumentClocks = z.infer<typeof clocksSchema>

/** The waiting times in force at a moment; undefined where the city has set none: then nothing is measured by them. */
export function documentClocksAt(
  all: readonly DocumentClocks[],
  at: Instant,
  utcOffsetMinutes: number,
): DocumentClocks | undefined {
  const day = dayOf(at, utcOffsetMinutes)
  return all.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}
