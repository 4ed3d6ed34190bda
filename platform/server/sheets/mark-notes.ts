import { letterOf } from './cell-places.ts'
import { escapeXml } from './mark-rows.ts'

/** A note on a cell; rows and columns count from 1. */
export interface CellNote {
  readonly row: number
  readonly column: number
  readonly text: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The notes of a worksheet, as Excel keeps their words. */
export function notesXml(notes: readonly CellNote[]): string {
  const items = notes.map(({ row, column, text }) => {
    const words = `<text><r><t xml:space="preserve">${escapeXml(text)}</t></r></text>`
    return `<comment ref="${letterOf(column)}${row}" authorId="0">${words}</comment>`
  })
  const authors = '<authors><author>Nhạc Trưởng</author></authors>'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="${main}">${authors}<commentList>${items.join('')}</commentList></comments>`
}

/** And how it draws them: a small yellow box for each. */
export function notesDrawing(notes: readonly CellNote[]): string {
  const shapes = notes.map(
    ({ row, column }, index) =>
      `<v:shape id="_x0000_s${2049 + index}" type="#_x0000_t202" style="position:absolute;width:220pt;height:60pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column},15,${row - 1},2,${column + 4},15,${row + 3},4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  )
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}
