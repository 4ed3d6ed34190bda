import { type Instant, minutesBetween, type Refusal, refuse } from '#kit'
import { DUTY } from './duty.refusals.ts'
import { type DutyRule, restOf, roleOf } from './duty-book.ts'
import type { WantedShift } from './plan-week.ts'
import { addedBreaches, type RestBreach, type RestFigure } from './rest.ts'
import { overlaps, type Span } from './roster.ts'

/** Two days and nights: longer than any watch, short enough to catch a slip of the year. */
export const longestShiftHours = 48

/** A post that a person holds in the area of the command post, from when to when (null: until further notice). */
export interface HeldPost {
  readonly kind: string
  readonly fromAt: Instant
  readonly toAt: Instant | null
}

/** What is known of the person who is to stand the shift. */
export interface Candidate {
  /** Their posts in the area of the command post. */
  readonly posts: readonly HeldPost[]
  /** Their other shifts anywhere, those of the same plan included. */
  readonly shifts: readonly Span[]
}

/** Names of the rest figures inside a sentence. */
export const restWords: Readonly<Record<RestFigure, { vi: string; en: string }>> = {
  minHoursBetween: { vi: 'nghỉ giữa hai ca', en: 'rest between shifts' },
  maxHoursPerDay: { vi: 'giờ trực một ngày', en: 'hours on duty in a day' },
  maxHoursPerWeek: { vi: 'giờ trực một tuần', en: 'hours on duty in a week' },
}

/** Whether the shift is one at all: its ends, its length, its role. */
export function judgeShape({ fromAt, toAt, role }: WantedShift, rule: DutyRule): Refusal | null {
  if (toAt <= fromAt) return refuse(DUTY.END_BEFORE_START, { field: 'toAt' })
  if (minutesBetween(fromAt, toAt) > longestShiftHours * 60) {
    return refuse(DUTY.SHIFT_TOO_LONG, { field: 'toAt', params: { hours: longestShiftHours } })
  }
  return roleOf(rule, role) ? null : refuse(DUTY.ROLE_UNKNOWN, { field: 'role', params: { role } })
}

/**
 * Whether the person may stand it: by a post held in the area for the whole of the shift (FOR-01: the watch of a command
 * post is its officials), and not while on duty anywhere else. Null: they may.
 */
export function judgePerson(
  wanted: WantedShift,
  { posts, shifts }: Candidate,
  { rule, showMoment }: { rule: DutyRule; showMoment: (at: Instant) => string },
): Refusal | null {
  const role = roleOf(rule, wanted.role)
  const fitting = posts.filter(({ kind }) => role?.postKinds.includes(kind))
  if (fitting.length === 0) {
    return refuse(DUTY.NOT_IN_POST, { field: 'officerId', params: { role: role?.title.vi ?? wanted.role } })
  }
  if (!fitting.some((post) => holdsThroughout(post, wanted))) return refuse(DUTY.OFFICE_ENDED, { field: 'officerId' })
  const clash = shifts.find((shift) => overlaps(shift, wanted))
  if (!clash) return null
  const params = { from: showMoment(clash.fromAt), to: showMoment(clash.toAt) }
  return refuse(DUTY.DOUBLE_DUTY, { field: 'officerId', params })
}

/** Whether the post is held for the whole of the stretch. */
export function holdsThroughout({ fromAt, toAt }: Pick<HeldPost, 'fromAt' | 'toAt'>, span: Span): boolean {
  return fromAt <= span.fromAt && (toAt === null || span.toAt <= toAt)
}

/** The breaches of the rest rule that this shift brings about, by the rule of a city. */
export function breachesOf(
  wanted: Span,
  others: readonly Span[],
  { rule, offsetMinutes }: { rule: DutyRule; offsetMinutes: number },
): RestBreach[] {
  return addedBreaches(wanted, others, { rule: restOf(rule), offsetMinutes })
}

/** A refusal that tells the first breach: the shift may stand all the same, when somebody says why. */
export function refuseBreach(breach: RestBreach, field: string): Refusal {
  const { figure, hours, limit } = breach
  const { vi } = restWords[figure]
  return refuse(DUTY.REST_BROKEN, { field, params: { what: vi, hours: Math.round(hours * 10) / 10, limit } })
}
