import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'

/** A piece of evidence: what shows that it works, and where that is said. */
export const evidenceField = z.strictObject({ said: lineField(500), source: lineField(300) })
/** See {@link evidenceField}. */
export type ModelEvidence = z.infer<typeof evidenceField>

const phoneField = z
  .string()
  .trim()
  .regex(/^[0-9+ ().-]{6,24}$/)

/** Offers a practice (mô hình hay, cách làm tốt): problem, method, result with evidence, whom to ask (KNW-01). */
export const offerModel = intentContract({
  type: 'models.offer',
  payload: z.strictObject({
    areaId: areaIdField,
    title: lineField(200),
    problem: textField(2_000),
    method: textField(8_000),
    result: textField(4_000),
    evidence: z.array(evidenceField).min(1).max(20),
    source: lineField(300).optional(),
    /** An office, never a person's own number. */
    contact: lineField(200),
    contactPhone: phoneField.optional(),
    reviewChangeId: uuidField.optional(),
  }),
  permission: 'models.write',
  title: { vi: 'Giới thiệu mô hình', en: 'Offer a practice' },
})

/** A named person asks the units of an area to look at a practice and take it up where it fits. */
export const recommendModel = intentContract({
  type: 'models.recommend',
  payload: z.strictObject({ modelId: uuidField, areaId: areaIdField, source: lineField(300).optional() }),
  permission: 'models.recommend',
  title: { vi: 'Khuyến nghị nhân rộng', en: 'Recommend' },
})

/** Takes a practice out of the library; the record stays. */
export const withdrawModel = intentContract({
  type: 'models.withdraw',
  payload: z.strictObject({ modelId: uuidField, reason: textField(1_000) }),
  permission: 'models.recommend',
  title: { vi: 'Rút mô hình', en: 'Withdraw' },
})

/** A unit takes it up from a day on, or tries it first (thí điểm). */
export const adoptModel = intentContract({
  type: 'models.adopt',
  payload: z.strictObject({
    modelId: uuidField,
    areaId: areaIdField,
    adoptedOn: dayField,
    isPilot: z.boolean().default(false),
    note: textField(2_000).optional(),
  }),
  permission: 'models.write',
  title: { vi: 'Áp dụng mô hình', en: 'Adopt a practice' },
})

/** How a practice did in a unit. */
export const VERDICTS = {
  works: { vi: 'hiệu quả', en: 'works' },
  partly: { vi: 'hiệu quả một phần', en: 'works in part' },
  not: { vi: 'không hiệu quả', en: 'does not work' },
} as const
/** See {@link VERDICTS}. */
export type Verdict = keyof typeof VERDICTS

/** The unit says what came of it; `endedOn` where it stops. */
export const evaluateAdoption = intentContract({
  type: 'models.evaluate',
  payload: z.strictObject({
    adoptionId: uuidField,
    verdict: z.enum(Object.keys(VERDICTS) as [Verdict, ...Verdict[]]),
    result: textField(4_000),
    evaluatedOn: dayField,
    endedOn: dayField.optional(),
  }),
  permission: 'models.write',
  title: { vi: 'Đánh giá kết quả áp dụng', en: 'Evaluate an adoption' },
})

/** Looks back: what was planned, what happened, why, what to change (KNW-03). */
export const writeReview = intentContract({
  type: 'models.write-review',
  payload: z.strictObject({
    areaId: areaIdField,
    title: lineField(200),
    heldOn: dayField,
    documentId: uuidField.optional(),
    planned: textField(4_000),
    happened: textField(4_000),
    why: textField(4_000),
    changes: z.array(lineField(500)).min(1).max(30),
  }),
  permission: 'models.review',
  title: { vi: 'Viết đánh giá sau hành động', en: 'Write an after-action review' },
})

/** A change of a review becomes a task with an owner and a deadline. */
export const changeIntoTask = intentContract({
  type: 'models.change-into-task',
  payload: z.strictObject({
    changeId: uuidField,
    ownerPostId: uuidField,
    dueAt: instantField.transform((text) => toInstant(text)),
  }),
  permission: 'models.review',
  title: { vi: 'Chuyển thành việc', en: 'Turn into a task' },
})
