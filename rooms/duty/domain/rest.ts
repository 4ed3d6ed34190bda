import { addDays, type Day, dayOf, type Instant, minutesBetween, startOfDay } from '#kit'
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
    ...tooMuchIn(sorted, daysOf(sorted, offsetMinutes), ['maxHoursPerDay', rule.maxHoursPerDay]),
    ...tooMuchIn(sorted, weeksOf(sorted, offsetMinutes), ['maxHoursPerWeek', rule.maxHoursPerWeek]),
  ]
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
  windows: readonly Span[],
  [figure, limit]: [RestFigure, number | null],
): RestBreach[] {
  if (limit === null) return []
  return windows.flatMap((window) => {
    const hours = hoursWithin(shifts, window)
    return hours > limit ? [{ figure, at: window.fromAt, hours, limit }] : []
  })
}

function daysOf(shifts: readonly Span[], offsetMinutes: number): Span[] {
  const days = new Set<Day>()
  for (const { fromAt, toAt } of shifts) {
    for (let day = dayOf(fromAt, offsetMinutes); startOfDay(day, offsetMinutes) < toAt; day = addDays(day, 1)) {
      days.add(day)
    }
  }
  return [...days].map((day) => ({
    fromAt: startOfDay(day, offsetMinutes),
    toAt: startOfDay(addDays(day, 1), offsetMinutes),
  }))
}

function weeksOf(shifts: readonly Span[], offsetMinutes: number): Span[] {
  const weeks = new Map<Instant, Span>()
  for (const day of daysOf(shifts, offsetMinutes)) {
    const week = weekOf(day.fromAt, offsetMinutes)
    weeks.set(week.fromAt, week)
  }
  return [...weeks.values()]
}
