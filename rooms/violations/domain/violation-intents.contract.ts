import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, uuidField } from '#kit'
import { verdictField } from './dossier.ts'
import { moneyField } from './money.ts'
import { subjectField, wordsField } from './subject.ts'

const violationId = uuidField
const code = z.string().min(1).max(60)
/** A circumstance that moves the amount from the middle, with why it is so (Art. 9, 10). */
export const namedFactorField = z.strictObject({ key: code, reason: textField(500) })

const detectPayload = z.strictObject({
  /** Where it happened: a commune or a residential group. */
  areaId: areaIdField,
  behaviour: code,
  /** Which case, for behaviours that have cases (V01, V13). */
  variant: code.optional(),
  actAt: instantField,
  subject: subjectField,
  /** What was seen; sealed like the person. */
  circumstances: wordsField.optional(),
  /** The exact spot; sealed, it may be a home. */
  place: lineField(300).optional(),
  /** The order or measure it breaks; absent: the nearest in force there then, where the behaviour needs one. */
  inForceId: uuidField.optional(),
  siteId: uuidField.optional(),
  findingId: uuidField.optional(),
})
/** See {@link detectViolation}. */
export type DetectViolation = z.infer<typeof detectPayload>

/** Opens a dossier (phát hiện). Answers `{ violationId, number }`. */
export const detectViolation = intentContract({
  type: 'violations.detect',
  payload: detectPayload,
  permission: 'violations.record',
  title: { vi: 'Phát hiện vi phạm, mở hồ sơ', en: 'Detect a violation' },
})

const recordPayload = z.strictObject({
  violationId,
  /** When the record was made; absent: when the intent says it happened. */
  recordedAt: instantField.optional(),
  /** Number of the paper, `12/BB-VPHC`; absent: the dossier's. */
  recordNumber: lineField(40).optional(),
  /** The person said in the record that they give up the right to explain. */
  waivesExplanation: z.boolean().default(false),
  /** How the person wants to explain, where that applies: the clock depends on it. */
  explainsBy: z.enum(['written', 'direct']).default('written'),
  refusedToSign: z.boolean().default(false),
  /** Người chứng kiến: name and address as the record has them; sealed like the person. */
  witness: lineField(200).optional(),
  /** What was asked for at once: to stop, to go home, to disinfect …; sealed with it. */
  measures: textField(1000).optional(),
})
/** See {@link recordViolation}. */
export type RecordViolation = z.infer<typeof recordPayload>

/** Biên bản vi phạm hành chính: starts the clocks. Answers `{ decideBy, explanationDueAt }`. */
export const recordViolation = intentContract({
  type: 'violations.record',
  payload: recordPayload,
  permission: 'violations.record',
  title: { vi: 'Lập biên bản vi phạm hành chính', en: 'Make the written record' },
})

/** Completes or mends who it is, until the decision. The age on the day of the act is found anew. */
export const identifySubject = intentContract({
  type: 'violations.identify',
  payload: z.strictObject({ violationId, subject: subjectField, reason: textField(500) }),
  permission: 'violations.record',
  title: { vi: 'Bổ sung, sửa thông tin người vi phạm', en: 'Complete or mend who it is' },
})

/** Giải trình: what the person says, by their own paper or by their mouth. */
export const explainViolation = intentContract({
  type: 'violations.explain',
  payload: z.strictObject({ violationId, words: wordsField, saidAt: instantField.optional() }),
  permission: 'violations.record',
  title: { vi: 'Ghi nhận giải trình', en: 'Take down the explanation' },
})

/** The person gives up the right to explain. */
export const waiveExplanation = intentContract({
  type: 'violations.waive-explanation',
  payload: z.strictObject({ violationId }),
  permission: 'violations.record',
  title: { vi: 'Ghi nhận từ bỏ giải trình', en: 'Take down that nothing is explained' },
})

const proposePayload = z.strictObject({
  violationId,
  verdict: verdictField.default('fine'),
  /** Absent: the middle of the range, as the law says. */
  amount: moneyField.optional(),
  factors: z.array(namedFactorField).max(12).default([]),
  /** Needed for a warning or no fine. */
  reason: textField(1000).optional(),
  /** Especially serious or with many things to verify: more time, with the reason in `reason`. */
  isComplex: z.boolean().default(false),
})
/** See {@link proposeSanction}. */
export type ProposeSanction = z.infer<typeof proposePayload>

/** Trình: proposes the sanction (đề nghị, not yet decided). Answers `{ amount, level, transferTo }`. */
export const proposeSanction = intentContract({
  type: 'violations.propose',
  payload: proposePayload,
  permission: 'violations.record',
  title: { vi: 'Đề nghị xử phạt', en: 'Propose the sanction' },
})

/** Hands the dossier to the level that is competent (VIO-04). Answers `{ level, areaId, decideBy }`. */
export const transferViolation = intentContract({
  type: 'violations.transfer',
  payload: z.strictObject({ violationId, reason: textField(500).optional() }),
  permission: 'violations.record',
  title: { vi: 'Chuyển hồ sơ đến người có thẩm quyền', en: 'Hand the dossier to who is competent' },
})

/** A person (never a program) hands it to the investigators: BLHS Art. 240 or 295. */
export const referViolation = intentContract({
  type: 'violations.refer',
  payload: z.strictObject({ violationId, article: z.enum(['240', '295']), reason: textField(2000) }),
  permission: 'violations.decide',
  title: { vi: 'Chuyển cơ quan điều tra', en: 'Refer to the investigators' },
})

const decidePayload = z.strictObject({
  violationId,
  verdict: verdictField.default('fine'),
  /** Absent: as proposed. */
  amount: moneyField.optional(),
  /** Absent: as proposed. */
  factors: z.array(namedFactorField).max(12).optional(),
  reason: textField(2000).optional(),
  /** `15/QĐ-XPHC`; absent: the next of the committee and year. */
  decisionNumber: lineField(40).optional(),
})
/** See {@link decideViolation}. */
export type DecideViolation = z.infer<typeof decidePayload>

/** Quyết định xử phạt, cảnh cáo hoặc không xử phạt: by the post that is competent on that day (SG-05, SG-08). */
export const decideViolation = intentContract({
  type: 'violations.decide',
  payload: decidePayload,
  permission: 'violations.decide',
  title: { vi: 'Ra quyết định xử phạt', en: 'Decide the sanction' },
})

/** Ends a dossier that was opened by mistake, before any decision. */
export const withdrawViolation = intentContract({
  type: 'violations.withdraw',
  payload: z.strictObject({ violationId, reason: textField(1000) }),
  permission: 'violations.record',
  title: { vi: 'Rút hồ sơ lập nhầm', en: 'Withdraw a dossier' },
})
