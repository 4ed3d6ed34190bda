import { addDays, type Day, type Instant, isDay, millisOf, startOfDay, toInstant } from './instant.ts'
import { defineRefusals, notParsed, type Parsed, parsed } from './refusal.ts'

/** Why a text is not taken for a day or a moment. */
export const DATES = defineRefusals('DATES', {
  NOT_A_DATE: {
    vi: '“{text}” không phải là ngày. Viết như 27/7, 27/7/2021 hoặc 06:00 24/7/2021.',
    en: '“{text}” is not a date. Write it as 27/7, 27/7/2021 or 06:00 24/7/2021.',
  },
  NO_SUCH_MONTH: {
    vi: 'Không có tháng {month}: một năm có 12 tháng.',
    en: 'There is no month {month}: a year has 12 months.',
  },
  NO_SUCH_DAY: {
    vi: 'Không có ngày {date}: tháng {month} năm {year} chỉ có {days} ngày.',
    en: 'There is no day {date}: month {month} of {year} has {days} days.',
  },
  NO_SUCH_TIME: {
    vi: 'Không có giờ “{time}”: giờ từ 00:00 đến 24:00.',
    en: 'There is no time “{time}”: times run from 00:00 to 24:00.',
  },
  NO_TIME: {
    vi: '“{text}” thiếu giờ. Viết như 06:00 24/7/2021.',
    en: '“{text}” lacks the time of day. Write it as 06:00 24/7/2021.',
  },
})

interface Written {
  readonly date: number
  readonly month: number
  readonly year: number | undefined
}

