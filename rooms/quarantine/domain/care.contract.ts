import { z } from 'zod'
import { intentContract, lineField, uuidField } from '#kit'
import { channels, checkOutcomes } from './quarantine-words.ts'

const checkPayload = z.strictObject({
  orderId: uuidField,
  by: z.enum(['phone', 'visit', 'app']),
  outcome: z.enum(checkOutcomes),
  /** °C. */
  temperature: z.number().min(30).max(45).optional(),
  /** SpO₂ in percent. */
  oxygen: z.int().min(40).max(100).optional(),
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
