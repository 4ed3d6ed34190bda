import { z } from 'zod'
import { intentContract, lineField, textField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { answerSheetField, findingField, photoField, secondsAgoField, subjectField } from './fields.ts'
import { inspectionKinds, inspectionOutcomes } from './inspection-words.ts'

const what = {
  teamId: uuidField.optional(),
  kind: z.enum(inspectionKinds),
  /** Đột xuất: nobody of the inspected side sees it before check-in (INS-03). */
  surprise: z.boolean().default(false),
  subject: subjectField,
  campaignId: uuidField.optional(),
}

/** Plans an inspection; it bears the intent's id. Inspectors are posts; absent, the planner's own. Answers `{ inspectionId }`. */
export const planInspection = intentContract({
  type: 'inspections.plan',
  payload: z.strictObject({
    ...what,
    plannedOn: daySchema.optional(),
    checklist: z.string().max(40).optional(),
    inspectorPostIds: z.array(uuidField).max(30).default([]),
    note: textField(1_000).optional(),
  }),
  permission: 'inspections.work',
  title: { vi: 'Lập kế hoạch kiểm tra', en: 'Plan an inspection' },
})

/** Calls off what has not begun; a surprise that was called off stays hidden. */
export const callOff = intentContract({
  type: 'inspections.call-off',
  payload: z.strictObject({ inspectionId: uuidField, reason: lineField(300) }),
  permission: 'inspections.work',
  title: { vi: 'Hủy cuộc kiểm tra', en: 'Call an inspection off' },
})

/**
 * "Có mặt": the inspector is at the place; the moment is the intent's `occurredAt`, the place is words. When a second
 * inspector checks in to what another began, theirs is kept as an inspection of its own, marked as overlapping, and bears
 * the intent's id. Answers `{ inspectionId, overlapOf }`: go on with that id.
 */
export const checkIn = intentContract({
  type: 'inspections.check-in',
  payload: z.strictObject({ inspectionId: uuidField, place: lineField(200).optional() }),
  permission: 'inspections.work',
  title: { vi: 'Ghi có mặt', en: 'Check in' },
})

/** Answers to checklists; an item answered again has the later answer. */
export const answerChecklist = intentContract({
  type: 'inspections.answer',
  payload: z.strictObject({ inspectionId: uuidField, sheets: z.array(answerSheetField).min(1).max(6) }),
  permission: 'inspections.work',
  title: { vi: 'Trả lời bảng kiểm', en: 'Answer a checklist' },
})

/** Photos of the inspection as a whole. */
export const addPhotos = intentContract({
  type: 'inspections.add-photos',
  payload: z.strictObject({ inspectionId: uuidField, photos: z.array(photoField).min(1).max(40) }),
  permission: 'inspections.work',
  title: { vi: 'Thêm ảnh kiểm tra', en: 'Add photos' },
})

const finish = z.strictObject({ outcome: z.enum(inspectionOutcomes), summary: textField(4_000).optional() })

/** The end of an inspection, at the intent's `occurredAt`. */
export const finishInspection = intentContract({
  type: 'inspections.finish',
  payload: z.strictObject({ inspectionId: uuidField, ...finish.shape }),
  permission: 'inspections.work',
  title: { vi: 'Kết thúc cuộc kiểm tra', en: 'Finish an inspection' },
})

/**
 * A whole inspection in one intent, for phones without signal: of a planned one (`inspectionId`), or of one that nobody
 * planned (`kind`, `subject`, …; then it bears the intent's id). `occurredAt` is the end; every other moment is seconds
 * before it. A planned one that another inspector carried out meanwhile is kept beside it, marked as overlapping.
 * Answers `{ inspectionId, findingIds, overlapOf, olderVersion }`.
 */
export const recordInspection = intentContract({
  type: 'inspections.record',
  payload: z.strictObject({
    inspectionId: uuidField.optional(),
    ...what,
    kind: what.kind.optional(),
    subject: what.subject.optional(),
    checkIn: z.strictObject({ secondsAgo: secondsAgoField.default(0), place: lineField(200).optional() }).prefault({}),
    sheets: z.array(answerSheetField).max(6).default([]),
    findings: z.array(findingField).max(50).default([]),
    photos: z.array(photoField).max(40).default([]),
    finish: finish.optional(),
  }),
  permission: 'inspections.work',
  title: { vi: 'Ghi cả cuộc kiểm tra', en: 'Record a whole inspection' },
})
