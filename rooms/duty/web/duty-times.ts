import { type Day, dayOf, type Instant, millisOf } from '#kit'
import { cityOffset, currentLanguage, showDay } from '#platform/web'

/** `22:00`, in the city's zone. */
export function showTime(at: string): string {
  return new Date(millisOf(at as Instant) + cityOffset() * 60_000).toISOString().slice(11, 16)
}

/** `thứ Ba 27/7`, the day of a moment in the city. */
export function showWeekday(at: string): string {
  const day = dayOf(at as Instant, cityOffset())
  return `${weekdayOf(day, 'long')} ${showDay(day)}`
}

/** `Th 3`, `Tue`: the weekday of a day. */
export function weekdayOf(day: Day, width: 'long' | 'short'): string {
  const locale = currentLanguage() === 'vi' ? 'vi-VN' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** `22:00 – 06:00 thứ Ba 27/7`: a stretch, told by the day it begins. */
export function showStretch({ fromAt, toAt }: { readonly fromAt: string; readonly toAt: string }): string {
  return `${showTime(fromAt)} – ${showTime(toAt)} ${showWeekday(fromAt)}`
}
