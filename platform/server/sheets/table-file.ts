/**
 * A cell as the file has it: nothing, words, a number, a moment (an Excel number in a date format, as milliseconds of an
 * imaginary UTC), yes or no, or a spreadsheet error (`#REF!`). `isFormula`: the value is what the last program computed.
 */
export type RawCell =
  | { readonly is: 'text'; readonly text: string; readonly isFormula?: boolean }
  | { readonly is: 'number'; readonly value: number; readonly isFormula?: boolean }
  | { readonly is: 'date'; readonly millis: number; readonly isFormula?: boolean }
  | { readonly is: 'flag'; readonly value: boolean; readonly isFormula?: boolean }
  | { readonly is: 'error'; readonly text: string; readonly isFormula?: boolean }
  | null

/** A row of the file that is not empty: `row` counts from 1, `cells[0]` is column A. */
export interface RawRow {
  readonly row: number
  readonly cells: readonly RawCell[]
}

/** A worksheet. CSV has one without a name. */
export interface TableTab {
  readonly name: string
  readonly hidden: boolean
}

/** What was noticed while rows were read; grows with the reading. */
export interface Noticed {
  formulas: number
  formulasWithoutValue: number
  /** Row after which so many empty ones came that reading stopped; 0: never. */
  stoppedAfterRow: number
  /** Part of the table that was read, 0 to 1. */
  part: number
}

/** Cells of one column (0 is A) that a person made one, over these rows: the value stands in the first alone. */
export interface MergedDown {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** A file with tables in it, opened; rows are read in a stream. */
export interface TableFile {
  readonly tabs: readonly TableTab[]
  readonly hasMacro: boolean
  readonly isDate1904: boolean
  /** Rows of a tab in order, empty ones left out. */
  rows(tab: string, noticed: Noticed): AsyncGenerator<readonly RawRow[]>
  /** Cells merged over several rows of a tab. */
  mergedDown(tab: string): Promise<readonly MergedDown[]>
}

/** Most rows of one table: what Excel itself can hold. */
export const mostRows = 1_048_576
/** Empty rows in a row after which a table is taken to have ended. */
export const emptyRowsEnd = 20_000
/** Most columns that are looked at. */
export const mostColumns = 2_000

/** Nothing noticed yet. */
export function nothingNoticed(): Noticed {
  return { formulas: 0, formulasWithoutValue: 0, stoppedAfterRow: 0, part: 0 }
}
