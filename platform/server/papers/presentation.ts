import type { Paper } from '#kit'

/**
 * Measures of the page, after Nghị định 30/2020/NĐ-CP, annex I (thể thức, kỹ thuật trình bày văn bản hành chính): A4, top
 * and bottom 20–25 mm, left 30–35 mm, right 15–20 mm; Times New Roman; page numbers centred at the top, not on the first.
 * Sizes in points where the annex gives a range are our choice inside it. Hướng dẫn 36-HD/VPTW (Party) keeps the same page.
 */
export const page = { widthMm: 210, heightMm: 297, topMm: 20, bottomMm: 20, leftMm: 30, rightMm: 15 } as const

/** Sizes of letters, in points. */
export const size = {
  nation: 12,
  motto: 13,
  issuer: 12,
  number: 13,
  placeAndDay: 13,
  kind: 14,
  body: 13,
  table: 11,
  recipientsTitle: 12,
  recipients: 11,
  pageNumber: 13,
  small: 10,
} as const

/** Space after a paragraph (the annex wants 6 pt at least), first-line indent, and height of a line. */
export const paragraph = { afterPt: 6, indentMm: 10, lineHeight: 1.15 } as const

/** Points in a millimetre. */
export const pointsPerMm = 72 / 25.4

/** Room for a signature and a seal by hand, in points. */
export const roomToSign = 62

/** Width of the text between the margins, in points. */
export const textWidth = (page.widthMm - page.leftMm - page.rightMm) * pointsPerMm

/** Share of the text's width that the issuing body's side of the head takes. */
export const issuerShare = 0.4

/** Lines of the state's head; the line under the motto is as long as the motto. */
export const nationalHead = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
} as const

/** The one line of the Party's head. */
export const partyHead = 'ĐẢNG CỘNG SẢN VIỆT NAM'

/** Length of a line of bold letters of this face in points: near enough to rule a line under it. */
export function lengthOf(text: string, points: number): number {
  let em = 0
  for (const letter of text) em += letter === ' ' ? 0.25 : letter === letter.toLowerCase() ? 0.51 : 0.74
  return em * points
}

/** Shares of columns as lengths that fill `width`. */
export function columnWidths(shares: readonly number[], width: number): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => (share / all) * width)
}

/** Those who sign a record, two by two: the last of an odd number stands on the right. */
export function inPairs<T>(signers: readonly T[][]): (readonly [T[], T[]])[] {
  return Array.from({ length: Math.ceil(signers.length / 2) }, (_, row) => {
    const [left = [], right] = signers.slice(row * 2, row * 2 + 2)
    return right === undefined ? [[], left] : [left, right]
  })
}

/** Whether a block belongs on the page of what follows it: a table, or, where no sources stand between, the signatures. */
export function leadsOn({ blocks, sources }: Paper, index: number): boolean {
  const next = blocks[index + 1]
  return next === undefined ? sources.length === 0 : next.kind === 'table'
}
