import { addDays, type Day, dayOf, type Instant, startOfDay } from '#kit'

/** Whether people work on that day: the house's list of holidays and moved working days decides. */
export type IsWorkingDay = (day: Day) => boolean

/** A period of the law. `value` null: the text gives no figure. */
export interface Period {
  readonly value: number | null
  readonly unit: 'hour' | 'day' | 'working-day' | 'month' | 'year'
}

/** What turning a period into a moment needs. */
export interface Calendar {
  readonly offsetMinutes: number
  readonly isWorkingDay: IsWorkingDay
}

/**
 * When a period that begins at a moment ends: the first moment no more. Days are counted from the day after; the last one
 * counts whole, so a period of 7 days from 27/7 09:00 ends on 4/8 00:00. A month ends on the same date, or on the last day
 * of a shorter month. Fault: the text gives no figure.
 */
export function endOf(period: Period, from: Instant, calendar: Calendar): Instant {
  const { value, unit } = period
  if (value === null) throw new Error('a period without a figure has no end')
  if (unit === 'hour') return new Date(Date.parse(from) + value * 3_600_000).toISOString() as Instant
  const day = dayOf(from, calendar.offsetMinutes)
  return startOfDay(
    addDays(lastDay(value, unit, { day, isWorkingDay: calendar.isWorkingDay }), 1),
    calendar.offsetMinutes,
  )
}

function lastDay(
  value: number,
  unit: 'day' | 'working-day' | 'month' | 'year',
  { day, isWorkingDay }: { day: Day; isWorkingDay: IsWorkingDay },
): Day {
  if (unit === 'day') return addDays(day, value)
  if (unit === 'month') return addMonths(day, value)
  if (unit === 'year') return addMonths(day, value * 12)
  let last = day
  for (let left = value; left > 0; ) {
    last = addDays(last, 1)
    if (isWorkingDay(last)) left -= 1
  }
  return last
}

function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10) as Day
}
