import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { regimes, scopes, supplyItems } from './zone-words.ts'

const momentField = instantField.transform((text) => toInstant(text))

/** What a proposal may say of the place; what is missing is asked for before somebody signs. */
const placeFields = {
  boundary: textField(600).optional(),
  smallestReason: textField(600).optional(),
  residents: z.int().min(0).max(100_000).optional(),
  householdIds: z.array(uuidField).max(500).optional(),
  caseIds: z.array(uuidField).max(200).optional(),
  clusterId: uuidField.optional(),
  supplier: lineField(160).optional(),
  supplyDays: z.int().min(0).max(60).optional(),
  guardPostId: uuidField.optional(),
  documentId: uuidField.optional(),
  startsAt: momentField.optional(),
  endsAt: momentField.optional(),
  reviewAt: momentField.optional(),
}

/**
 * Proposes to lock a place (đề xuất phong tỏa); it bears the intent's id. `areaId` is the smallest area of the tree that holds
 * it, `place` its name in words (ngõ 221 Tôn Đức Thắng). It binds nobody before a named person decides. Answers `{ lockdownId }`.
 */
export const proposeLockdown = intentContract({
  type: 'zones.propose-lockdown',
  payload: z.strictObject({
    areaId: areaIdField,
    regime: z.enum(regimes).default('lockdown'),
    scope: z.enum(scopes),
    place: lineField(160),
    reason: textField(600),
    ...placeFields,
    source: lineField(300).optional(),
  }),
  permission: 'zones.propose',
  title: { vi: 'Đề xuất phong tỏa', en: 'Propose a lockdown' },
})

/** Completes a proposal that nobody has decided yet. */
export const amendProposal = intentContract({
  type: 'zones.amend-proposal',
  payload: z.strictObject({ lockdownId: uuidField, reason: textField(600).optional(), ...placeFields }),
  permission: 'zones.propose',
  title: { vi: 'Bổ sung đề xuất phong tỏa', en: 'Complete a proposal' },
})

/** Returns a proposal: the place is not locked. */
export const dismissProposal = intentContract({
  type: 'zones.dismiss-proposal',
  payload: z.strictObject({ lockdownId: uuidField, reason: textField(600) }),
  permission: 'zones.decide',
  title: { vi: 'Trả lại đề xuất phong tỏa', en: 'Return a proposal' },
})

/**
 * Decides to lock (quyết định phong tỏa). The legal basis and the dates may stand in the proposal or here; one that is missing in
 * both is refused with its field (SG-01, SG-06).
 */
export const decideLockdown = intentContract({
  type: 'zones.decide-lockdown',
  payload: z.strictObject({
    lockdownId: uuidField,
    number: lineField(60),
    documentId: uuidField.optional(),
    startsAt: momentField.optional(),
    endsAt: momentField.optional(),
    reviewAt: momentField.optional(),
  }),
  permission: 'zones.decide',
  title: { vi: 'Quyết định phong tỏa', en: 'Decide a lockdown' },
})

/** Looks at a lockdown again and lets it go on, by a new decision: it never goes on by itself (SG-01). */
export const extendLockdown = intentContract({
  type: 'zones.extend-lockdown',
  payload: z.strictObject({
    lockdownId: uuidField,
    number: lineField(60),
    documentId: uuidField,
    reason: textField(600),
    endsAt: momentField,
    reviewAt: momentField.optional(),
  }),
  permission: 'zones.decide',
  title: { vi: 'Rà soát, gia hạn phong tỏa', en: 'Review and prolong a lockdown' },
})

/** Lifts a lockdown before its end. */
export const liftLockdown = intentContract({
  type: 'zones.lift-lockdown',
  payload: z.strictObject({ lockdownId: uuidField, number: lineField(60), reason: textField(600) }),
  permission: 'zones.decide',
  title: { vi: 'Dỡ bỏ phong tỏa', en: 'Lift a lockdown' },
})

/** Says that the barriers of a place that is locked no more are gone, and that its residents know. */
export const confirmOpened = intentContract({
  type: 'zones.confirm-opened',
  payload: z.strictObject({ lockdownId: uuidField }),
  permission: 'zones.supply',
  title: { vi: 'Xác nhận đã gỡ rào, báo người dân', en: 'Confirm that a place is open again' },
})

/** Says for how many days each supply of a locked place lasts from now on (ZON-08). */
export const reportSupplies = intentContract({
  type: 'zones.report-supplies',
  payload: z.strictObject({
    lockdownId: uuidField,
    items: z
      .array(z.strictObject({ item: z.enum(supplyItems), days: z.number().min(0).max(60) }))
      .min(1)
      .max(supplyItems.length),
    note: lineField(300).optional(),
  }),
  permission: 'zones.supply',
  title: { vi: 'Ghi nhu yếu phẩm của điểm phong tỏa', en: 'Record the supplies of a lockdown' },
})

/** Says which post commands the guard of a locked place, with how many people. */
export const setGuard = intentContract({
  type: 'zones.set-guard',
  payload: z.strictObject({ lockdownId: uuidField, postId: uuidField, people: z.int().min(1).max(500).optional() }),
  permission: 'zones.supply',
  title: { vi: 'Giao chốt trực điểm phong tỏa', en: 'Set the guard of a lockdown' },
})
