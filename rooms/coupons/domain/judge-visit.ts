import { addDays, type Day, dayOf, type Instant, millisOf, type Refusal, refuse } from '#kit'
import { COUPONS } from './coupons.refusals.ts'
import { type MarketsInTime, servesAt } from './market-spans.ts'
import type { DayGroup, SchemeTerms, Slot } from './scheme-terms.ts'

/** A scheme as it holds: `to` is its own end or the end of the directive it stands on, whichever is earlier (SG-01). */
export interface SchemeInForce extends SchemeTerms, Pick<MarketsInTime, 'marketSpans'> {
  readonly from: Instant
  readonly to: Instant
}

/** A coupon as a gate must know it; `usedDays` are the days of the household's visits, on this or on a replaced card. */
export interface CouponKnown {
  readonly householdId: string | null
  readonly group: number
  readonly slot: number
  readonly withdrawn: boolean
  readonly usedDays: readonly string[]
}

/** Somebody at the gate. `householdId`: whose card it should be, where the gate asked. */
export interface Visit {
  readonly at: Instant
  readonly siteId: string
  readonly persons: number
  readonly householdId?: string | undefined
}

/**
 * May this coupon be used here and now? Null: yes. The order is that of the rule and never changes, so that every gate
 * says the same first reason: the scheme is active → the right market → the day (parity, Sunday) → the slot with its
 * tolerance → the quota of the week → not redeemed. Parity is by the day of the month: two odd days may adjoin (31 → 1),
 * and the quota still holds. A withdrawn card and another household's come before all; a second person after all.
 */
export function judgeVisit(
  { scheme, coupon, visit }: { scheme: SchemeInForce; coupon: CouponKnown; visit: Visit },
  utcOffsetMinutes: number,
): Refusal | null {
  const day = dayOf(visit.at, utcOffsetMinutes)
  return (
    judgeCard(coupon, visit) ??
    judgeActive(scheme, visit.at) ??
    judgeMarket(scheme, visit) ??
    judgeDay(scheme, coupon, day) ??
    judgeSlot(scheme, coupon, minutesInto(visit.at, utcOffsetMinutes)) ??
    judgeQuota(scheme, coupon, day) ??
    judgeRedeemed(coupon, day) ??
    judgePersons(scheme, visit)
  )
}

function judgeCard({ withdrawn, householdId }: CouponKnown, visit: Visit): Refusal | null {
  if (withdrawn) return refuse(COUPONS.WITHDRAWN, { field: 'serial' })
  const isOther = visit.householdId !== undefined && householdId !== null && visit.householdId !== householdId
  return isOther ? refuse(COUPONS.OTHER_HOUSEHOLD, { field: 'householdId' }) : null
}

function judgeActive({ from, to }: SchemeInForce, at: Instant): Refusal | null {
  if (at < from) return refuse(COUPONS.NOT_YET_VALID, { field: 'serial', params: { from } })
  return at < to ? null : refuse(COUPONS.ENDED, { field: 'serial', params: { to } })
}

function judgeMarket(scheme: SchemeInForce, { siteId, at }: Visit): Refusal | null {
  if (servesAt(scheme, siteId, at)) return null
  const left = scheme.marketIds.includes(siteId)
  return refuse(left ? COUPONS.MARKET_LEFT : COUPONS.OTHER_MARKET, { field: 'siteId' })
}

function judgeDay(scheme: SchemeInForce, coupon: CouponKnown, day: Day): Refusal | null {
  const group = scheme.groups[coupon.group]
  if (!group || mayComeOn(group, day, scheme.sundayAllowed)) return null
  const kind = weekdayOf(day) === 7 ? COUPONS.NO_SUNDAY : COUPONS.WRONG_DAY
  return refuse(kind, { field: 'serial', params: { days: group.name, day: Number(day.slice(8)) } })
}

function judgeSlot(scheme: SchemeInForce, coupon: CouponKnown, minutes: number): Refusal | null {
  const slot = scheme.slots[coupon.slot]
  if (!slot) return null
  const { toleranceMinutes } = scheme
  if (minutes >= minutesAt(slot.from) - toleranceMinutes && minutes < minutesAt(slot.to) + toleranceMinutes) return null
  return refuse(COUPONS.WRONG_SLOT, { field: 'serial', params: { from: slot.from, to: slot.to } })
}

function judgeQuota({ quotaPerWeek }: SchemeInForce, { usedDays }: CouponKnown, day: Day): Refusal | null {
  if (visitsInWeek(usedDays, day) < quotaPerWeek) return null
  return refuse(COUPONS.QUOTA_USED, { field: 'serial', params: { quota: quotaPerWeek } })
}

function judgeRedeemed({ usedDays }: CouponKnown, day: Day): Refusal | null {
  return usedDays.includes(day) ? refuse(COUPONS.ALREADY_USED, { field: 'serial' }) : null
}

function judgePersons({ onePersonPerVisit }: SchemeInForce, { persons }: Visit): Refusal | null {
  return onePersonPerVisit && persons > 1 ? refuse(COUPONS.ONE_PERSON, { field: 'persons' }) : null
}

/** Whether a group shops on a day: by the day of the month or by its weekdays; Sunday is for all where it is allowed. */
export function mayComeOn({ parity, weekdays }: DayGroup, day: Day, sundayAllowed: boolean): boolean {
  const weekday = weekdayOf(day)
  if (parity === 'custom') return weekdays?.includes(weekday) === true || (weekday === 7 && sundayAllowed)
  if (weekday === 7) return sundayAllowed
  return Number(day.slice(8)) % 2 === (parity === 'even' ? 0 : 1)
}

/** Visits in the week of a day; a week runs from Monday to Sunday. */
export function visitsInWeek(usedDays: readonly string[], day: Day): number {
  const monday = addDays(day, 1 - weekdayOf(day))
  const sunday = addDays(monday, 6)
  return usedDays.filter((used) => used >= monday && used <= sunday).length
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  const days = Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
  return ((days + 3) % 7) + 1
}

/** Minutes since midnight, city time. */
export function minutesInto(at: Instant, utcOffsetMinutes: number): number {
  const minutes = Math.floor(millisOf(at) / 60_000) + utcOffsetMinutes
  return ((minutes % 1440) + 1440) % 1440
}

/** The slot in which a moment falls, without tolerance; -1: in none. */
export function slotAt(slots: readonly Slot[], minutes: number): number {
  return slots.findIndex(({ from, to }) => minutes >= minutesAt(from) && minutes < minutesAt(to))
}

function minutesAt(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}
