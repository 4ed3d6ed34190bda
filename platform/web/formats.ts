import {
  type Day,
  dayOf,
  type Figure,
  formatDay,
  formatDayShort,
  formatFigure,
  formatMoment,
  formatNumber,
  type Instant,
  minutesBetween,
} from '#kit'
import { cityNow, cityOffset } from './city-clock.ts'
import { currentLanguage, roomWords, sayNow } from './words.ts'

const clockWords = roomWords('clock', {
  vi: {
    'left.minutes': 'còn {count} phút',
    'left.hours': 'còn {count} giờ',
    'left.days': 'còn {count} ngày',
    'late.minutes': 'quá hạn {count} phút',
    'late.hours': 'quá hạn {count} giờ',
    'late.days': 'quá hạn {count} ngày',
    'ago.minutes': '{count} phút trước',
    'ago.hours': '{count} giờ trước',
    'ago.days': '{count} ngày trước',
    'in.minutes': '{count} phút nữa',
    'in.hours': '{count} giờ nữa',
    'in.days': '{count} ngày nữa',
    now: 'vừa xong',
    due: 'đến hạn',
  },
  en: {
    'left.minutes': '{count} min left',
    'left.hours': '{count} h left',
    'left.days': { one: '{count} day left', other: '{count} days left' },
    'late.minutes': '{count} min overdue',
    'late.hours': '{count} h overdue',
    'late.days': { one: '{count} day overdue', other: '{count} days overdue' },
    'ago.minutes': '{count} min ago',
    'ago.hours': '{count} h ago',
    'ago.days': { one: '{count} day ago', other: '{count} days ago' },
    'in.minutes': 'in {count} min',
    'in.hours': 'in {count} h',
    'in.days': { one: 'in {count} day', other: 'in {count} days' },
    now: 'just now',
    due: 'due now',
  },
})

/** `48.321`, `24,7`: the Vietnamese way in both languages, for one board must not write a number in two spellings. */
export function showNumber(value: number, decimals?: number): string {
  return formatNumber(value, decimals)
}

/** `hơn 9.300`, `400 đến 600`, in the reader's language. */
export function showFigure(figure: Figure): string {
  return formatFigure(figure, currentLanguage())
}

/** `27/7`, or with its year when it is not this one. */
export function showDay(day: Day): string {
  return formatDayShort(day, today())
}

/** `27/07/2021`, for tables and print. */
export function showFullDay(day: Day): string {
  return formatDay(day)
}

/** `18:40 27/7/2021`, in the city's zone. */
export function showMoment(at: Instant): string {
  return formatMoment(at, cityOffset())
}

/** As short as the eye needs: `18:40` today, `18:40 26/7` this year, with the year otherwise. */
export function showMomentShort(at: Instant): string {
  const day = dayOf(at, cityOffset())
  const time = formatMoment(at, cityOffset()).slice(0, 5)
  return day === today() ? time : `${time} ${showDay(day)}`
}

/** Today in the city. */
export function today(): Day {
  return dayOf(cityNow(), cityOffset())
}

/** A deadline seen from `now`: `còn 2 giờ`, `quá hạn 5 giờ`. Whole units, rounded down, so that nobody is late early. */
export function showTimeLeft(due: Instant, now: Instant): string {
  const minutes = minutesBetween(now, due)
  if (Math.abs(minutes) < 1) return sayNow(clockWords, 'due')
  return say(minutes > 0 ? 'left' : 'late', minutes)
}

/** A moment seen from `now`: `5 phút trước`, `2 giờ nữa`. */
export function showDistance(at: Instant, now: Instant): string {
  const minutes = minutesBetween(now, at)
  if (Math.abs(minutes) < 1) return sayNow(clockWords, 'now')
  return say(minutes > 0 ? 'in' : 'ago', minutes)
}

function say(direction: 'left' | 'late' | 'ago' | 'in', signed: number): string {
  const minutes = Math.floor(Math.abs(signed))
  if (minutes < 60) return sayNow(clockWords, `${direction}.minutes`, { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return sayNow(clockWords, `${direction}.hours`, { count: hours })
  return sayNow(clockWords, `${direction}.days`, { count: Math.floor(hours / 24) })
}
