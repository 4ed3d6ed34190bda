import { z } from 'zod'
import { intentContract, lineField } from '#kit'

/** What somebody may tell of themselves: nothing is measured, nothing else is asked. */
export const selfTold = ['well', 'symptoms'] as const
/** One of {@link selfTold}. */
export type SelfTold = (typeof selfTold)[number]

const payload = z.strictObject({
  /** As printed on the certificate; blanks, strokes and small letters are forgiven. */
  code: lineField(40),
  outcome: z.enum(selfTold),
})
/** See {@link tellSelfWatch}. */
export type TellSelfWatch = z.infer<typeof payload>

/**
 * Somebody after isolation tells how they are, with the code of their certificate and no account (QUA-06). Symptoms are a task
 * of the health station at once. Answers `{ left, call }`: days left, numbers to call; nothing about the person.
 */
export const tellSelfWatch = intentContract({
  type: 'quarantine.tell-self-watch',
  payload,
  permission: 'public',
  title: { vi: 'Tự báo sức khỏe sau cách ly', en: 'Tell how one is after isolation' },
})
