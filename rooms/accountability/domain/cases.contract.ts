import { z } from 'zod'
import { dayField, intentContract, lineField, textField, uuidField } from '#kit'

/** What a case, a note or a proposal stands on: a finding of an inspection, or another ground with its source. */
export const groundField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finding'), findingId: uuidField }),
  z.strictObject({
    kind: z.literal('named'),
    source: lineField(300),
    said: textField(2_000).optional(),
    documentId: uuidField.optional(),
  }),
])
/** See {@link groundField}. */
export type Ground = z.infer<typeof groundField>

/** Conclusions of a case (kết luận kiểm điểm); none of them is a sanction. */
export const OUTCOMES = {
  unfounded: { vi: 'không có căn cứ', en: 'unfounded' },
  lesson: { vi: 'rút kinh nghiệm', en: 'a lesson to learn' },
  criticised: { vi: 'phê bình', en: 'criticised' },
  'discipline-proposed': { vi: 'chuyển đề nghị xem xét kỷ luật', en: 'passed on for discipline to be considered' },
} as const
/** See {@link OUTCOMES}. */
export type CaseOutcome = keyof typeof OUTCOMES
/** The conclusions, for a schema. */
export const outcomeField = z.enum(Object.keys(OUTCOMES) as [CaseOutcome, ...CaseOutcome[]])

const aboutField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('post'), postId: uuidField }),
  z.strictObject({ kind: z.literal('body'), bodyId: uuidField }),
])

/** Opens a case about a head or a body (kiểm điểm trách nhiệm, INS-08, INS-10). It needs at least one ground. */
export const openCase = intentContract({
  type: 'accountability.open-case',
  payload: z.strictObject({
    about: aboutField,
    route: z.enum(['party', 'state']),
    matter: textField(2_000),
    requestedBy: lineField(200),
    requestedOn: dayField,
    grounds: z.array(groundField).min(1).max(40),
  }),
  permission: 'accountability.open',
  title: { vi: 'Mở hồ sơ kiểm điểm', en: 'Open an accountability case' },
})

/** The person, or the head of the body, says how it was; as often as they need until it is concluded. */
export const explainCase = intentContract({
  type: 'accountability.explain-case',
  payload: z.strictObject({ caseId: uuidField, explanation: textField(8_000) }),
  permission: 'signed-in',
  title: { vi: 'Giải trình', en: 'Explain' },
})

/** A competent person, neither the one judged nor the one who found it, concludes (SG-08). */
export const decideCase = intentContract({
  type: 'accountability.decide-case',
  payload: z.strictObject({ caseId: uuidField, outcome: outcomeField, note: textField(4_000) }),
  permission: 'accountability.decide',
  title: { vi: 'Kết luận kiểm điểm', en: 'Conclude the case' },
})

/** Proposes a measure to whoever is competent for it; it needs evidence, and that the person was heard (SCR-05). */
export const proposeDiscipline = intentContract({
  type: 'accountability.propose-discipline',
  payload: z.strictObject({
    caseId: uuidField,
    measure: z.string().max(60),
    reason: textField(4_000),
    evidence: z.array(groundField).min(1).max(40),
  }),
  permission: 'accountability.propose',
  title: { vi: 'Đề nghị xem xét kỷ luật', en: 'Propose discipline' },
})

/** A competent person other than the proposer takes the proposal up, outside this house, or declines it. */
export const answerProposal = intentContract({
  type: 'accountability.answer-proposal',
  payload: z.strictObject({
    proposalId: uuidField,
    answer: z.enum(['taken-up', 'declined']),
    note: textField(4_000),
  }),
  permission: 'accountability.decide',
  title: { vi: 'Trả lời đề nghị kỷ luật', en: 'Answer the proposal' },
})
