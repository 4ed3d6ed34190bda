import { z } from 'zod'
import { figureField } from './figure-value.ts'

/** Parts that do not come to their total [EPI-02]: both are kept, `difference` is total − sum (their nearest ends). */
const footingFlaw = z.object({
  kind: z.literal('footing'),
  total: z.string(),
  parts: z.array(z.string()),
  stated: figureField,
  sum: figureField,
  difference: z.number(),
})

/** An average that does not fit its days [EPI-03]: total ÷ average gives `impliedDays`, the calendar says `days`. */
const averageFlaw = z.object({
  kind: z.literal('average'),
  average: z.string(),
  total: z.string(),
  statedAverage: figureField,
  statedTotal: figureField,
  since: z.iso.date(),
  until: z.iso.date(),
  days: z.int(),
  impliedDays: z.number(),
  /** The average that the total over these days would give. */
  impliedAverage: z.number(),
})

/** What is wrong inside one report. It is kept as it was reported and shown; nobody mends it silently [SG-14]. */
export const flawField = z.discriminatedUnion('kind', [footingFlaw, averageFlaw])
/** See {@link flawField}. */
export type Flaw = z.infer<typeof flawField>
/** See {@link flawField}. */
export type FootingFlaw = z.infer<typeof footingFlaw>
/** See {@link flawField}. */
export type AverageFlaw = z.infer<typeof averageFlaw>
