import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { type PaperTable, paperText } from '#kit'
import { runsOf } from './docx-runs.ts'
import { columnWidths, size, textWidth } from './presentation.ts'

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const alignments = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, end: AlignmentType.RIGHT } as const

/** A table whose head comes again on every page and whose rows are never torn. */
export function tableOf({ columns, rows }: PaperTable): Table {
  const widths = columnWidths(
    columns.map(({ width }) => width),
    textWidth * 20,
  ).map(Math.round)
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, index) =>
      cell(widths[index] ?? 0, {
        alignment: AlignmentType.CENTER,
        children: runsOf(paperText(column.head), size.table, true),
      }),
    ),
  })
  const named = columns.findIndex(({ align }) => align === 'start')
  const body = rows.map(
    ({ cells, part, strong }) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, index) => {
          const text = cells[index] ?? []
          const isIndented = part === true && index === named
          return cell(widths[index] ?? 0, {
            alignment: alignments[column.align],
            ...(isIndented ? { indent: { left: 200 } } : {}),
            children: runsOf(text, size.table, strong === true),
          })
        }),
      }),
  )
  return new Table({
    width: { size: Math.round(textWidth * 20), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { marginUnitType: WidthType.DXA, top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [head, ...body],
  })
}

function cell(width: number, line: ConstructorParameters<typeof Paragraph>[0] & object): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ spacing: { after: 0, line: 240 }, ...line })],
  })
}
