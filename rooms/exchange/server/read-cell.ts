import {
  addMinutes,
  type Day,
  dayOf,
  exactly,
  foldVietnamese,
  type Instant,
  NUMBERS,
  notParsed,
  type Parsed,
  parseDay,
  parsed,
  parseFigure,
  parseMoment,
  parseNumber,
  parseWholeNumber,
  toInstant,
} from '#kit'
import { type CellValue, type RawCell, type SheetColumn, serialToMillis, withFormulaMark } from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'

/** What reading a cell leans on: the day that lends its year, the zone, the workbook's calendar. */
export interface CellReading {
  readonly today: Day
  readonly offsetMinutes: number
  readonly isDate1904: boolean
}

type Full = Exclude<RawCell, null>

const mostLetters = 4_000
/** Excel day numbers that are taken for dates: 1954 to 2119. */
const [firstSerial, lastSerial] = [20_000, 80_000]

/** A cell as its column's kind reads it; areas, posts and officers stay words, to be looked up for many rows at once. */
export function readCell(cell: Full, column: SheetColumn, reading: CellReading): Parsed<CellValue> {
  if (cell.is === 'error') return notParsed(EXCHANGE.CELL_ERROR, { params: { text: cell.text } })
  switch (column.kind) {
    case 'day':
      return readDay(cell, reading)
    case 'moment':
      return readMoment(cell, column, reading)
    case 'number':
    case 'whole':
    case 'figure':
      return readNumber(cell, column)
    case 'flag':
      return readFlag(cell)
    case 'choice':
      return readChoice(cell, column)
    case 'document-number':
      return readWords(cell, (text) => text.replace(/\s+/g, ''))
    default:
      return readWords(cell, column.hasLines ? (text) => text : inOneLine)
  }
}

/** Offices break lines inside cells to keep a column narrow. */
function inOneLine(text: string): string {
  return text.replace(/\s*[\r\n\t\u2028\v\f]+\s*/g, ' ')
}

/** A cell as words: what a person reads in it. */
export function wordsOf(cell: RawCell): string {
  if (cell === null) return ''
  switch (cell.is) {
    case 'number':
      return String(cell.value)
    case 'flag':
      return cell.value ? 'Có' : 'Không'
    case 'date': {
      const [year, month, day] = new Date(cell.millis).toISOString().slice(0, 10).split('-').map(Number)
      const time = new Date(cell.millis).toISOString().slice(11, 16)
      return `${time === '00:00' ? '' : `${time} `}${day}/${month}/${year}`
    }
    default:
      return cell.text.normalize('NFC').trim()
  }
}

function readWords(cell: Full, tidy: (text: string) => string): Parsed<string> {
  const words = tidy(withFormulaMark(wordsOf(cell)))
  if (words.length > mostLetters) return notParsed(EXCHANGE.CELL_TOO_LONG, { params: { max: mostLetters } })
  return parsed(words)
}

function readDay(cell: Full, reading: CellReading): Parsed<Day> {
  const millis = millisOf(cell, reading)
  if (!millis.ok) return millis
  if (millis.value !== undefined) return parsed(new Date(millis.value).toISOString().slice(0, 10) as Day)
  const text = wordsOf(cell)
  const day = parseDay(text, reading.today)
  if (day.ok) return day
  const moment = parseMoment(text, { reference: reading.today, offsetMinutes: reading.offsetMinutes })
  return moment.ok ? parsed(dayOf(moment.value, reading.offsetMinutes)) : day
}

function readMoment(cell: Full, { timeOfDay }: SheetColumn, reading: CellReading): Parsed<Instant> {
  const { offsetMinutes, today } = reading
  const millis = millisOf(cell, reading)
  if (!millis.ok) return millis
  if (millis.value !== undefined && millis.value % 86_400_000 !== 0) {
    return parsed(addMinutes(toInstant(millis.value), -offsetMinutes))
  }
  const text = millis.value === undefined ? wordsOf(cell) : wordsOf({ is: 'date', millis: millis.value })
  const moment = parseMoment(text, { reference: today, offsetMinutes })
  if (moment.ok || timeOfDay === undefined) return moment
  const day = parseDay(text, today)
  return day.ok ? parseMoment(`${timeOfDay} ${text}`, { reference: today, offsetMinutes }) : moment
}

/** A date cell, or a number that can only be one; undefined: words. */
function millisOf(cell: Full, { isDate1904 }: CellReading): Parsed<number | undefined> {
  if (cell.is === 'date') return parsed(cell.millis)
  if (cell.is !== 'number') return parsed(undefined)
  const epoch = isDate1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  if (cell.value < firstSerial || cell.value > lastSerial) {
    return notParsed(EXCHANGE.DATE_OUT_OF_RANGE, { params: { text: String(cell.value) } })
  }
  return parsed(serialToMillis(cell.value, epoch))
}

function readNumber(cell: Full, { kind, units }: SheetColumn): Parsed<CellValue> {
  // "24.7" typed into Excel becomes 24 July: a date where a number belongs is never turned back by guessing.
  if (cell.is === 'date') return notParsed(EXCHANGE.NUMBER_IS_DATE, { params: { text: wordsOf(cell) } })
  if (cell.is === 'number') {
    if (kind === 'whole' && !Number.isSafeInteger(cell.value)) {
      return notParsed(NUMBERS.NOT_WHOLE, { params: { text: String(cell.value) } })
    }
    return parsed(kind === 'figure' ? exactly(cell.value) : cell.value)
  }
  const text = wordsOf(cell)
  if (kind === 'figure') return parseFigure(text, units)
  return kind === 'whole' ? parseWholeNumber(text) : parseNumber(text)
}

const yes = new Set(['co', 'x', 'yes', 'y', 'true', '1', 'dung', 'v'])
const no = new Set(['khong', 'no', 'n', 'false', '0', 'sai', 'k'])

function readFlag(cell: Full): Parsed<boolean> {
  if (cell.is === 'flag') return parsed(cell.value)
  const text = wordsOf(cell)
  const folded = foldVietnamese(text)
  if (yes.has(folded) || /^[✓✔]$/.test(text)) return parsed(true)
  return no.has(folded) ? parsed(false) : notParsed(EXCHANGE.NOT_A_FLAG, { params: { text } })
}

function readChoice(cell: Full, { choices = [] }: SheetColumn): Parsed<string> {
  const text = wordsOf(cell)
  const folded = foldVietnamese(text)
  const found = choices.find(({ key, vi, en, aliases = [] }) =>
    [key, vi, en, ...aliases].some((word) => foldVietnamese(word) === folded),
  )
  if (found) return parsed(found.key)
  const list = choices.slice(0, 12).map(({ vi }) => vi)
  const params = { text, choices: list.join(', ') + (choices.length > list.length ? ', …' : '') }
  return notParsed(EXCHANGE.NOT_A_CHOICE, { params })
}
