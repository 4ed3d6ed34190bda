import { addDays, addMinutes, type Day, dayOf, type Instant, minutesBetween, startOfDay } from '#kit'
import { clip, minutesOf, type Span, weekOf } from './roster.ts'

/** One figure of the rest rule in hours; null: the city has not confirmed it, and nothing is computed by it. */
export interface RestRule {
  readonly minHoursBetween: number | null
  readonly maxHoursPerDay: number | null
  readonly maxHoursPerWeek: number | null
}

/** The figures of the rest rule, by name. */
export type RestFigure = keyof RestRule

/** Where one person's shifts break the rule: which figure, from when, how many hours there are, how many there may be. */
export interface RestBreach {
  readonly figure: RestFigure
  readonly at: Instant
  readonly hours: number
  readonly limit: number
}

/**
 * Where the shifts of one person break the rest rule (FOR-05, "giảm tải" of the directive of Ba Đình 31/7/2021). Two
 * shifts that follow each other without a pause leave no rest at all. A figure that is blank finds nothing: see
 * {@link blankFigures}. Days and weeks are those of a zone of constant offset.
 */
export function restBreaches(shifts: readonly Span[], rule: RestRule, offsetMinutes: number): RestBreach[] {
  const sorted = [...shifts].sort((left, right) => (left.fromAt < right.fromAt ? -1 : 1))
  return [
    ...tooLittleBetween(sorted, rule.minHoursBetween),
    ...tooMuchIn(sorted, (span) => daysOf(span, offsetMinutes), ['maxHoursPerDay', rule.maxHoursPerDay]),
    ...tooMuchIn(sorted, (span) => weeksOf(span, offsetMinutes), ['maxHoursPerWeek', rule.maxHoursPerWeek]),
  ]
}

/**
 * The breaches that one more shift brings about, beside a person's other shifts (which it does not meet): what
 * {@link restBreaches} finds with it and did not find without it. Looks only around the shift, for a city plans thousands at once.
 */
export function addedBreaches(
  wanted: Span,
  others: readonly Span[],
  { rule, offsetMinutes }: { rule: RestRule; offsetMinutes: number },
): RestBreach[] {
  const before = others.filter((one) => one.toAt <= wanted.fromAt).reduce<Span | undefined>(laterOf, undefined)
  const after = others.filter((one) => one.fromAt >= wanted.toAt).reduce<Span | undefined>(earlierOf, undefined)
  const around = [...(before ? [before] : []), wanted, ...(after ? [after] : [])]
  const all = [...others, wanted]
  const only = (windowsOf: (span: Span) => Span[]) => (span: Span) => (span === wanted ? windowsOf(span) : [])
  return [
    ...tooLittleBetween(around, rule.minHoursBetween),
    ...tooMuchIn(
      all,
      only((span) => daysOf(span, offsetMinutes)),
      ['maxHoursPerDay', rule.maxHoursPerDay],
    ),
    ...tooMuchIn(
      all,
      only((span) => weeksOf(span, offsetMinutes)),
      ['maxHoursPerWeek', rule.maxHoursPerWeek],
    ),
  ]
}

function laterOf(one: Span | undefined, other: Span): Span {
  return one === undefined || other.toAt > one.toAt ? other : one
}

function earlierOf(one: Span | undefined, other: Span): Span {
  return one === undefined || other.fromAt < one.fromAt ? other : one
}

/** Figures that nobody has confirmed: what depends on them is not computed, and that is said. */
export function blankFigures(rule: RestRule): RestFigure[] {
  return restFigures.filter((figure) => rule[figure] === null)
}

/** The figures in the order in which they are shown. */
export const restFigures = ['minHoursBetween', 'maxHoursPerDay', 'maxHoursPerWeek'] as const

/** Hours within a window, over all shifts. */
export function hoursWithin(shifts: readonly Span[], window: Span): number {
  let minutes = 0
  for (const shift of shifts) {
    const part = clip(shift, window)
    if (part) minutes += minutesOf(part)
  }
  return minutes / 60
}

function tooLittleBetween(sorted: readonly Span[], limit: number | null): RestBreach[] {
  if (limit === null) return []
  return sorted.flatMap((shift, index) => {
    const next = sorted[index + 1]
    if (!next) return []
    const hours = Math.max(0, minutesBetween(shift.toAt, next.fromAt) / 60)
    return hours < limit ? [{ figure: 'minHoursBetween' as const, at: next.fromAt, hours, limit }] : []
  })
}

function tooMuchIn(
  shifts: readonly Span[],
  windowsOf: (span: Span) => Span[],
  [figure, limit]: [RestFigure, number | null],
): RestBreach[] {
  if (limit === null) return []
  const windows = new Map(shifts.flatMap(windowsOf).map((window) => [window.fromAt, window]))
  return [...windows.values()].flatMap((window) => {
    const hours = hoursWithin(shifts, window)
    return hours > limit ? [{ figure, at: window.fromAt, hours, limit }] : []
  })
}

/** The days that a stretch touches. */
function daysOf({ fromAt, toAt }: Span, offsetMinutes: number): Span[] {
  const days: Span[] = []
  for (let day: Day = dayOf(fromAt, offsetMinutes); ; day = addDays(day, 1)) {
    const start = startOfDay(day, offsetMinutes)
    if (start >= toAt) return days
    days.push({ fromAt: start, toAt: addMinutes(start, 1440) })
  }
}

/** The weeks that a stretch touches. */
function weeksOf({ fromAt, toAt }: Span, offsetMinutes: number): Span[] {
  const weeks: Span[] = []
  for (let week = weekOf(fromAt, offsetMinutes); week.fromAt < toAt; week = weekOf(week.toAt, offsetMinutes)) {
    weeks.push(week)
  }
  return weeks
}
