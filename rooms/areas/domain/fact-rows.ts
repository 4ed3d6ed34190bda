import { foldVietnamese } from '#kit'

/** One data line of a facts file: its number in the file (1-based) and its fields by column name. */
export interface FactRow {
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
}

/** Columns as headings print them, for sentences about a column. */
const columnTitles: Readonly<Record<string, string>> = {
  code: 'Mã',
  kind: 'Cấp',
  name: 'Tên',
  parent_code: 'Mã cấp trên',
  valid_from: 'Từ ngày',
  valid_to: 'Hết hiệu lực',
  on_day: 'Ngày',
  old_code: 'Mã cũ',
  new_code: 'Mã mới',
  part: 'Phần',
}

/** How a sentence names a column: `Cấp (kind)`. */
export function titleOfColumn(column: string): string {
  const title = columnTitles[column]
  return title ? `${title} (${column})` : column
}

/** What people call the columns, folded. "Đến ngày" is left out: it often means the last day, not the first day no more. */
const columnNames: Readonly<Record<string, readonly string[]>> = {
  code: ['ma', 'ma don vi', 'ma so'],
  kind: ['cap', 'loai', 'loai don vi'],
  name: ['ten', 'ten don vi'],
  parent_code: ['ma cap tren', 'ma don vi cap tren', 'truc thuoc'],
  valid_from: ['tu ngay', 'hieu luc tu', 'hieu luc tu ngay'],
  valid_to: ['het hieu luc', 'het hieu luc tu', 'het hieu luc tu ngay'],
  on_day: ['ngay'],
  old_code: ['ma cu'],
  new_code: ['ma moi'],
  part: ['phan'],
}

/**
 * Reads a table of facts: UTF-8, NFC or NFD, with commas, semicolons or tabs between fields (as the heading has them),
 * quotes around a field where it holds one of those; lines that start with `#` are remarks; the first other line names
 * the columns, in English as in `profiles/` or in Vietnamese ("Mã", "Cấp", "Tên", "Mã cấp trên", "Từ ngày").
 * Missing fields read as ''.
 *
 * @example readFactRows('# source\ncode,name\n01,Hà Nội\n')[0].fields.name === 'Hà Nội'
 */
export function readFactRows(text: string): FactRow[] {
  const rows: FactRow[] = []
  let columns: string[] | undefined
  let separator = ','
  for (const [index, raw] of text
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === '' || raw.startsWith('#')) continue
    if (!columns) {
      separator = ['\t', ';'].find((sign) => raw.includes(sign)) ?? ','
      columns = splitLine(raw, separator).map(toColumnName)
      continue
    }
    const values = splitLine(raw, separator)
    rows.push({ line: index + 1, fields: Object.fromEntries(columns.map((column, at) => [column, values[at] ?? ''])) })
  }
  return rows
}

function splitLine(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((value) => value.trim())
  const values: string[] = []
  let value = ''
  let isQuoted = false
  const signs = [...line]
  for (const [index, sign] of signs.entries()) {
    if (sign === '"') {
      // A doubled quote inside quotes is one quote: it closes and opens again.
      if (!isQuoted && signs[index - 1] === '"') value += '"'
      isQuoted = !isQuoted
    } else if (sign === separator && !isQuoted) {
      values.push(value.trim())
      value = ''
    } else {
      value += sign
    }
  }
  return [...values, value.trim()]
}

function toColumnName(head: string): string {
  const folded = foldVietnamese(head)
  const known = Object.entries(columnNames).find(([name, words]) => name === head || words.includes(folded))
  return known?.[0] ?? head
}
