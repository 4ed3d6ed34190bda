import { z } from 'zod'
import { dayField, instantField, intentContract, lineField, textField, uuidField } from '#kit'
import { moneyField } from './money.ts'
import { wordsField } from './subject.ts'

const violationId = uuidField

/** Tống đạt: the decision reached the person; from here they have days to comply and to appeal. */
export const serveDecision = intentContract({
  type: 'violations.serve',
  payload: z.strictObject({
    violationId,
    servedAt: instantField.optional(),
    how: z.enum(['in-person', 'post', 'posted-up']),
  }),
  permission: 'violations.carry-out',
  title: { vi: 'Tống đạt quyết định', en: 'Serve the decision' },
})

/** A payment, whole or in part; paying never gives up the appeal. Answers `{ paid, owed, interest }`. */
export const takePayment = intentContract({
  type: 'violations.pay',
  payload: z.strictObject({
    violationId,
    amount: moneyField,
    paidAt: instantField.optional(),
    /** Number of the receipt of the Treasury or bank. */
    receipt: lineField(60),
  }),
  permission: 'violations.carry-out',
  title: { vi: 'Ghi nhận nộp tiền', en: 'Take down a payment' },
})

/** Kinds of relief for hardship (Art. 76–79). */
export const reliefKindField = z.enum(['reduce', 'exempt', 'defer', 'instalments'])
/** See {@link reliefKindField}. */
export type ReliefKind = z.infer<typeof reliefKindField>

/** The person asks for relief; their words are sealed. */
export const askRelief = intentContract({
  type: 'violations.ask-relief',
  payload: z.strictObject({ violationId, kind: reliefKindField, words: wordsField }),
  permission: 'violations.carry-out',
  title: { vi: 'Nhận đơn xin giảm, miễn, hoãn, nộp nhiều lần', en: 'Take in a request for relief' },
})

const grantPayload = z.strictObject({
  violationId,
  kind: reliefKindField,
  /** The new sum, for `reduce`. */
  amount: moneyField.optional(),
  /** The last day, for `defer`. */
  until: dayField.optional(),
  /** Days and sums that come to what is owed, for `instalments`. */
  instalments: z
    .array(z.strictObject({ dueOn: dayField, amount: moneyField }))
    .min(2)
    .max(12)
    .optional(),
  /** Why, and which text was checked: the thresholds are not confirmed in the profile. */
  reason: textField(2000),
})
/** See {@link grantRelief}. */
export type GrantRelief = z.infer<typeof grantPayload>

/** Reduces, exempts, defers or lets pay in parts: by whom signed the decision or a level above. */
export const grantRelief = intentContract({
  type: 'violations.grant-relief',
  payload: grantPayload,
  permission: 'violations.decide',
  title: { vi: 'Quyết định giảm, miễn, hoãn, nộp nhiều lần', en: 'Grant relief' },
})

/** Cưỡng chế: only after the day to comply, and not while relief or an appeal is open. */
export const enforceDecision = intentContract({
  type: 'violations.enforce',
  payload: z.strictObject({ violationId, reason: textField(1000) }),
  permission: 'violations.decide',
  title: { vi: 'Quyết định cưỡng chế', en: 'Enforce' },
})

/** Ends what nothing else ends: a dossier whose time to decide passed, an enforcement that is over. */
export const closeViolation = intentContract({
  type: 'violations.close',
  payload: z.strictObject({ violationId, reason: textField(1000) }),
  permission: 'violations.decide',
  title: { vi: 'Kết thúc hồ sơ', en: 'Close the dossier' },
})

/** Khiếu nại: the appeal carries the intent's id. Answers `{ appealId, acceptBy, resolveBy }`. */
export const fileAppeal = intentContract({
  type: 'violations.appeal',
  payload: z.strictObject({
    violationId,
    words: wordsField,
    filedAt: instantField.optional(),
    /** Why it is taken after the 90 days (illness, disaster, mission, far away). */
    obstacle: textField(500).optional(),
  }),
  permission: 'violations.carry-out',
  title: { vi: 'Nhận đơn khiếu nại', en: 'Take in an appeal' },
})

/** Thụ lý, or not, with the reason: by somebody other than who decided. */
export const acceptAppeal = intentContract({
  type: 'violations.accept-appeal',
  payload: z.strictObject({ appealId: uuidField, isAccepted: z.boolean(), reason: textField(1000).optional() }),
  permission: 'violations.judge-appeals',
  title: { vi: 'Thụ lý khiếu nại', en: 'Accept an appeal' },
})

const resolvePayload = z.strictObject({
  appealId: uuidField,
  outcome: z.enum(['uphold', 'reduce', 'cancel']),
  /** The new sum, for `reduce`. */
  amount: moneyField.optional(),
  reason: textField(2000),
})
/** See {@link resolveAppeal}. */
export type ResolveAppeal = z.infer<typeof resolvePayload>

/** Giải quyết khiếu nại: upholds, reduces or cancels; by somebody other than who decided (SG-07). */
export const resolveAppeal = intentContract({
  type: 'violations.resolve-appeal',
  payload: resolvePayload,
  permission: 'violations.judge-appeals',
  title: { vi: 'Giải quyết khiếu nại', en: 'Judge an appeal' },
})
