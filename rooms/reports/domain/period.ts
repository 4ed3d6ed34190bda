import {
  addDays,
  addMinutes,
  type Day,
  dayOf,
  type Instant,
  isDay,
  notParsed,
  type Parsed,
  parsed,
  startOfDay,
  toInstant,
} from '#kit'
import type { PeriodKind, ReportForm } from './report-form.ts'
import { REPORTS } from './reports.refusals.ts'

const kindWords: Record<PeriodKind, string> = {
  day: 'ngày / day, 2021-07-27',
  week: 'tuần / week, thứ Hai / its Monday',
  moment: 'thời điểm / moment, 2021-07-27T18:00:00+07:00',
}

/** A period as it is kept: the moment it begins (of a form of moments: the moment itself), and the day of that moment. */
export interface Period {
  readonly at: Instant
  readonly day: Day
}

/** Reads a period as it travels. A week is named by its Monday. */
export function readPeriod(kind: PeriodKind, text: string, offsetMinutes: number): Parsed<Period> {
  const wrong = () =>
    notParsed<Period>(REPORTS.WRONG_PERIOD, { field: 'period', params: { period: text, kind: kindWords[kind] } })
  if (kind === 'moment') {
    if (isDay(text) || Number.isNaN(Date.parse(text))) return wrong()
    const at = toInstant(text)
    return parsed({ at, day: dayOf(at, offsetMinutes) })
  }
  if (!isDay(text) || (kind === 'week' && mondayOf(text) !== text)) return wrong()
  return parsed({ at: startOfDay(text, offsetMinutes), day: text })
}

/** A kept period as it travels: see {@link readPeriod}. */
export function writePeriod(kind: PeriodKind, at: Instant, offsetMinutes: number): string {
  return kind === 'moment' ? at : dayOf(at, offsetMinutes)
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** The last day that a period speaks of. */
function lastDayOf(kind: PeriodKind, day: Day): Day {
  return kind === 'week' ? addDays(day, 6) : day
}

/** When a report of the period that begins on `day` is due; null for forms that are due at no time. */
export function dueAtOf(form: Pick<ReportForm, 'period' | 'due'>, day: Day, offsetMinutes: number): Instant | null {
  if (form.due === null) return null
  const [hour = 0, minute = 0] = form.due.time.split(':').map(Number)
  const on = addDays(lastDayOf(form.period, day), form.due.afterDays)
  return addMinutes(startOfDay(on, offsetMinutes), hour * 60 + minute)
}

/**
 * The periods of a form that have begun by `now`, the newest first, at most `count`, none before the form was in force.
 * A form of moments has none of its own: they are what was sent.
 */
export function periodsUntil(
  form: Pick<ReportForm, 'period' | 'validFrom' | 'validTo'>,
  at: { readonly now: Instant; readonly offsetMinutes: number; readonly count: number },
): Day[] {
  if (form.period === 'moment') return []
  const step = form.period === 'week' ? 7 : 1
  const today = dayOf(at.now, at.offsetMinutes)
  const newest = form.period === 'week' ? mondayOf(today) : today
  return Array.from({ length: at.count }, (_, index) => addDays(newest, -index * step)).filter(
    (day) => day >= form.validFrom && (form.validTo === null || day < form.validTo),
  )
}

/** Whole days from one to the other, both counted: 11/10 to 6/12 is 57. */
export function daysInclusive(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}
