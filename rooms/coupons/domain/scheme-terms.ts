import { z } from 'zod'
import { lineField, uuidField } from '#kit'

const clockField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/**
 * The days of a group of households: the even or the odd days of the month (ngày chẵn, ngày lẻ), or weekdays of their
 * own (1 Monday … 7 Sunday), as wards do that give a colour to a day. `name` is what the card says.
 */
export const dayGroupField = z
  .strictObject({
    parity: z.enum(['even', 'odd', 'custom']),
    name: lineField(40),
    weekdays: z.array(z.int().min(1).max(7)).max(7).optional(),
  })
  .refine(({ parity, weekdays }) => (parity === 'custom') === (weekdays !== undefined && weekdays.length > 0), {
    path: ['weekdays'],
    message: 'weekdays go with custom days, and only with them',
  })

/** See {@link dayGroupField}. */
export type DayGroup = z.infer<typeof dayGroupField>

/** A time of day in which a household shops, city time; the end is exclusive. */
export const slotField = z
  .strictObject({ from: clockField, to: clockField })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'a slot ends after it begins' })

/** See {@link slotField}. */
export type Slot = z.infer<typeof slotField>

/**
 * What a scheme of shopping coupons (phiếu đi chợ) asks for. Data of a ward, never code: Nhật Tân gave each household
 * four visits a week, a fixed time slot, even or odd days in turn, and Sunday. `sundayAllowed`: Sunday is
 * for every group; where it is not, Sunday is only for groups that name it among their weekdays.
 */
export const schemeTermsFields = {
  marketIds: z.array(uuidField).min(1).max(20),
  groups: z.array(dayGroupField).min(1).max(7),
  sundayAllowed: z.boolean(),
  slots: z.array(slotField).min(1).max(12),
  quotaPerWeek: z.int().min(1).max(14),
  onePersonPerVisit: z.boolean(),
  /** Minutes before and after the slot that are forgiven. */
  toleranceMinutes: z.int().min(0).max(120),
}

/** See {@link schemeTermsFields}. */
export const schemeTermsField = z.strictObject(schemeTermsFields)
/** See {@link schemeTermsFields}. */
export type SchemeTerms = z.infer<typeof schemeTermsField>
