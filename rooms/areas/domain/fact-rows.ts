/** One data line of a facts file: its number in the file (1-based) and its fields by column name. */
export interface FactRow {
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Reads the simple tables of `profiles/`: UTF-8, NFC or NFD, a comma between fields and no quotes; lines that start
 * with `#` say where the facts come from; the first other line names the columns. Missing fields read as ''.
 *
 * @example readFactRows('# source\ncode,name\n01,Hà Nội\n')[0].fields.name === 'Hà Nội'
 */
export function readFactRows(text: string): FactRow[] {
  const rows: FactRow[] = []
  let columns: string[] | undefined
  for (const [index, raw] of text
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === '' || raw.startsWith('#')) continue
    const values = raw.split(',').map((value) => value.trim())
    if (!columns) columns = values
    else
      rows.push({
        line: index + 1,
        fields: Object.fromEntries(columns.map((column, at) => [column, values[at] ?? ''])),
      })
  }
  return rows
}
