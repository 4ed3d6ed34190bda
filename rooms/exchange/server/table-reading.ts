import { createHash } from 'node:crypto'
import { dayOf } from '#kit'
import {
  columnsOf,
  type Noticed,
  nothingNoticed,
  type OpenedTable,
  type RawRow,
  type SheetAsking,
  type SheetColumn,
  type SheetType,
} from '#platform/server'
import {
  type FoundHeader,
  findHeader,
  foldHeader,
  type HeaderLine,
  headerAt,
  type MatchedColumn,
} from '../domain/index.ts'
import { type CellReading, wordsOf } from './read-cell.ts'

/** Lines at the beginning of a file among which the header is looked for. */
export const headerLines = 60

/** A table's columns that a file may feed. */
export async function wantedColumns(sheet: SheetType, asking: SheetAsking): Promise<readonly SheetColumn[]> {
  return (await columnsOf(sheet, asking)).filter(({ only }) => only !== 'export')
}

/** The first lines of a tab, and what was noticed while they were read. */
export async function readFirstLines(opened: OpenedTable, tab: string): Promise<{ lines: RawRow[]; noticed: Noticed }> {
  const noticed = nothingNoticed()
  const lines: RawRow[] = []
  for await (const part of opened.file.rows(tab, noticed)) {
    lines.push(...part)
    if (lines.length >= headerLines) break
  }
  return { lines: lines.slice(0, headerLines), noticed }
}

/** Lines as words, for finding the header. A number or a date is never the name of a column. */
export function toHeaderLines(lines: readonly RawRow[]): HeaderLine[] {
  return lines.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => (cell?.is === 'text' ? wordsOf(cell) : null)),
  }))
}

/** The header for a table: where a person said, or where most of its columns are found. */
export function headerFor(
  lines: readonly RawRow[],
  wanted: readonly SheetColumn[],
  row: number | undefined,
): FoundHeader | undefined {
  const words = toHeaderLines(lines)
  return row === undefined ? findHeader(words, wanted) : headerAt(words, row, wanted)
}

/** Tells files of the same shape: the words over their columns, in order. */
export function signatureOf(headers: readonly string[]): string {
  return createHash('sha256').update(headers.map(foldHeader).join('|')).digest('hex').slice(0, 32)
}

/** What cells of a file are read by. */
export function cellReadingOf(opened: OpenedTable, asking: SheetAsking): CellReading {
  const { utcOffsetMinutes } = asking.profile
  return {
    today: dayOf(asking.now, utcOffsetMinutes),
    offsetMinutes: utcOffsetMinutes,
    isDate1904: opened.file.isDate1904,
  }
}

/** Which of the file's columns (0 is A) feeds which of the table's. */
export function feedsOf(
  matches: readonly Pick<MatchedColumn, 'column' | 'key'>[],
  wanted: readonly SheetColumn[],
): ReadonlyMap<number, SheetColumn> {
  const byKey = new Map(wanted.map((column) => [column.key, column]))
  return new Map(
    matches.flatMap(({ column, key }) => {
      const fed = key === null ? undefined : byKey.get(key)
      return fed ? [[column - 1, fed] as const] : []
    }),
  )
}

/** The tab that is read: the one asked for, else the first that is not hidden. */
export function tabOf(opened: OpenedTable, asked: string | null | undefined): string {
  return asked ?? opened.file.tabs.find(({ hidden }) => !hidden)?.name ?? ''
}
