import {
  addMinutes,
  type Day,
  dayOf,
  type Instant,
  minutesBetween,
  notParsed,
  type Parsed,
  parsed,
  type Words,
} from '#kit'
import { DOCUMENTS } from './documents.refusals.ts'

/**
 * When a document holds: from `effectiveFrom` (included) to `effectiveTo` (excluded). A directive without an end must
 * name the moment at which somebody looks at it again [SG-01].
 */
export interface Validity {
  readonly effectiveFrom: Instant
  readonly effectiveTo: Instant | null
  readonly reviewAt: Instant | null
}

/** `review-due`: its review date has passed and no end is set; it still binds, and that is a gap with an owner. */
export type Standing = 'coming' | 'in-force' | 'review-due' | 'ended'

/** The official words of a document's standing. */
export const standingWords: Readonly<Record<Standing, Words>> = {
  coming: { vi: 'sắp có hiệu lực', en: 'not yet in force' },
  'in-force': { vi: 'đang có hiệu lực', en: 'in force' },
  'review-due': { vi: 'quá hạn xem lại', en: 'review overdue' },
  ended: { vi: 'hết hiệu lực', en: 'ended' },
}

/** Which day of a directive it is, and of how many; `of` is null while no end is set. */
export interface DayCount {
  readonly day: number
  readonly of: number | null
}

const dayMinutes = 24 * 60

/**
 * Checks the dates of a directive [DOC-01, SG-01]. Refused: neither end nor review; an end or a review that does not
 * come after the start; a review after the end.
 */
export function checkValidity(validity: Validity): Parsed<Validity> {
  const { effectiveFrom, effectiveTo, reviewAt } = validity
  if (effectiveTo === null && reviewAt === null) return notParsed(DOCUMENTS.NO_END_NOR_REVIEW, { field: 'effectiveTo' })
  if (effectiveTo !== null && effectiveTo <= effectiveFrom) {
    return notParsed(DOCUMENTS.END_BEFORE_START, { field: 'effectiveTo' })
  }
  if (reviewAt !== null && reviewAt <= effectiveFrom)
    return notParsed(DOCUMENTS.REVIEW_BEFORE_START, { field: 'reviewAt' })
  if (effectiveTo !== null && reviewAt !== null && reviewAt > effectiveTo) {
    return notParsed(DOCUMENTS.REVIEW_AFTER_END, { field: 'reviewAt' })
  }
  return parsed(validity)
}

/** How a document stands at a moment. It ends by itself: at the very instant of `effectiveTo` it no longer binds. */
export function standingAt({ effectiveFrom, effectiveTo, reviewAt }: Validity, at: Instant): Standing {
  if (at < effectiveFrom) return 'coming'
  if (effectiveTo !== null) return at < effectiveTo ? 'in-force' : 'ended'
  return reviewAt !== null && at >= reviewAt ? 'review-due' : 'in-force'
}

/** Whether the document binds at a moment: until it ends, also when its review is overdue. */
export function isInForce(validity: Validity, at: Instant): boolean {
  const standing = standingAt(validity, at)
  return standing === 'in-force' || standing === 'review-due'
}

/**
 * The day counter: days of 24 hours from the start, so that Chỉ thị 17 (06:00 24/7/2021, 15 days) is on day 4 of 15 at
 * 18:40 on 27/7 [DOC-01]. Undefined outside the time in force.
 */
export function dayCountAt(validity: Validity, at: Instant): DayCount | undefined {
  if (!isInForce(validity, at)) return undefined
  const day = Math.floor(minutesBetween(validity.effectiveFrom, at) / dayMinutes) + 1
  return { day, of: validity.effectiveTo === null ? null : lengthInDays(validity.effectiveFrom, validity.effectiveTo) }
}

/** Prints the counter: `ngày 4/15`, `day 4/15`. */
export function dayCountWords({ day, of }: DayCount): Words {
  const count = of === null ? `${day}` : `${day}/${of}`
  return { vi: `ngày ${count}`, en: `day ${count}` }
}

/** One day of a directive: the 24 hours that a unit reports on. `on` is the calendar day on which it begins. */
export interface DailySlot {
  readonly day: number
  readonly from: Instant
  readonly to: Instant
  readonly on: Day
}

/**
 * The days on which every unit owes a report once a directive is activated: 15 for 15 days [DOC-02]. The last may be
 * shorter than 24 hours. Without an end the days run to the review.
 */
export function dailySlots(validity: Validity, offsetMinutes: number): DailySlot[] {
  const { effectiveFrom } = validity
  const end = validity.effectiveTo ?? validity.reviewAt ?? effectiveFrom
  return Array.from({ length: lengthInDays(effectiveFrom, end) }, (_, index) => {
    const from = addMinutes(effectiveFrom, index * dayMinutes)
    const next = addMinutes(from, dayMinutes)
    return { day: index + 1, from, to: next < end ? next : end, on: dayOf(from, offsetMinutes) }
  })
}

/** What a unit reported of one day: đạt or chưa đạt. */
export type DailyReport = 'met' | 'not-met'

/** `missing` (thiếu) is every begun day without a report: silence is never đạt. */
export type SlotStanding = DailyReport | 'missing' | 'upcoming'

/** The official words of a day's standing. */
export const slotStandingWords: Readonly<Record<SlotStanding, Words>> = {
  met: { vi: 'đạt', en: 'met' },
  'not-met': { vi: 'chưa đạt', en: 'not met' },
  missing: { vi: 'thiếu', en: 'missing' },
  upcoming: { vi: 'chưa đến', en: 'to come' },
}

/** How a unit's day stands at a moment, given its report of that day if there is one. */
export function slotStandingAt(slot: DailySlot, report: DailyReport | undefined, at: Instant): SlotStanding {
  if (report !== undefined) return report
  return at < slot.from ? 'upcoming' : 'missing'
}

function lengthInDays(from: Instant, to: Instant): number {
  return Math.ceil(minutesBetween(from, to) / dayMinutes)
}
