import { sql } from 'kysely'
import {
  type Db,
  markXlsx,
  nothingNoticed,
  type OpenedTable,
  openTable,
  type RawRow,
  type RowMark,
  withoutFormula,
} from '#platform/server'
import type { RowErrorShape } from '../domain/index.ts'
import type { findBatch } from './batches.store.ts'
import { wordsOf } from './read-cell.ts'
import { tabOf } from './table-reading.ts'

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/** What stands over the column of sentences; found again when a marked copy comes back. */
const markTitle = 'Lỗi / Error'

/**
 * The sender's own file with what is wrong in it: a workbook keeps all it had, with red cells, notes and a last column; a
 * CSV gets a last column, in UTF-8 whatever it came in, with the separator it had.
 */
export async function markedCopy(db: Db, batch: Batch, bytes: Buffer): Promise<Buffer> {
  const marks = await marksOf(db, batch.id)
  const opened = openTable(bytes, batch.reading.encoding ?? undefined)
  const tab = tabOf(opened, batch.reading.tab)
  const { headerRow } = batch.reading
  const column = await markColumn(opened, tab, headerRow)
  if (opened.kind === 'csv') return markCsv(opened, { headerRow, column, marks })
  return markXlsx(bytes, { tab, headerRow, column, title: markTitle, marks })
}

async function marksOf(db: Db, batchId: string): Promise<Map<number, RowMark>> {
  const { rows } = await sql<{ row: number; error: RowErrorShape }>`
    select row, error from exchange_rows
    where batch_id = ${batchId} and state in ('wrong', 'kept') and error is not null order by row`.execute(db)
  return new Map(
    rows.map(({ row, error }) => {
      const where = error.header === null ? '' : `${error.header}: `
      const columns = error.column === null ? [] : [numberOf(error.column)]
      return [row, { text: `${where}${error.words.vi} / ${error.words.en}`, columns }]
    }),
  )
}

/** After the last column in use; a copy that was marked before keeps its column. */
async function markColumn(opened: OpenedTable, tab: string, headerRow: number): Promise<number> {
  let widest = 0
  for await (const part of opened.file.rows(tab, nothingNoticed())) {
    for (const { row, cells } of part) {
      const before = row === headerRow ? cells.findIndex((cell) => wordsOf(cell) === markTitle) : -1
      if (before >= 0) return before + 1
      widest = Math.max(widest, cells.length)
    }
  }
  return widest + 1
}

async function markCsv(
  opened: OpenedTable,
  { headerRow, column, marks }: { headerRow: number; column: number; marks: ReadonlyMap<number, RowMark> },
): Promise<Buffer> {
  const separator = opened.separator ?? ','
  const lines: string[] = []
  for await (const part of opened.file.rows('', nothingNoticed())) {
    for (const raw of part) {
      while (lines.length < raw.row - 1) lines.push('')
      const said = raw.row === headerRow ? markTitle : (marks.get(raw.row)?.text ?? '')
      lines.push(toLine(raw, { said, column, separator }))
    }
  }
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8')
}

function toLine(
  { cells }: RawRow,
  { said, column, separator }: { said: string; column: number; separator: string },
): string {
  const words = Array.from({ length: column - 1 }, (_, index) => {
    const cell = cells[index] ?? null
    return cell?.is === 'text' ? cell.text : wordsOf(cell)
  })
  return [...words, withoutFormula(said)]
    .map((text) => (text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(separator)
}

function numberOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
