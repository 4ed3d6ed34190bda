import { z } from 'zod'
import { type Figure, formatFigure, isExact } from './figure.ts'

/** A piece of text on a paper. `sources` are numbers of {@link Paper} `sources` (1 is the first); `to` is an address in the house, a door on the screen only. */
const runField = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  sources: z.array(z.int()).optional(),
  to: z.string().optional(),
})

const textField = z.array(runField)

const tableField = z.object({
  kind: z.literal('table'),
  /** `width` is a share of the page; the head is repeated on every page. */
  columns: z.array(z.object({ head: z.string(), width: z.number(), align: z.enum(['start', 'center', 'end']) })),
  /** `part`: a part of the row above it ("trong đó"); `strong`: a sum or a warning, in bold. */
  rows: z.array(z.object({ cells: z.array(textField), part: z.boolean().optional(), strong: z.boolean().optional() })),
})

const blockField = z.discriminatedUnion('kind', [
  /** `centred`: on a line of its own in the middle, as `QUYẾT ĐỊNH:` before the articles of a decision. */
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2)]),
    text: z.string(),
    centred: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('paragraph'), text: textField }),
  z.object({ kind: z.literal('list'), items: z.array(textField) }),
  tableField,
])

/** An annex (phụ lục): behind the signature, on a page of its own. `note` says what it goes with, in italics under its title. */
const annexField = z.object({
  name: z.string(),
  title: z.string(),
  note: z.string().nullable(),
  blocks: z.array(blockField),
})

/**
 * An administrative paper as the office files it, free of any file format: the screen draws it, the server writes it
 * as DOCX and PDF. `style` says whose rules of presentation it follows: `state` Nghị định 30/2020/NĐ-CP, annex I;
 * `party` Hướng dẫn 36-HD/VPTW. Text is plain: nothing in it is markup.
 */
export const paperField = z.object({
  language: z.enum(['vi', 'en']),
  style: z.enum(['state', 'party']),
  /** The body above the issuing one, where the rules want it said. */
  superior: z.string().nullable(),
  /** The issuing body, line by line, in capitals. */
  issuer: z.array(z.string()),
  /** `Số: 12/BC-UBND`; null for a paper without a number. */
  number: z.string().nullable(),
  /** `Hoàng Mai, ngày 10 tháng 8 năm 2021` */
  placeAndDay: z.string(),
  /** Name of its kind in capitals, `BÁO CÁO NHANH`; with it the summary (trích yếu). */
  kind: z.string(),
  subject: z.string(),
  /** What must be known before reading, such as "not signed"; boxed above all else. */
  standing: z.string().nullable(),
  blocks: z.array(blockField),
  /** Where the figures come from, in the order of their numbers. */
  sources: z.array(z.string()),
  /** Heading of the sources. */
  sourcesTitle: z.string(),
  recipientsTitle: z.string(),
  /** Nơi nhận, without dashes, with their punctuation. */
  recipients: z.array(z.string()),
  /** Capacity and title in capitals, a small note (signed when), and the name. Several on a paper without recipients (a record) stand two by two. */
  signatures: z.array(z.object({ lines: z.array(z.string()), note: z.string().nullable(), name: z.string() })),
  /** A small last line: how it was made, how it can be checked. */
  colophon: z.string().nullable(),
  /** Absent: none. */
  annexes: z.array(annexField).optional(),
})

/** See {@link paperField}. */
export type Paper = z.infer<typeof paperField>
/** One block of a paper's body. */
export type PaperBlock = z.infer<typeof blockField>
/** An annex of a paper. */
export type PaperAnnex = z.infer<typeof annexField>
/** A table of a paper. */
export type PaperTable = z.infer<typeof tableField>
/** A piece of text on a paper. */
export type PaperRun = z.infer<typeof runField>
/** A line or a cell of a paper: pieces of text one after the other. */
export type PaperText = readonly PaperRun[]

/** Plain words as a paper's text. */
export function paperText(text: string, more: Omit<PaperRun, 'text'> = {}): PaperRun[] {
  return [{ text, ...more }]
}

/** A figure on a paper: the exact upright, all others with their word (khoảng, hơn …) and in italics. */
export function paperFigure(
  figure: Figure,
  language: 'vi' | 'en',
  more: Omit<PaperRun, 'text'> & { readonly unit?: string } = {},
): PaperRun {
  const { unit, ...rest } = more
  const text = `${formatFigure(figure, language)}${unit === undefined ? '' : ` ${unit}`}`
  return { text, ...rest, ...(isExact(figure) ? {} : { italic: true }) }
}
