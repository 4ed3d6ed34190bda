import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'

const momentField = instantField.transform((text) => toInstant(text))

/** Standing in one place (tại chỗ), or moving along a route (lưu động). */
export const PATROL_MODES = {
  fixed: { vi: 'tại chỗ', en: 'fixed' },
  mobile: { vi: 'lưu động', en: 'mobile' },
} as const

/** See {@link PATROL_MODES}. */
export type PatrolMode = keyof typeof PATROL_MODES

/** The modes, for a schema or a choice. */
export const patrolModes = Object.keys(PATROL_MODES) as [PatrolMode, ...PatrolMode[]]

/**
 * Plans a patrol (INS-13); it bears the intent's id. `postIds`: who is in charge, the first leads. `people`: how many go
 * in all. Answers `{ patrolId }`.
 */
export const planPatrol = intentContract({
  type: 'patrols.plan',
  payload: z.strictObject({
    areaId: areaIdField,
    mode: z.enum(patrolModes),
    route: lineField(300),
    fromAt: momentField,
    toAt: momentField,
    postIds: z.array(uuidField).min(1).max(20),
    people: z.int().min(1).max(500),
    withWhom: lineField(300).optional(),
  }),
  permission: 'patrols.plan',
  title: { vi: 'Lập lượt tuần tra', en: 'Plan a patrol' },
})

/** Calls a patrol off; one with results stays. */
export const cancelPatrol = intentContract({
  type: 'patrols.cancel',
  payload: z.strictObject({ patrolId: uuidField, reason: lineField(300) }),
  permission: 'patrols.plan',
  title: { vi: 'Hủy lượt tuần tra', en: 'Cancel a patrol' },
})

const count = z.int().min(0).max(100_000)
const counts = { persons: count, vehicles: count, reminders: count }

/**
 * Records checks done: how many persons and vehicles, how many were reminded. `at`: when, if it was not when the intent
 * occurred (yesterday's result written down today). Without `patrolId`: checks outside any plan. Answers `{ checkId }`.
 */
export const recordChecks = intentContract({
  type: 'patrols.record-checks',
  payload: z.strictObject({
    areaId: areaIdField,
    patrolId: uuidField.optional(),
    at: momentField.optional(),
    ...counts,
    note: textField(1_000).optional(),
  }),
  permission: 'patrols.record',
  title: { vi: 'Ghi kết quả kiểm tra', en: 'Record checks' },
})

/** Puts a wrong count right, on the day it happened; the reason stays with it. */
export const correctChecks = intentContract({
  type: 'patrols.correct-checks',
  payload: z.strictObject({ checkId: uuidField, ...counts, reason: lineField(300) }),
  permission: 'patrols.record',
  title: { vi: 'Sửa số liệu kiểm tra', en: 'Correct checks' },
})
