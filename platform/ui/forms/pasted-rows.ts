/** Rows and cells of a text copied from a spreadsheet: tabs between cells, quotes around cells with line breaks. */
export function readPastedRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g)) {
    row.push((quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).normalize('NFC').trim())
    if (end === '\t') continue
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
  }
  return rows
}
