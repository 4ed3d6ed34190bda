import { z } from 'zod'
import { areaIdField, dayField, intentContract, textField, uuidField } from '#kit'
import { sampleOutcomes } from './judge.ts'

/**
 * Computes the units of an area for a day from the records as known now. What was computed before stays; a unit whose
 * records say something else now gets a newer computation beside it. Answers `{ units, computed }`.
 */
export const computeScores = intentContract({
  type: 'scorecards.compute',
  payload: z.strictObject({ areaId: areaIdField, day: dayField }),
  permission: 'scorecards.compute',
  title: { vi: 'Tính thước đo của một ngày', en: 'Compute a day’s scorecards' },
})

/**
 * Computes past days again, each as known when it was computed, and holds the result against what was kept: a job with
 * progress, which can be cancelled. With `renew` it also computes them as known now. Answers `{ jobId }`.
 */
export const recomputeScores = intentContract({
  type: 'scorecards.recompute',
  payload: z.strictObject({ areaId: areaIdField, from: dayField, to: dayField, renew: z.boolean().default(false) }),
  permission: 'scorecards.compute',
  title: { vi: 'Tính lại các ngày đã qua để đối chiếu', en: 'Compute past days again and compare' },
})

/** A head of the unit has seen it. */
export const seeScore = intentContract({
  type: 'scorecards.see',
  payload: z.strictObject({ scoreId: uuidField }),
  permission: 'scorecards.explain',
  title: { vi: 'Đã xem thước đo của đơn vị', en: 'Scorecard seen by the head' },
})

/** A head of the unit explains. */
export const explainScore = intentContract({
  type: 'scorecards.explain',
  payload: z.strictObject({ scoreId: uuidField, text: textField(4000) }),
  permission: 'scorecards.explain',
  title: { vi: 'Giải trình về thước đo', en: 'Explain a scorecard' },
})

const ofDay = z.strictObject({
  /** All units inside, or one: never the decider's own. */
  areaId: areaIdField,
  day: dayField,
})

/** Approves the last computations of a day inside an area whose heads were heard. Answers `{ done, waiting }`. */
export const approveScores = intentContract({
  type: 'scorecards.approve',
  payload: ofDay,
  permission: 'scorecards.approve',
  title: { vi: 'Duyệt thước đo', en: 'Approve scorecards' },
})

/** Publishes what is approved. Answers `{ done, waiting }`. */
export const publishScores = intentContract({
  type: 'scorecards.publish',
  payload: ofDay,
  permission: 'scorecards.approve',
  title: { vi: 'Công bố thước đo', en: 'Publish scorecards' },
})

/** The result of a re-check drawn by lot, by somebody who is not of the unit. */
export const recordRecheck = intentContract({
  type: 'scorecards.record-recheck',
  payload: z.strictObject({ sampleId: uuidField, outcome: z.enum(sampleOutcomes), note: textField(2000) }),
  permission: 'scorecards.recheck',
  title: { vi: 'Ghi kết quả đối chiếu ngẫu nhiên', en: 'Enter the result of a random re-check' },
})

/** A superior rates the head of a unit for a period; the score is advice. */
export const rateHead = intentContract({
  type: 'scorecards.rate',
  payload: z.strictObject({
    areaId: areaIdField,
    from: dayField,
    to: dayField,
    rating: z.string().min(1).max(60),
    reason: textField(2000),
  }),
  permission: 'scorecards.rate',
  title: { vi: 'Xếp loại người đứng đầu', en: 'Rate a head' },
})
