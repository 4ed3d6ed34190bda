import { once } from 'node:events'
import type { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { GivenRow } from './define-sheet.ts'
import { toCsvCell, toWorkbookCell, withoutFormula } from './given-cell.ts'
import type { SheetColumn } from './sheet-type.ts'

/** A table to be written. */
export interface TableToWrite {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Rows as they come, page after page. */
  readonly pages: AsyncIterable<readonly GivenRow[]>
  readonly offsetMinutes: number
}

/** Files that tables are given out in. */
export const tableTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EFEE' } } as const
const formats: Partial<Record<SheetColumn['kind'], string>> = { day: 'dd/mm/yyyy', moment: 'hh:mm dd/mm/yyyy' }

/** Writes a workbook as its rows come; nothing but the page at hand is kept. */
export async function writeXlsx(out: Writable, { name, columns, pages, offsetMinutes }: TableToWrite): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = book.addWorksheet(tabName(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ key, kind, header }) => ({
    key,
    width: widthOf(kind, header.vi),
    style: formats[kind] === undefined ? {} : { numFmt: formats[kind] },
  }))
  const head = sheet.addRow(columns.map(({ header }) => header.vi))
  head.eachCell((cell) => {
    cell.font = { bold: true }
    cell.fill = headFill
  })
  head.commit()
  for await (const page of pages) {
    for (const row of page) {
      const cells = columns.map((column) => toWorkbookCell(row[column.key], column, offsetMinutes))
      sheet.addRow(cells).commit()
    }
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  sheet.commit()
  await book.commit()
}

/** Writes a CSV that Excel opens as it should: UTF-8 with its mark, commas, quotes where needed. */
export async function writeCsv(out: Writable, { columns, pages, offsetMinutes }: TableToWrite): Promise<void> {
  out.write(`\ufeff${columns.map(({ header }) => quote(withoutFormula(header.vi))).join(',')}\r\n`)
  for await (const page of pages) {
    const lines = page.map((row) =>
      columns.map((column) => quote(toCsvCell(row[column.key], column, offsetMinutes))).join(','),
    )
    if (lines.length > 0 && !out.write(`${lines.join('\r\n')}\r\n`)) await once(out, 'drain')
  }
  out.end()
}

function quote(text: string): string {
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Excel's rule for the name of a worksheet: at most 31 letters, none of \ / ? * [ ] : */
export function tabName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 31)
      .trim() || 'Bảng'
  )
}

/** A width that shows most of what such a column holds. */
export function widthOf(kind: SheetColumn['kind'], header: string): number {
  const usual = kind === 'text' ? 32 : kind === 'moment' ? 18 : kind === 'post' || kind === 'officer' ? 26 : 14
  return Math.min(48, Math.max(usual, header.length + 2))
}
