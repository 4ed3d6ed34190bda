import { type Day, formatDay, formatMoment, formatNumber, type Instant } from '#kit'
import type { GivenValue } from './define-sheet.ts'
import type { SheetColumn } from './sheet-type.ts'

/** A cell as it is written: a moment of the sheet's own clock, a number, or words. */
export type WrittenCell = string | number | Date | null

/** What a column's value is in a workbook: dates as dates, in the city's own time; everything else as it is read. */
export function toWorkbookCell(value: GivenValue, column: SheetColumn, offsetMinutes: number): WrittenCell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return value
  if (column.kind === 'day' && typeof value === 'string') return new Date(`${value}T00:00:00.000Z`)
  if (column.kind === 'moment' && typeof value === 'string') {
    return new Date(Math.floor((Date.parse(value) + offsetMinutes * 60_000) / 1000) * 1000)
  }
  return toWords(value, column)
}

/** The same as words, the Vietnamese way: 27/7/2021, 24,7, Có. */
export function toCsvCell(value: GivenValue, column: SheetColumn, offsetMinutes: number): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatNumber(value)
  if (column.kind === 'day' && typeof value === 'string') return formatDay(value as Day)
  if (column.kind === 'moment' && typeof value === 'string') return formatMoment(value as Instant, offsetMinutes)
  return withoutFormula(toWords(value, column))
}

function toWords(value: string | boolean, { kind, choices = [] }: SheetColumn): string {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không'
  return kind === 'choice' ? (choices.find(({ key }) => key === value)?.vi ?? value) : value
}

/**
 * Words that a spreadsheet would run as a formula when it opens a CSV get an apostrophe before them; reading takes it
 * away again. In a workbook they are written as words by type and need none.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** Words as they were before {@link withoutFormula}. */
export function withFormulaMark(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
