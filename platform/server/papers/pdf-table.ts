import type { Content, CustomTableLayout } from 'pdfmake/interfaces'
import { type PaperTable, paperText } from '#kit'
import { pdfRuns } from './pdf-runs.ts'
import { columnWidths, size, textWidth } from './presentation.ts'

const alignments = { start: 'left', center: 'center', end: 'right' } as const
const sidePt = 4

const ruled: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => sidePt,
  paddingRight: () => sidePt,
  paddingTop: () => 2,
  paddingBottom: () => 2,
}

/** A table whose head comes again on every page and whose rows are never torn. */
export function tableOf({ columns, rows }: PaperTable): Content {
  const inside = textWidth - columns.length * (2 * sidePt + 0.5) - 0.5
  const widths = columnWidths(
    columns.map(({ width }) => width),
    inside,
  )
  const head = columns.map(
    (column): Content => ({
      text: pdfRuns(paperText(column.head), true),
      alignment: 'center',
      lineHeight: 1.05,
    }),
  )
  const named = columns.findIndex(({ align }) => align === 'start')
  const body = rows.map(({ cells, part, strong }) =>
    columns.map(
      ({ align }, index): Content => ({
        text: pdfRuns(cells[index] ?? [], strong === true),
        alignment: alignments[align],
        lineHeight: 1.05,
        margin: [part === true && index === named ? 10 : 0, 0, 0, 0],
      }),
    ),
  )
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [head, ...body] },
    layout: ruled,
    fontSize: size.table,
    margin: [0, 2, 0, 8],
  }
}
