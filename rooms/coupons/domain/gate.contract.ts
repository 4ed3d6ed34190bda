import { z } from 'zod'
import { areaIdField, intentContract, lineField, uuidField } from '#kit'
import { helps } from './coupon-words.ts'

const peopleField = z.int().min(1).max(500)

/**
 * Uses a coupon at the gate of a market. `areaId` is the area of the market. Either the text of the code that was
 * scanned, or the serial as it was typed. `admitted`: a phone without signal has let the person in already; then it is
 * recorded whatever the coupon says, and what stands against it is a mark for a person to look at, never a punishment.
 * `proxy`: somebody shops for the household. `householdId`: whose card it should be, where the gate asked.
 * Answers `{ redemptionId, mark, visits, quota }`.
 */
export const redeemCoupon = intentContract({
  type: 'coupons.redeem',
  payload: z.strictObject({
    areaId: areaIdField,
    siteId: uuidField,
    code: z.string().min(1).max(600).optional(),
    serial: z.string().min(1).max(30).optional(),
    admitted: z.boolean().optional(),
    proxy: z.boolean().optional(),
    persons: z.int().min(1).max(20).optional(),
    householdId: uuidField.optional(),
  }),
  permission: 'coupons.redeem',
  title: { vi: 'Soát phiếu đi chợ', en: 'Use a coupon' },
})

/**
 * Records that people were helped without a coupon (SG-10): no name, no number, only why. It is never refused for any
 * reason that lies in coupons.
 */
export const helpWithoutCoupon = intentContract({
  type: 'coupons.help',
  payload: z.strictObject({
    areaId: areaIdField,
    siteId: uuidField,
    why: z.enum(helps),
    people: peopleField.optional(),
    note: lineField(200).optional(),
  }),
  permission: 'coupons.redeem',
  title: { vi: 'Ghi giúp đỡ không cần phiếu', en: 'Help without a coupon' },
})

/** Counts at the gate (SHP-02): people who came out, went in without anything to record, or all inside counted anew. */
export const countAtGate = intentContract({
  type: 'coupons.count',
  payload: z.strictObject({
    areaId: areaIdField,
    siteId: uuidField,
    kind: z.enum(['in', 'out', 'recount']),
    people: z.int().min(0).max(20_000),
  }),
  permission: 'coupons.redeem',
  title: { vi: 'Đếm người ở cổng chợ', en: 'Count at the gate' },
})

/** How many people a market may hold at once, who says so. */
export const setCapacity = intentContract({
  type: 'coupons.set-capacity',
  payload: z.strictObject({
    areaId: areaIdField,
    siteId: uuidField,
    capacity: z.int().min(1).max(20_000),
    source: lineField(300),
  }),
  permission: 'coupons.keep',
  title: { vi: 'Đặt sức chứa của chợ', en: 'Set the capacity of a market' },
})
