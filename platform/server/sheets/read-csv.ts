import { parse } from 'csv-parse'
import { type CsvEncoding, decodeCsv, guessSeparator } from './csv-encoding.ts'
import {
  emptyRowsEnd,
  mostColumns,
  mostRows,
  type Noticed,
  type RawCell,
  type RawRow,
  type TableFile,
} from './table-file.ts'
import { UnreadableTable } from './unreadable-table.ts'

/** Rows that are handed on together. */
const perTurn = 500
/** A cell that never ends is a quote that was never closed. */
const longestRecord = 1_000_000

/** A CSV opened in an encoding. */
export interface CsvFile extends TableFile {
  readonly separator: string
}

/** Opens a CSV: one tab without a name. Cells are words; numbers and dates are told apart by what their column holds. */
export function openCsv(bytes: Buffer, encoding: CsvEncoding): CsvFile {
  const text = isOtherKind(bytes) ? '' : decodeCsv(bytes, encoding)
  if (isOtherKind(bytes) || looksBinary(text) || isMarkup(text)) throw new UnreadableTable('NOT_A_TABLE')
  const separator = guessSeparator(text)
  return {
    separator,
    tabs: [{ name: '', hidden: false }],
    hasMacro: false,
    isDate1904: false,
    rows: (_, noticed) => readRows(text, separator, noticed),
    mergedDown: async () => [],
  }
}

/** Many systems give out a page of the web and call it `.xls`: its first line is no row of a table. */
function isMarkup(text: string): boolean {
  return /^\ufeff?\s*<(?:!doctype|\?xml|html|head|meta|body|table|style)\b/i.test(text.slice(0, 500))
}

async function* readRows(text: string, separator: string, noticed: Noticed): AsyncGenerator<readonly RawRow[]> {
  let rows: RawRow[] = []
  let row = 0
  let lastFull = 0
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  for await (const record of records(text, separator)) {
    row++
    noticed.part = Math.min(1, row / lines)
    if (row > mostRows) throw new UnreadableTable('TOO_MANY_ROWS', { max: mostRows })
    const cells = record.slice(0, mostColumns).map(toCell)
    if (cells.some((cell) => cell !== null)) {
      lastFull = row
      rows.push({ row, cells })
    } else if (row - lastFull > emptyRowsEnd) {
      noticed.stoppedAfterRow = row
      break
    }
    if (rows.length < perTurn) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

async function* records(text: string, separator: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: longestRecord,
  })
  parser.end(text)
  try {
    for await (const record of parser) yield record as string[]
  } catch (error) {
    throw new UnreadableTable('DAMAGED', { what: `CSV, ${(error as { code?: string }).code ?? 'CSV'}` })
  } finally {
    parser.destroy()
  }
}

function toCell(text: string): RawCell {
  return text.trim() === '' ? null : { is: 'text', text }
}

/** How pictures, PDF, archives and programs begin. */
const otherKinds = [
  '89504e47',
  'ffd8ff',
  '47494638',
  '25504446',
  '1f8b',
  '52617221',
  '377abcaf',
  '7f454c46',
  '4d5a9000',
]

function isOtherKind(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 8).toString('hex')
  return otherKinds.some((mark) => head.startsWith(mark))
}

/** Signs that no table has. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, 4_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return controls > Math.max(2, head.length / 200)
}
