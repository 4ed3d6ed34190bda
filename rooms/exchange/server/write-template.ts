import ExcelJS from 'exceljs'
import type { Words } from '#kit'
import { type SheetColumn, tabName, widthOf } from '#platform/server'

/** What a template is made of. */
export interface TemplateWanted {
  readonly title: Words
  readonly about: Words
  readonly undo: { readonly can: boolean; readonly words: Words | null }
  readonly columns: readonly SheetColumn[]
}

/** Rows that carry drop-down lists. */
const preparedRows = 2_000
const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0B5D5B' } } as const
const requiredFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF8A3B12' } } as const

const kindWords: Record<SheetColumn['kind'], Words> = {
  text: { vi: 'Chữ', en: 'Text' },
  day: { vi: 'Ngày: 27/7/2021', en: 'Day: 27/7/2021' },
  moment: { vi: 'Giờ và ngày: 17:00 27/7/2021', en: 'Time and day: 17:00 27/7/2021' },
  number: { vi: 'Số: 48.321 hoặc 24,7', en: 'Number: 48.321 or 24,7' },
  whole: { vi: 'Số nguyên: 48.321', en: 'Whole number: 48.321' },
  figure: {
    vi: 'Số, hoặc: khoảng 7.500; hơn 9.300; 400–600',
    en: 'Number, or: khoảng (about), hơn (more than), 400–600',
  },
  flag: { vi: 'Có hoặc Không', en: 'Có (yes) or Không (no)' },
  choice: { vi: 'Chọn trong danh sách', en: 'From the list' },
  area: { vi: 'Mã hoặc tên địa bàn', en: 'Code or name of an area' },
  post: { vi: 'Tên chức vụ', en: 'Title of a post' },
  officer: { vi: 'Họ và tên', en: 'Full name' },
  'document-number': { vi: 'Số hiệu văn bản', en: 'Number of a document' },
}

/**
 * A workbook to be filled in: the table with its header and drop-down lists, a page of instructions with an example, and
 * the lists. Vietnamese first; the header is locked, the rows are free.
 */
export async function writeTemplate(wanted: TemplateWanted): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const table = book.addWorksheet(tabName(wanted.title.vi), { views: [{ state: 'frozen', ySplit: 1 }] })
  addInstructions(book.addWorksheet('Hướng dẫn'), wanted)
  const lists = book.addWorksheet('Danh mục')
  lists.state = 'hidden'
  for (const [index, column] of wanted.columns.entries()) {
    addColumn(table, index + 1, column)
    const list = listOf(column)
    if (list.length > 0) addList(table, lists, { index: index + 1, list, required: column.required ?? false })
  }
  await table.protect('', {
    selectLockedCells: true,
    formatColumns: true,
    formatCells: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

function addColumn(table: ExcelJS.Worksheet, index: number, { kind, header, required }: SheetColumn): void {
  const column = table.getColumn(index)
  column.width = widthOf(kind, header.vi)
  column.protection = { locked: false }
  if (kind === 'day') column.numFmt = 'dd/mm/yyyy'
  if (kind === 'moment') column.numFmt = 'hh:mm dd/mm/yyyy'
  // Codes keep their zeros, titles that begin with a sign stay words.
  if (kind === 'area' || kind === 'text' || kind === 'document-number' || kind === 'figure') column.numFmt = '@'
  const cell = table.getCell(1, index)
  cell.value = `${header.vi}${required ? ' *' : ''}`
  cell.protection = { locked: true }
  cell.font = { bold: true, color: { argb: 'FFFFFFFF' } }
  cell.fill = required ? requiredFill : headFill
  cell.alignment = { vertical: 'middle', wrapText: true }
}

function listOf({ kind, choices = [] }: SheetColumn): string[] {
  return kind === 'flag' ? ['Có', 'Không'] : choices.map(({ vi }) => vi)
}

/** A drop-down of the words of a list that stands on a page of its own, so that it may be long and hold commas. */
function addList(
  table: ExcelJS.Worksheet,
  lists: ExcelJS.Worksheet,
  { index, list, required }: { index: number; list: readonly string[]; required: boolean },
): void {
  for (const [row, word] of list.entries()) lists.getCell(row + 1, index).value = word
  const letter = lists.getColumn(index).letter
  const validation: ExcelJS.DataValidation = {
    type: 'list',
    allowBlank: !required,
    formulae: [`'Danh mục'!$${letter}$1:$${letter}$${list.length}`],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: 'Không có trong danh sách',
    error: 'Hãy chọn trong danh sách.',
  }
  const own = table.getColumn(index).letter
  // One rule for the whole column, not one for each cell.
  ;(table as unknown as { dataValidations: { add(range: string, rule: unknown): void } }).dataValidations.add(
    `${own}2:${own}${preparedRows + 1}`,
    validation,
  )
}

function addInstructions(page: ExcelJS.Worksheet, { title, about, undo, columns }: TemplateWanted): void {
  page.columns = [{ width: 30 }, { width: 12 }, { width: 40 }, { width: 34 }, { width: 60 }]
  page.addRow([title.vi]).font = { bold: true, size: 14 }
  page.addRow([title.en]).font = { italic: true, color: { argb: 'FF666666' } }
  page.addRow([about.vi])
  page.addRow([about.en]).font = { italic: true, color: { argb: 'FF666666' } }
  page.addRow([])
  for (const line of steps(undo)) page.addRow([line])
  page.addRow([])
  const head = page.addRow(['Cột / Column', 'Bắt buộc', 'Cách ghi / How to write', 'Ví dụ / Example', 'Ghi chú / Note'])
  head.font = { bold: true }
  for (const { header, required, kind, example, note, choices } of columns) {
    const list = choices
      ?.map(({ vi }) => vi)
      .slice(0, 20)
      .join(', ')
    const row = page.addRow([
      `${header.vi} / ${header.en}`,
      required ? 'Có' : '',
      `${kindWords[kind].vi} / ${kindWords[kind].en}`,
      example ?? '',
      [note && `${note.vi} / ${note.en}`, list].filter(Boolean).join(' — '),
    ])
    row.alignment = { wrapText: true, vertical: 'top' }
  }
  page.addRow([])
  page.addRow(['Dòng mẫu / Example row']).font = { bold: true }
  page.addRow(columns.map(({ header }) => header.vi)).font = { bold: true }
  page.addRow(columns.map(({ example }) => example ?? '')).font = { italic: true }
}

function steps({ can, words }: TemplateWanted['undo']): string[] {
  return [
    'Điền từ dòng 2 của trang đầu; mỗi dòng một bản ghi. Cột có dấu * là bắt buộc. Cột thừa, dòng tiêu đề lệch đều đọc được.',
    'Fill in from row 2 of the first page, one record a row. Columns with * are required. Extra columns and a shifted header are read as well.',
    can
      ? 'Lô nhập thu hồi được. / An import can be undone.'
      : `Không thu hồi được. / Cannot be undone. ${words?.vi ?? ''}`,
  ]
}
