import { z } from 'zod'
import { type Day, dayField, dayOf, type Instant } from '#kit'

/**
 * The clocks of the room as dated data (`profiles/<name>/tasks/clocks.json`): the source documents say "promptly" and
 * "at once" but give no minutes, so each city sets its own.
 */
const clocksSchema = z.object({
  validFrom: dayField,
  validTo: dayField.nullable(),
  source: z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) }),
  /** Minutes to acknowledge a task, by priority 0 (thường) to 3 (hỏa tốc). */
  acknowledgeMinutes: z.tuple([z.int().positive(), z.int().positive(), z.int().positive(), z.int().positive()]),
  /** Lead time of "due soon"; never more than half of the task's own time. */
  dueSoonMinutes: z.int().positive(),
  /** Minutes in which a reported result should be accepted or returned. */
  acceptMinutes: z.int().positive(),
  /** Minutes in which an obstacle should be answered or forwarded [TSK-05]. */
  obstacleAnswerMinutes: z.int().positive(),
  /** Minutes in which an incident should be taken [TSK-06]. */
  incidentTakeMinutes: z.int().positive(),
  /** Minutes in which one's own reassigning, closing, cancelling and new deadline may be taken back. */
  undoMinutes: z.int().positive(),
})

/** The file as it lies in a profile. */
export const clocksFile = z.object({ clocks: z.array(clocksSchema).min(1) })

/** The clocks that hold on a day. */
export type Clocks = z.infer<typeof clocksSchema>

/** The clocks in force at a moment. Fault: the profile has none for that day. */
export function clocksAt(all: readonly Clocks[], at: Instant, utcOffsetMinutes: number): Clocks {
  const day: Day = dayOf(at, utcOffsetMinutes)
  const found = all.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
  if (!found) throw new Error(`tasks/clocks.json has no clocks for ${day}`)
  return found
}
