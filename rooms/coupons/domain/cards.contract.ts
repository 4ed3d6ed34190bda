import { z } from 'zod'
import { areaIdField, intentContract, lineField, uuidField } from '#kit'
import { doubleOutcomes, proxies, replacements } from './coupon-words.ts'

/**
 * Issues a coupon to every household that has none yet, with or without a phone (SHP-05), as long work with progress:
 * in the whole area of the scheme, or in `areaId` inside it (a residential group). Answers `{ issueId, total }`.
 */
export const issueCoupons = intentContract({
  type: 'coupons.issue',
  payload: z.strictObject({ schemeId: uuidField, areaId: areaIdField.optional() }),
  permission: 'coupons.issue',
  title: { vi: 'Cấp phiếu cho các hộ', en: 'Issue coupons to households' },
})

/** Stops a print run; the cards made so far stay, and the rest may be made by another run. */
export const stopIssue = intentContract({
  type: 'coupons.stop-issue',
  payload: z.strictObject({ issueId: uuidField }),
  permission: 'coupons.issue',
  title: { vi: 'Dừng cấp phiếu', en: 'Stop a print run' },
})

/** Gives a household a new card in place of a lost one, free of charge; the old one is withdrawn at once. Answers `{ couponId, serial }`. */
export const replaceCoupon = intentContract({
  type: 'coupons.replace',
  payload: z.strictObject({ couponId: uuidField, reason: z.enum(replacements) }),
  permission: 'coupons.issue',
  title: { vi: 'Cấp lại phiếu', en: 'Replace a coupon' },
})

/** Says who shops for a household that cannot go itself; null: it goes itself. */
export const setProxy = intentContract({
  type: 'coupons.set-proxy',
  payload: z.strictObject({ couponId: uuidField, proxy: z.enum(proxies).nullable() }),
  permission: 'coupons.issue',
  title: { vi: 'Ghi người đi chợ hộ', en: 'Say who shops for a household' },
})

/** Says what a person made of a double use. Nothing is taken from the household (SG-08, SG-10). */
export const settleDouble = intentContract({
  type: 'coupons.settle-double',
  payload: z.strictObject({ doubleId: uuidField, outcome: z.enum(doubleOutcomes), note: lineField(300).optional() }),
  permission: 'coupons.issue',
  title: { vi: 'Xem xét lần dùng trùng', en: 'Look at a double use' },
})
