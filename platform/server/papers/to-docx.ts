import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Paper, PaperAnnex, PaperBlock, PaperText } from '#kit'
import { footOf, headOf, headTable } from './docx-ends.ts'
import { runsOf } from './docx-runs.ts'
import { tableOf } from './docx-table.ts'
import { leadsOn, page, paragraph, pointsPerMm, size } from './presentation.ts'

/** Writes a paper as DOCX, to be opened and gone on with in the office's own word processor. */
export async function toDocx(paper: Paper): Promise<Buffer> {
  const twips = (mm: number) => Math.round(mm * pointsPerMm * 20)
  const document = new Document({
    title: paper.subject,
    subject: paper.kind,
    creator: paper.issuer.join(' '),
    styles: {
      default: {
        document: {
          run: {
            font: 'Times New Roman',
            size: size.body * 2,
            language: { value: paper.language === 'vi' ? 'vi-VN' : 'en-GB' },
          },
          paragraph: { spacing: { after: paragraph.afterPt * 20, line: Math.round(240 * paragraph.lineHeight) } },
        },
        heading1: headingStyle,
        heading2: headingStyle,
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.widthMm), height: twips(page.heightMm) },
            margin: {
              top: twips(page.topMm),
              bottom: twips(page.bottomMm),
              left: twips(page.leftMm),
              right: twips(page.rightMm),
              header: twips(10),
            },
          },
        },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph('')] }) },
        children: [
          ...headOf(paper),
          headTable(paper),
          ...titleOf(paper),
          ...paper.blocks.flatMap((block, index) => blockOf(block, leadsOn(paper, index))),
          ...sourcesOf(paper),
          ...footOf(paper),
          ...(paper.annexes ?? []).flatMap(annexOf),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const headingStyle = { run: { bold: true, color: '000000', size: size.body * 2, font: 'Times New Roman' } } as const

function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: size.pageNumber * 2 })],
      }),
    ],
  })
}

function titleOf({ kind, subject }: Paper): Paragraph[] {
  const line = (text: string, points: number, after: number, before = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before, after },
      indent: { left: 600, right: 600 },
      children: [new TextRun({ text, bold: true, size: points * 2 })],
    })
  return [line(kind, size.kind, 0, 240), line(subject, size.kind, 240)]
}

/** An annex begins a page: its name, its title, and what it goes with stand in the middle. */
function annexOf({ name, title, note, blocks }: PaperAnnex) {
  const line = (text: string, look: { readonly bold?: true; readonly italics?: true }, isFirst = false) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { after: 60 },
      ...(isFirst ? { pageBreakBefore: true, heading: 'Heading1' as const } : {}),
      children: [new TextRun({ text, ...look })],
    })
  return [
    line(name, { bold: true }, true),
    line(title, { bold: true }),
    ...(note === null ? [] : [line(note, { italics: true })]),
    ...blocks.flatMap((block, index) => blockOf(block, blocks[index + 1]?.kind === 'table')),
  ]
}

/** `leads`: a table or the signatures follow, and no page may end between the two. */
function blockOf(block: PaperBlock, leads: boolean): readonly (Paragraph | ReturnType<typeof tableOf>)[] {
  if (block.kind === 'table') return [tableOf(block), new Paragraph({ spacing: { after: 0, line: 120 }, text: '' })]
  if (block.kind === 'heading') {
    return [
      new Paragraph({
        heading: block.level === 1 ? 'Heading1' : 'Heading2',
        keepNext: true,
        spacing: { before: 120, after: 120 },
        ...(block.centred ? { alignment: AlignmentType.CENTER } : { indent: { firstLine: indent } }),
        children: [new TextRun({ text: block.text, bold: true })],
      }),
    ]
  }
  if (block.kind === 'list') return block.items.map((item) => bodyLine([{ text: '- ' }, ...item]))
  return [bodyLine(block.text, leads)]
}

const indent = Math.round(paragraph.indentMm * pointsPerMm * 20)

function bodyLine(text: PaperText, keepNext = false): Paragraph {
  return new Paragraph({
    keepNext,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: indent },
    children: runsOf(text),
  })
}

/** Where the figures come from: the numbers that stand small and high beside them. */
function sourcesOf({ sources, sourcesTitle }: Paper): Paragraph[] {
  if (sources.length === 0) return []
  const small = (text: string, bold = false) => new TextRun({ text, bold, size: size.recipients * 2 })
  return [
    new Paragraph({ keepNext: true, spacing: { before: 120, after: 40 }, children: [small(sourcesTitle, true)] }),
    ...sources.map(
      (source, index) =>
        new Paragraph({
          keepNext: true,
          alignment: AlignmentType.BOTH,
          spacing: { after: 20, line: 240 },
          children: [small(`[${index + 1}] ${source}`)],
        }),
    ),
  ]
}
