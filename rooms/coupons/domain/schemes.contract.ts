import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, toInstant, uuidField } from '#kit'
import { rollouts } from './coupon-words.ts'
import { schemeTermsFields } from './scheme-terms.ts'

const momentField = instantField.transform((text) => toInstant(text))

/**
 * Sets up a scheme (phương án phiếu đi chợ) of a ward (SHP-01); it bears the intent's id. `documentId`: the directive it
 * stands on and lapses with (SG-01); `source` says where its rules come from. Answers `{ schemeId }`.
 */
export const registerScheme = intentContract({
  type: 'coupons.register-scheme',
  payload: z.strictObject({
    areaId: areaIdField,
    name: lineField(120),
    documentId: uuidField,
    validFrom: momentField,
    validTo: momentField,
    ...schemeTermsFields,
    source: lineField(300).optional(),
  }),
  permission: 'coupons.keep',
  title: { vi: 'Lập phương án phiếu đi chợ', en: 'Set up a coupon scheme' },
})

/** Prolongs a scheme on the ground of another directive: nothing goes on by itself (SG-01). */
export const extendScheme = intentContract({
  type: 'coupons.extend-scheme',
  payload: z.strictObject({ schemeId: uuidField, documentId: uuidField, validTo: momentField }),
  permission: 'coupons.keep',
  title: { vi: 'Gia hạn phương án phiếu', en: 'Prolong a scheme' },
})

/**
 * Which markets serve a scheme from now on: one closed for a case, another takes its households; cards stay as they are (SHP-01,
 * SG-10). What was shopped before stands.
 */
export const changeMarkets = intentContract({
  type: 'coupons.change-markets',
  payload: z.strictObject({ schemeId: uuidField, marketIds: schemeTermsFields.marketIds, reason: lineField(300) }),
  permission: 'coupons.keep',
  title: { vi: 'Đổi chợ của phương án', en: 'Change the markets of a scheme' },
})

/** Ends a scheme now, before its time. */
export const endScheme = intentContract({
  type: 'coupons.end-scheme',
  payload: z.strictObject({ schemeId: uuidField, reason: lineField(300) }),
  permission: 'coupons.keep',
  title: { vi: 'Kết thúc phương án phiếu', en: 'End a scheme' },
})

/**
 * Asks the areas right below to study and roll out coupons (SHP-03). `dueAt` only where the document gives a deadline:
 * without one nobody is late. Answers `{ callId }`.
 */
export const callRollout = intentContract({
  type: 'coupons.call-rollout',
  payload: z.strictObject({
    areaId: areaIdField,
    source: lineField(300),
    documentId: uuidField.optional(),
    askedOn: dayField,
    dueAt: momentField.optional(),
  }),
  permission: 'coupons.roll-out',
  title: { vi: 'Yêu cầu triển khai phiếu đi chợ', en: 'Ask for the roll-out of coupons' },
})

/** Says where an area stands with coupons, since which day. */
export const reportRollout = intentContract({
  type: 'coupons.report-rollout',
  payload: z.strictObject({
    areaId: areaIdField,
    standing: z.enum(rollouts),
    onDay: dayField,
    note: lineField(300).optional(),
  }),
  permission: 'coupons.roll-out',
  title: { vi: 'Báo cáo triển khai phiếu đi chợ', en: 'Report the roll-out of coupons' },
})
