import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Paper } from '#kit'
import { inPairs, issuerShare, lengthOf, nationalHead, partyHead, roomToSign, size, textWidth } from './presentation.ts'

const twips = Math.round(textWidth * 20)
const leftTwips = Math.round(twips * issuerShare)
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  readonly align?: 'left' | 'center'
  /** Room above, in points. */
  readonly before?: number
}

function line(text: string, points: number, look: Look = {}): Paragraph {
  return new Paragraph({
    alignment: look.align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
    spacing: { before: (look.before ?? 0) * 20, after: 0, line: 250 },
    children: [new TextRun({ text, size: points * 2, bold: look.bold ?? false, italics: look.italics ?? false })],
  })
}

/** A ruled line of a length in points, centred in a cell. */
function rule(length: number, cellTwips: number): Paragraph {
  const room = cellTwips - 216
  const side = Math.max(0, Math.round((room - length * 20) / 2))
  return new Paragraph({
    spacing: { before: 50, after: 60, line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

function side(width: number, children: Paragraph[]): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, borders: noBorders, children })
}

function twoSides(rows: readonly (readonly [Paragraph[], Paragraph[]])[], left = leftTwips): Table {
  return new Table({
    width: { size: twips, type: WidthType.DXA },
    columnWidths: [left, twips - left],
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: rows.map(
      (row) => new TableRow({ cantSplit: true, children: [side(left, row[0]), side(twips - left, row[1])] }),
    ),
  })
}

/** What must be known before reading, in a box above the head. */
export function headOf({ standing }: Paper): Paragraph[] {
  if (standing === null) return []
  const edge = { style: BorderStyle.DASHED, size: 4, color: '808080', space: 2 }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160, line: 240 },
      border: { top: edge, bottom: edge, left: edge, right: edge },
      children: [new TextRun({ text: standing, size: size.recipients * 2 })],
    }),
  ]
}

/** The two sides of the head: the issuing body with its number; the state (or the Party) with place and day. */
export function headTable({ style, superior, issuer, number, placeAndDay }: Paper): Table {
  const last = issuer.at(-1) ?? ''
  const own = [
    ...(superior === null ? [] : [line(superior, size.issuer)]),
    ...issuer.map((text) => line(text, size.issuer, { bold: true })),
    style === 'party' ? line('*', size.issuer) : rule(lengthOf(last, size.issuer) * 0.45, leftTwips),
  ]
  const right = twips - leftTwips
  const national =
    style === 'party'
      ? [line(partyHead, size.kind, { bold: true }), rule(lengthOf(partyHead, size.kind), right)]
      : [
          line(nationalHead.nation, size.nation, { bold: true }),
          line(nationalHead.motto, size.motto, { bold: true }),
          rule(lengthOf(nationalHead.motto, size.motto), right),
        ]
  return twoSides([
    [own, national],
    [[line(number ?? '', size.number)], [line(placeAndDay, size.placeAndDay, { italics: true })]],
  ])
}

/** The two sides of the foot: nơi nhận; who signs. Then the small last line. */
export function footOf({ recipients, recipientsTitle, signatures, colophon }: Paper): (Paragraph | Table)[] {
  const receivers = [
    ...(recipients.length === 0
      ? []
      : [line(recipientsTitle, size.recipientsTitle, { bold: true, italics: true, align: 'left' })]),
    ...recipients.map((text) => line(`- ${text}`, size.recipients, { align: 'left' })),
  ]
  const small = colophon === null ? [] : [line(colophon, size.small, { italics: true, align: 'left', before: 12 })]
  const filled = (lines: Paragraph[]) => (lines.length > 0 ? lines : [line('', size.recipients)])
  const signers = signatures.map(signerOf)
  const rows = recipients.length === 0 && signers.length > 1 ? inPairs(signers) : [[receivers, signers.flat()] as const]
  return [
    new Paragraph({ keepNext: true, spacing: { after: 0 }, children: [] }),
    twoSides(
      rows.map(([left, right]) => [filled(left), filled(right)]),
      Math.round(twips / 2),
    ),
    ...small,
  ]
}

function signerOf({ lines, note, name }: Paper['signatures'][number]): Paragraph[] {
  return [
    ...lines.map((text) => line(text, size.body, { bold: true })),
    ...(note === null ? [] : [line(note, size.recipients, { italics: true, before: 16 })]),
    line(name, size.body, { bold: true, before: note === null ? roomToSign : 16 }),
  ]
}