const inFigures = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/
const inWords = /^(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?$/u
const inIso = /^(\d{4})-(\d{2})-(\d{2})$/
const clock = /(?<!\d)(\d{1,2})\s*(?::|h|giờ)(?:\s*(\d{1,2})(?![\d/.-])(?:\s*(?:phút|ph|'))?)?/u

/**
 * Reads a day the Vietnamese way [RPT-05]: `27/7`, `27/7/2021`, `24.7`, `10.8.2021`, `ngày 24 tháng 7 năm 2021`, and
 * ISO `2021-07-27`. Day before month, always. Without a year it is the one that brings the day nearest to `reference`:
 * `31/12` typed on 2 January is the day before yesterday. `31/02` is refused with a sentence, never rolled over.
 *
 * @example parseDay('24.7', '2021-07-27' as Day) // { ok: true, value: '2021-07-24' }
 */
export function parseDay(text: string, reference: Day): Parsed<Day> {
  const written = readWritten(tidyDay(text))
  if (written === undefined) return notParsed(DATES.NOT_A_DATE, { params: { text: shown(text) } })
  const { date, month, year } = written
  if (month < 1 || month > 12) return notParsed(DATES.NO_SUCH_MONTH, { params: { month } })
  const years = year === undefined ? yearsAround(reference) : [year]
  const days = years.map((each) => toDayText(each, month, date)).filter(isDay)
  const nearest = days.toSorted((left, right) => daysApart(left, reference) - daysApart(right, reference))[0]
  return nearest === undefined ? noSuchDay(date, month, year ?? Number(reference.slice(0, 4))) : parsed(nearest)
}

/** What {@link parseMoment} must know: the day that lends its year, and the zone as minutes east of UTC (420 in Việt Nam). */
export interface MomentReading {
  readonly reference: Day
  readonly offsetMinutes: number
  /** The time to take when only a day is written, such as `24:00` for a deadline. Without it such a text is refused. */
  readonly timeWhenAbsent?: string
}

/**
 * Reads a moment: `06:00 24/7/2021`, `18:40, 27/7`, `6h30 ngày 24/7`, `0 giờ ngày 24 tháng 7 năm 2021`, day first or
 * time first. `24:00` is the end of its day. A time alone is a time of the reference day.
 */
export function parseMoment(text: string, reading: MomentReading): Parsed<Instant> {
  const tidied = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  const time = clock.exec(tidied) ?? clock.exec(reading.timeWhenAbsent ?? '')
  if (time === null) {
    const day = parseDay(text, reading.reference)
    return day.ok ? notParsed(DATES.NO_TIME, { params: { text: shown(text) } }) : day
  }
  const [hour, minute] = [Number(time[1]), Number(time[2] ?? 0)]
  if (hour * 60 + minute > 24 * 60 || minute > 59)
    return notParsed(DATES.NO_SUCH_TIME, { params: { time: time[0].trim() } })
  const rest = tidied.replace(clock, ' ').trim()
  const day = rest.replace(/[,;]/g, '').trim() === '' ? parsed(reading.reference) : parseDay(rest, reading.reference)
  if (!day.ok) return day
  return parsed(toInstant(millisOf(startOfDay(day.value, reading.offsetMinutes)) + (hour * 60 + minute) * 60_000))
}

/** Prints a day in full, `27/07/2021`. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** Prints a day as it is spoken: `27/7/2021`, or `27/7` when it lies in the year of `reference`. */
export function formatDayShort(day: Day, reference?: Day): string {
  const dayAndMonth = `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`
  return reference?.slice(0, 4) === day.slice(0, 4) ? dayAndMonth : `${dayAndMonth}/${day.slice(0, 4)}`
}

/**
 * Prints the date line of an official document, `ngày 05 tháng 02 năm 2021`: a zero before days under 10 and before
 * months 1 and 2 only (NĐ 30/2020/NĐ-CP, annex on the presentation of documents).
 */
export function formatDocumentDay(day: Day): string {
  const month = Number(day.slice(5, 7))
  return `ngày ${day.slice(8, 10)} tháng ${month < 3 ? `0${month}` : month} năm ${day.slice(0, 4)}`
}

/** Prints a moment with its day, `18:40 27/7/2021`, in a zone given as minutes east of UTC. */
export function formatMoment(at: Instant, offsetMinutes: number): string {
  const local = toInstant(millisOf(at) + offsetMinutes * 60_000)
  return `${local.slice(11, 16)} ${formatDayShort(local.slice(0, 10) as Day)}`
}

/** Prints a moment as ISO 8601 in local time, `2021-07-24T06:00:00+07:00`: for files that people read. */
export function formatIsoLocal(at: Instant, offsetMinutes: number): string {
  const local = toInstant(millisOf(at) + offsetMinutes * 60_000)
  const away = Math.abs(offsetMinutes)
  const zone = `${twoDigits(Math.floor(away / 60))}:${twoDigits(away % 60)}`
  return `${local.slice(0, 19)}${offsetMinutes < 0 ? '-' : '+'}${zone}`
}

function tidyDay(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  return plain
    .replace(/^[,;]\s*|\s*[,;]$/g, '')
    .replace(/^ngày\s+/u, '')
    .replace(/\s*([/.])\s*/g, '$1')
}

function readWritten(text: string): Written | undefined {
  const iso = inIso.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }
  const figures = inFigures.exec(text)
  if (figures) return { date: Number(figures[1]), month: Number(figures[3]), year: fullYear(figures[4]) }
  const words = inWords.exec(text)
  if (words) return { date: Number(words[1]), month: Number(words[2]), year: fullYear(words[3]) }
  return undefined
}

function fullYear(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/** The year before, this one and the next: `29/2` is refused when none of them is a leap year. */
function yearsAround(reference: Day): number[] {
  const year = Number(reference.slice(0, 4))
  return [year, year - 1, year + 1]
}

function noSuchDay(date: number, month: number, year: number): Parsed<Day> {
  const following = month === 12 ? toDayText(year + 1, 1, 1) : toDayText(year, month + 1, 1)
  const days = Number(addDays(following as Day, -1).slice(8, 10))
  return notParsed(DATES.NO_SUCH_DAY, { params: { date: `${twoDigits(date)}/${twoDigits(month)}`, month, year, days } })
}

function daysApart(left: Day, right: Day): number {
  return Math.abs(Date.parse(left) - Date.parse(right))
}

function toDayText(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function shown(text: string): string {
  return text.trim().slice(0, 40)
}
