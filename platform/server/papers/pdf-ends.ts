import type { Content } from 'pdfmake/interfaces'
import type { Paper } from '#kit'
import { inPairs, issuerShare, lengthOf, nationalHead, partyHead, roomToSign, size, textWidth } from './presentation.ts'

interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  readonly alignment?: 'left' | 'center'
  /** Room above, in points. */
  readonly before?: number
}

function line(text: string, points: number, look: Look = {}): Content {
  const { before = 0, ...rest } = look
  return { text, fontSize: points, alignment: 'center', lineHeight: 1.08, margin: [0, before, 0, 0], ...rest }
}

/** A ruled line of a length in points, centred. */
function rule(length: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.7 }],
    alignment: 'center',
    margin: [0, 1, 0, 5],
  }
}

const bare = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 2, paddingRight: () => 2 }

/** What must be known before reading, in a box above the head. */
export function headOf({ standing }: Paper): Content[] {
  if (standing === null) return []
  return [
    {
      table: { widths: ['*'], body: [[line(standing, size.recipients)]] },
      layout: {
        hLineColor: () => '#808080',
        vLineColor: () => '#808080',
        hLineStyle: () => ({ dash: { length: 3 } }),
        vLineStyle: () => ({ dash: { length: 3 } }),
      },
      margin: [0, 0, 0, 10],
    },
  ]
}

/** The two sides of the head: the issuing body with its number; the state (or the Party) with place and day. */
export function headTable({ style, superior, issuer, number, placeAndDay }: Paper): Content {
  const own = [
    ...(superior === null ? [] : [line(superior, size.issuer)]),
    ...issuer.map((text) => line(text, size.issuer, { bold: true })),
    style === 'party' ? line('*', size.issuer) : rule(lengthOf(issuer.at(-1) ?? '', size.issuer) * 0.45),
  ]
  const national =
    style === 'party'
      ? [line(partyHead, size.kind, { bold: true }), rule(lengthOf(partyHead, size.kind))]
      : [
          line(nationalHead.nation, size.nation, { bold: true }),
          line(nationalHead.motto, size.motto, { bold: true }),
          rule(lengthOf(nationalHead.motto, size.motto)),
        ]
  return {
    table: {
      widths: [textWidth * issuerShare - 4, '*'],
      body: [
        [{ stack: own }, { stack: national }],
        [line(number ?? '', size.number), line(placeAndDay, size.placeAndDay, { italics: true })],
      ],
    },
    layout: bare,
  }
}

/** The two sides of the foot: nơi nhận; who signs. Then the small last line. */
export function footOf({ recipients, recipientsTitle, signatures, colophon }: Paper): Content[] {
  const receivers = [
    ...(recipients.length === 0
      ? []
      : [line(recipientsTitle, size.recipientsTitle, { bold: true, italics: true, alignment: 'left' })]),
    ...recipients.map((text) => line(`- ${text}`, size.recipients, { alignment: 'left' })),
  ]
  const signers = signatures.map(signerOf)
  const rows = recipients.length === 0 && signers.length > 1 ? inPairs(signers) : [[receivers, signers.flat()] as const]
  return [
    ...rows.map(
      ([left, right]): Content => ({
        margin: [0, 12, 0, 0],
        columns: [
          { width: '*', stack: left },
          { width: '*', stack: right },
        ],
      }),
    ),
    ...(colophon === null ? [] : [line(colophon, size.small, { italics: true, alignment: 'left', before: 12 })]),
  ]
}

function signerOf({ lines, note, name }: Paper['signatures'][number]): Content[] {
  return [
    ...lines.map((text) => line(text, size.body, { bold: true })),
    ...(note === null ? [] : [line(note, size.recipients, { italics: true, before: 16 })]),
    line(name, size.body, { bold: true, before: note === null ? roomToSign : 16 }),
  ]
}
