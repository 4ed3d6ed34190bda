import { type CsvEncoding, type EncodingGuess, guessEncoding } from './csv-encoding.ts'
import { openCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'
import type { TableFile } from './table-file.ts'
import { isZip } from './zip-directory.ts'

/** A file opened: what it is, and for CSV how it was read. */
export interface OpenedTable {
  readonly kind: 'xlsx' | 'csv'
  readonly file: TableFile
  readonly encoding: (EncodingGuess & { readonly chosen: CsvEncoding }) | null
  readonly separator: string | null
}

/** Whether the bytes are a workbook (or claim to be one); everything else is tried as CSV. */
export function kindOfTable(bytes: Buffer): 'xlsx' | 'csv' {
  return isZip(bytes) || bytes.subarray(0, 4).toString('hex') === 'd0cf11e0' ? 'xlsx' : 'csv'
}

/** Opens a workbook or a CSV; throws {@link UnreadableTable}. */
export function openTable(bytes: Buffer, encoding?: CsvEncoding): OpenedTable {
  if (kindOfTable(bytes) === 'xlsx') return { kind: 'xlsx', file: openXlsx(bytes), encoding: null, separator: null }
  const guess = guessEncoding(bytes)
  const chosen = encoding ?? guess.encoding
  const file = openCsv(bytes, chosen)
  return { kind: 'csv', file, encoding: { ...guess, chosen }, separator: file.separator }
}
