import { z } from 'zod'
import { intentContract, lineField, textField, uuidField } from '#kit'
import { findingField, photoField } from './fields.ts'

/** A finding in an inspection under way; it bears the intent's id. The unit gets a remedy task with a clock (INS-06). */
export const stateFinding = intentContract({
  type: 'inspections.state-finding',
  payload: z.strictObject({ inspectionId: uuidField, ...findingField.shape }),
  permission: 'inspections.work',
  title: { vi: 'Ghi tồn tại', en: 'State a finding' },
})

/** The unit says what it put right (đã chấn chỉnh), with evidence. Its remedy task is reported done with it. */
export const reportRemedy = intentContract({
  type: 'inspections.report-remedy',
  payload: z.strictObject({
    findingId: uuidField,
    text: textField(4_000).optional(),
    photos: z.array(photoField).max(20).default([]),
  }),
  permission: 'inspections.remedy',
  title: { vi: 'Báo đã chấn chỉnh', en: 'Report a remedy' },
})

/**
 * The finder or another inspector looks again (phúc tra), never anybody of the inspected unit (INS-06). Passed: closed;
 * failed: open again, with a new deadline by severity.
 */
export const recheckFinding = intentContract({
  type: 'inspections.recheck',
  payload: z.strictObject({
    findingId: uuidField,
    passed: z.boolean(),
    note: textField(4_000).optional(),
    photos: z.array(photoField).max(20).default([]),
  }),
  permission: 'inspections.work',
  title: { vi: 'Phúc tra', en: 'Check a remedy again' },
})

/** Stated by mistake: withdrawn with a reason by the finder or the team's leader; it stays on record as withdrawn. */
export const withdrawFinding = intentContract({
  type: 'inspections.withdraw-finding',
  payload: z.strictObject({ findingId: uuidField, reason: lineField(300) }),
  permission: 'inspections.work',
  title: { vi: 'Rút tồn tại', en: 'Withdraw a finding' },
})
