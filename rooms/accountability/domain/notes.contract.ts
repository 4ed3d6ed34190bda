import { z } from 'zod'
import { areaIdField, dayField, intentContract, lineField, textField, uuidField } from '#kit'
import { groundField } from './cases.contract.ts'

/** Praise (biểu dương, khen thưởng) and criticism (nhắc nhở, phê bình). */
export const NOTE_KINDS = {
  commendation: { vi: 'biểu dương', en: 'commendation' },
  criticism: { vi: 'phê bình', en: 'criticism' },
} as const
/** See {@link NOTE_KINDS}. */
export type NoteKind = keyof typeof NOTE_KINDS

/** What may be praised or criticised: a head by the post, a body, a unit, a team, a force (FOR-07). */
export const TARGETS = {
  post: { vi: 'người đứng đầu, người giữ chức vụ', en: 'a head or holder of a post' },
  body: { vi: 'tổ chức', en: 'a body' },
  unit: { vi: 'đơn vị, địa bàn', en: 'a unit' },
  team: { vi: 'tổ, đội', en: 'a team' },
  force: { vi: 'lực lượng', en: 'a force' },
} as const
/** See {@link TARGETS}. */
export type NoteTarget = keyof typeof TARGETS

const targetField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('post'), postId: uuidField }),
  z.strictObject({ kind: z.literal('body'), bodyId: uuidField }),
  z.strictObject({ kind: z.literal('unit') }),
  z.strictObject({ kind: z.literal('team'), name: lineField(200) }),
  z.strictObject({ kind: z.literal('force'), name: lineField(200) }),
])

/** Drafts a note. A criticism asks its target to explain at once; the clock starts here (SG-17). */
export const draftNote = intentContract({
  type: 'accountability.draft-note',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: z.enum(['commendation', 'criticism']),
    target: targetField,
    title: lineField(200),
    said: textField(4_000),
    source: lineField(300),
    evidence: z.array(groundField).max(40).default([]),
    caseId: uuidField.optional(),
  }),
  permission: 'accountability.propose',
  title: { vi: 'Soạn biểu dương, phê bình', en: 'Draft a note' },
})

/** The one criticised says how it was, before anybody publishes. */
export const explainNote = intentContract({
  type: 'accountability.explain-note',
  payload: z.strictObject({ noteId: uuidField, explanation: textField(8_000) }),
  permission: 'signed-in',
  title: { vi: 'Giải trình về phê bình', en: 'Explain a criticism' },
})

/** A competent person, not the drafter and not the target, approves and publishes until a day (SCR-03, SG-17). */
export const publishNote = intentContract({
  type: 'accountability.publish-note',
  payload: z.strictObject({ noteId: uuidField, until: dayField }),
  permission: 'accountability.publish',
  title: { vi: 'Duyệt công bố', en: 'Approve and publish' },
})

/** Takes a note back, before or after publication. */
export const withdrawNote = intentContract({
  type: 'accountability.withdraw-note',
  payload: z.strictObject({ noteId: uuidField, reason: textField(1_000) }),
  permission: 'accountability.publish',
  title: { vi: 'Rút bản ghi', en: 'Withdraw the note' },
})

/** The target asks that a published note be put right (quyền đề nghị đính chính). */
export const askCorrection = intentContract({
  type: 'accountability.ask-correction',
  payload: z.strictObject({ noteId: uuidField, request: textField(4_000) }),
  permission: 'signed-in',
  title: { vi: 'Đề nghị đính chính', en: 'Ask for a correction' },
})

/** A competent person other than the drafter answers: corrected, kept, or withdrawn. */
export const answerCorrection = intentContract({
  type: 'accountability.answer-correction',
  payload: z
    .strictObject({
      noteId: uuidField,
      answer: z.enum(['corrected', 'kept', 'withdrawn']),
      note: textField(2_000),
      title: lineField(200).optional(),
      said: textField(4_000).optional(),
    })
    .refine(({ answer, title, said }) => answer !== 'corrected' || title !== undefined || said !== undefined, {
      path: ['said'],
      message: 'Ghi câu chữ đã đính chính. / Give the corrected words.',
    }),
  permission: 'accountability.publish',
  title: { vi: 'Trả lời đề nghị đính chính', en: 'Answer a correction request' },
})
