import { z } from 'zod'
import type { Day, Words } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import type { RestRule } from './rest.ts'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const source = z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const figure = z.strictObject({ value: z.number().positive().nullable(), source })

const ruleRow = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** How many hours ahead a hole stands on the radar (HOT, FOR-01: "gap → alert before it occurs"). */
  holeSeenHours: z.number().positive(),
  /** The incoming watch may take over so many minutes early; after so many minutes without it, it is a gap. */
  takeOverMinutesBefore: z.int().min(0),
  takeOverLateAfterMinutes: z.int().min(0),
  swapNeedsApproval: z.boolean(),
  /** By this weekday (1 Monday … 7) and time the roster of next week must stand. */
  nextWeekBy: z.strictObject({ weekday: z.int().min(1).max(7), time: timeOfDay }),
  rest: z.strictObject({ minHoursBetween: figure, maxHoursPerDay: figure, maxHoursPerWeek: figure }),
  roles: z
    .array(
      z.strictObject({ key: z.string(), title: words, covers: z.boolean(), postKinds: z.array(z.string()).min(1) }),
    )
    .min(1),
  source,
})

/** `duty/rules.json`: what a city asks of its rosters, by date, each figure with its source; null where unconfirmed. */
export const dutyRulesFile = z.array(ruleRow).min(1)

const block = z.strictObject({
  role: z.string(),
  at: timeOfDay,
  minutes: z.int().min(30).max(2880),
  days: z.enum(['every', 'working', 'free']),
})

/** `duty/patterns.json`: how a day is cut into shifts. `free` days are weekends and holidays. */
export const dutyPatternsFile = z.array(
  z.strictObject({ key: z.string(), title: words, blocks: z.array(block).min(1).max(24), source }),
)

/** `duty/holidays.json`: days off by decision of the authorities, and working days moved to a weekend. */
export const holidaysFile = z.array(
  z.strictObject({ day: daySchema, kind: z.enum(['holiday', 'working']), name: words, source: z.string().min(1) }),
)

/** The rule of a day: see {@link dutyRulesFile}. */
export type DutyRule = z.infer<typeof ruleRow>
/** A role on duty: `covers` says whether somebody in it counts as being there (a standby does not). */
export type DutyRole = DutyRule['roles'][number]
/** A way to cut a day into shifts. */
export type DutyPattern = z.infer<typeof dutyPatternsFile>[number]
/** A day that is not what its weekday says. */
export type Holiday = z.infer<typeof holidaysFile>[number]

/** All that a profile says of duty. */
export interface DutyBook {
  readonly rules: readonly DutyRule[]
  readonly patterns: readonly DutyPattern[]
  readonly holidays: readonly Holiday[]
}

/** Kind of a day: what its roster was planned for. */
export type DayKind = 'working' | 'weekend' | 'holiday'

/** The rule in force on a day: the last row that began; undefined when the profile has none for it. */
export function ruleOn(book: DutyBook, day: Day): DutyRule | undefined {
  return book.rules.findLast((row) => row.validFrom <= day && (row.validTo === null || day < row.validTo))
}

/** The three figures of a rule as numbers. */
export function restOf(rule: DutyRule): RestRule {
  const { minHoursBetween, maxHoursPerDay, maxHoursPerWeek } = rule.rest
  return {
    minHoursBetween: minHoursBetween.value,
    maxHoursPerDay: maxHoursPerDay.value,
    maxHoursPerWeek: maxHoursPerWeek.value,
  }
}

/** The role of that key. */
export function roleOf(rule: DutyRule, key: string): DutyRole | undefined {
  return rule.roles.find((role) => role.key === key)
}

/** Keys of the roles that count as somebody being there, over all rows of the book. */
export function coveringRoles(book: DutyBook): string[] {
  return [...new Set(book.rules.flatMap((rule) => rule.roles).flatMap((role) => (role.covers ? role.key : [])))]
}

/** Title of a role, by the newest row that names it; the key itself for one that no row knows. */
export function roleTitle(book: DutyBook, key: string): Words {
  for (const rule of book.rules.toReversed()) {
    const role = roleOf(rule, key)
    if (role) return role.title
  }
  return { vi: key, en: key }
}

/** A change of the list of holidays, as it was recorded. */
export interface HolidayChange {
  readonly day: string
  readonly kind: 'holiday' | 'working'
}

/** The kind of a day by the list (later entries stand over earlier ones), else by its weekday. */
export function dayKindOf(day: Day, list: ReadonlyMap<string, 'holiday' | 'working'>): DayKind {
  const named = list.get(day)
  if (named) return named
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working'
}

/** The list that {@link dayKindOf} reads: the profile's days, then the changes in the order in which they were recorded. */
export function holidayList(
  profile: readonly Holiday[],
  changes: readonly HolidayChange[],
): Map<string, 'holiday' | 'working'> {
  return new Map([...profile, ...changes].map(({ day, kind }) => [day, kind]))
}
