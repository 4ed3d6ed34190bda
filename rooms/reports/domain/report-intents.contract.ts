import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, textField, uuidField } from '#kit'
import { sentFigureField } from './figure-value.ts'

const code = z.string().min(1).max(60)
/** A day `2021-07-27`, the Monday of a week, or a moment: which one the form's kind of period says. */
const periodField = z.union([dayField, instantField])
/** Keys are judged against the form, thousands of times in an import: no checks of their own here. */
const figuresField = z.record(z.string(), sentFigureField)

const stated = {
  /** Up to when the figures hold: "đến tối 27/7" is 18:00 of that day. */
  asOf: instantField,
  /** First day of what is counted since a day: "tính từ ngày 24.7". */
  since: dayField.optional(),
  /** The document on file that the figures are taken from. */
  documentId: uuidField.optional(),
  /** Where they stand written, in words: "hanoi.gov.vn 11/8/2021, đoạn 15". */
  reference: lineField(300).optional(),
  /** What was reported, by indicator: a number is exact, `{ kind: 'about', value: 7500 }` is not. */
  figures: figuresField,
}

/** See {@link submitReport}. */
export type SubmitReport = z.infer<typeof submitPayload>
const submitPayload = z.strictObject({
  form: code,
  areaId: areaIdField,
  period: periodField,
  /** Who says so; `unit` is the unit itself. Two sources stand side by side, each with its own as-of. */
  source: code.default('unit'),
  comment: textField(2000).optional(),
  ...stated,
})

/** First report of a unit and source for a period. Answers `{ reportId, late, flaws }`; kept even when it does not foot. */
export const submitReport = intentContract({
  type: 'reports.submit',
  payload: submitPayload,
  permission: 'reports.write',
  title: { vi: 'Gửi báo cáo số liệu', en: 'Enter a report' },
})

/** See {@link correctReport}. */
export type CorrectReport = z.infer<typeof correctPayload>
const correctPayload = z.strictObject({
  /** The version in force. */
  reportId: uuidField,
  reason: textField(1000),
  ...stated,
})

/** A new version with all its figures; the one before stays readable with its time and person. Answers as submit does. */
export const correctReport = intentContract({
  type: 'reports.correct',
  payload: correctPayload,
  permission: 'reports.write',
  title: { vi: 'Đính chính báo cáo', en: 'Correct a report' },
})

const withdrawPayload = z.strictObject({ reportId: uuidField, reason: textField(1000) })

/** Takes a version back (an import undone, a wrong unit): it stays readable, and the version before is in force again. */
export const withdrawReport = intentContract({
  type: 'reports.withdraw',
  payload: withdrawPayload,
  permission: 'reports.write',
  title: { vi: 'Rút lại báo cáo', en: 'Take a report back' },
})

/** A remark of the head of the unit (or of those above), kept with the report. */
export const commentReport = intentContract({
  type: 'reports.comment',
  payload: z.strictObject({ reportId: uuidField, text: textField(2000) }),
  permission: 'reports.send-up',
  title: { vi: 'Ghi ý kiến vào báo cáo', en: 'Comment on a report' },
})

/**
 * The head of the unit signs and sends it up. With flaws it is refused unless the difference is owned:
 * `acknowledgesDifference` and a comment that explains it [EPI-02].
 */
export const sendUpReport = intentContract({
  type: 'reports.send-up',
  payload: z.strictObject({
    reportId: uuidField,
    comment: textField(2000).optional(),
    acknowledgesDifference: z.boolean().default(false),
  }),
  permission: 'reports.send-up',
  title: { vi: 'Ký gửi báo cáo lên cấp trên', en: 'Send a report up' },
})

const periodOfArea = { form: code, areaId: areaIdField, period: periodField }

/** Closes a period for an area and everything inside it: nothing more is entered or corrected until it is reopened. */
export const lockPeriod = intentContract({
  type: 'reports.lock',
  payload: z.strictObject(periodOfArea),
  permission: 'reports.lock',
  title: { vi: 'Khóa kỳ báo cáo', en: 'Lock a period' },
})

/** Opens a locked period again, with the reason on record. */
export const reopenPeriod = intentContract({
  type: 'reports.reopen',
  payload: z.strictObject({ ...periodOfArea, reason: textField(1000) }),
  permission: 'reports.lock',
  title: { vi: 'Mở lại kỳ báo cáo', en: 'Reopen a period' },
})
