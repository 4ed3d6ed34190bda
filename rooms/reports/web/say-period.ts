import { addDays, type Day, dayOf, formatDay, type Instant, isDay } from '#kit'
import { cityOffset, type Say, showDay, showMoment } from '#platform/web'
import type { FormView, PeriodKind } from '../domain/index.ts'
import type { ReportWord } from './reports.words.ts'

/** The days, weeks or moments a report speaks of, in words: `27/7`, `tuần 26/7–1/8`, `18:00 27/7/2021`. */
export function sayPeriod(period: string, kind: PeriodKind | undefined, t: Say<ReportWord>): string {
  if (!isDay(period)) return showMoment(period as Instant)
  if (kind !== 'week') return showDay(period)
  return t('period.week', { from: showDay(period), to: showDay(addDays(period, 6)) })
}

/**
 * Up to when figures hold, the way bulletins say it: `đến tối 27/7 (18:00)`, `hết ngày 27/7`, `đến 06:00 27/7`. Two
 * sources of one day differ by this, so it is never left out [RPT-03].
 */
export function sayAsOf(asOf: string, t: Say<ReportWord>): string {
  const local = showMoment(asOf as Instant)
  const time = local.slice(0, 5)
  const day = dayOf(asOf as Instant, cityOffset())
  if (time === '00:00') return t('as-of.whole', { day: showDay(addDays(day, -1)) })
  if (time === '23:59') return t('as-of.whole', { day: showDay(day) })
  if (time >= '17:00' && time <= '20:00') return t('as-of.evening', { day: showDay(day), time })
  return t('as-of.time', { day: showDay(day), time })
}

/** The moment the figures of a period are usually of: its last evening at the hour the form is due, never ahead of now. */
export function usualAsOf(form: FormView, period: string, now: Instant): Instant {
  if (!isDay(period)) return period as Instant
  const last = form.period === 'week' ? addDays(period, 6) : period
  const evening = new Date(`${last}T18:00:00.000Z`).getTime() - cityOffset() * 60_000
  return new Date(Math.min(evening, Date.parse(now))).toISOString() as Instant
}

/** The day that a period is called by in a chart. */
export function dayOfPeriod(period: string): Day {
  return isDay(period) ? period : dayOf(period as Instant, cityOffset())
}

/** `27/07/2021`: the day in full, for files. */
export function fullPeriod(period: string): string {
  return isDay(period) ? formatDay(period) : showMoment(period as Instant)
}
