import { z } from 'zod'
import { intentContract, lineField, uuidField } from '#kit'
import { channels, checkOutcomes } from './quarantine-words.ts'

/** What a thermometer and an oximeter can show of somebody alive: °C, and SpO₂ in percent. Anything else is a slip of the thumb. */
export const measurable = { temperature: { least: 30, most: 45 }, oxygen: { least: 40, most: 100 } } as const

/** Whether a value that was read off is one that can be; nothing measured is no mistake. */
export function canBeMeasured(what: keyof typeof measurable, value: number | undefined): boolean {
  const { least, most } = measurable[what]
  return value === undefined || (value >= least && value <= most)
}

const checkPayload = z.strictObject({
  orderId: uuidField,
  by: z.enum(['phone', 'visit', 'app']),
  outcome: z.enum(checkOutcomes),
  /** °C. */
  temperature: z.number().min(measurable.temperature.least).max(measurable.temperature.most).optional(),
  /** SpO₂ in percent. */
  oxygen: z.int().min(measurable.oxygen.least).max(measurable.oxygen.most).optional(),
  /** Which help, by its key in the profile. */
  need: z.string().max(40).optional(),
})
/** See {@link recordCheck}. */
export type RecordCheck = z.infer<typeof checkPayload>

/**
 * The daily check of somebody in isolation (QUA-06). Symptoms and emergencies become tasks with an owner at once; an
 * emergency is taken from anybody who follows people, for anybody, order or no order (SG-10). Answers `{ checkId, taskId }`.
 */
export const recordCheck = intentContract({
  type: 'quarantine.record-check',
  payload: checkPayload,
  permission: 'quarantine.follow',
  title: { vi: 'Ghi theo dõi hằng ngày', en: 'Record the daily check' },
})

const askNeedPayload = z.strictObject({
  orderId: uuidField,
  need: z.string().max(40),
  channel: z.enum(channels),
  /** Asked by somebody else, or by an officer on the phone (SG-12). */
  onBehalf: z.boolean().default(false),
})
/** See {@link askNeed}. */
export type AskNeed = z.infer<typeof askNeedPayload>

/** Somebody in isolation needs something: it gets an owner and a deadline at once (QUA-05). Answers `{ needId, taskId }`. */
export const askNeed = intentContract({
  type: 'quarantine.ask-need',
  payload: askNeedPayload,
  permission: 'quarantine.care',
  title: { vi: 'Nhận nhu cầu của người cách ly', en: 'Take in a need' },
})

const meetNeedPayload = z.strictObject({
  needId: uuidField,
  /** What was brought or done, and by whom it was received: never a diagnosis. */
  done: lineField(300),
})
/** See {@link meetNeed}. */
export type MeetNeed = z.infer<typeof meetNeedPayload>

/** A need is met: closed by what was done, never by the clock. */
export const meetNeed = intentContract({
  type: 'quarantine.meet-need',
  payload: meetNeedPayload,
  permission: 'quarantine.care',
  title: { vi: 'Ghi đã đáp ứng nhu cầu', en: 'Record that a need was met' },
})
