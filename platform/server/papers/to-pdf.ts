import { createRequire } from 'node:module'
import path from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Paper, PaperAnnex, PaperBlock, PaperText } from '#kit'
import { footOf, headOf, headTable } from './pdf-ends.ts'
import { pdfRuns } from './pdf-runs.ts'
import { tableOf } from './pdf-table.ts'
import { leadsOn, page, paragraph, pointsPerMm, size } from './presentation.ts'

/**
 * Tinos (SIL OFL 1.1), a twin of Times New Roman letter by letter and width by width, with all Vietnamese letters:
 * a PDF carries its letters with it, and may not carry those of Times New Roman.
 */
const fontFolder = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const font = (name: string) => path.join(fontFolder, name, `Tinos_${name}.ttf`)

pdfmake.setFonts({
  Tinos: {
    normal: font('400Regular'),
    bold: font('700Bold'),
    italics: font('400Regular_Italic'),
    bolditalics: font('700Bold_Italic'),
  },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file) => file.startsWith(fontFolder))

/** Writes a paper as PDF, to be sent and filed. `madeAt` is written into it as the moment of its making. */
export async function toPdf(paper: Paper, madeAt: Date): Promise<Buffer> {
  const mm = (length: number) => length * pointsPerMm
  const definition: TDocumentDefinitions & { displayTitle: boolean } = {
    pageSize: 'A4',
    pageMargins: [mm(page.leftMm), mm(page.topMm), mm(page.rightMm), mm(page.bottomMm)],
    version: '1.7',
    language: paper.language === 'vi' ? 'vi-VN' : 'en-GB',
    displayTitle: true,
    info: {
      title: `${paper.kind}: ${paper.subject}`,
      author: paper.issuer.join(' '),
      subject: paper.subject,
      creationDate: madeAt,
    },
    defaultStyle: { font: 'Tinos', fontSize: size.body, lineHeight: paragraph.lineHeight },
    header: (current: number): Content =>
      current === 1
        ? ''
        : {
            text: String(current),
            alignment: 'center',
            fontSize: size.pageNumber,
            margin: [mm(page.leftMm), mm(9), mm(page.rightMm), 0],
          },
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
    content: [
      ...headOf(paper),
      headTable(paper),
      { text: paper.kind, bold: true, fontSize: size.kind, alignment: 'center', margin: [0, 14, 0, 0] },
      { text: paper.subject, bold: true, fontSize: size.kind, alignment: 'center', margin: [30, 0, 30, 12] },
      ...withEnd(
        paper,
        paper.blocks.flatMap((block, index) => blockOf(block, leadsOn(paper, index))),
      ),
      ...(paper.annexes ?? []).flatMap(annexOf),
    ],
  }
  return pdfmake.createPdf(definition).getBuffer()
}

/** An annex begins a page: its name, its title, and what it goes with stand in the middle. */
function annexOf({ name, title, note, blocks }: PaperAnnex): Content[] {
  const margin: [number, number, number, number] = [0, 0, 0, 3]
  return [
    { text: name, bold: true, alignment: 'center', pageBreak: 'before', margin },
    { text: title, bold: true, alignment: 'center', margin },
    ...(note === null ? [] : [{ text: note, italics: true, alignment: 'center' as const, margin }]),
    ...blocks.flatMap((block, index) => blockOf(block, blocks[index + 1]?.kind === 'table')),
  ]
}

/** `leads`: a table or the signatures follow, and no page may end between the two. */
function blockOf(block: PaperBlock, leads: boolean): Content[] {
  if (block.kind === 'table') return [tableOf(block)]
  if (block.kind === 'heading') {
    return [
      {
        text: block.text,
        bold: true,
        headlineLevel: block.level,
        ...(block.centred ? { alignment: 'center' } : { leadingIndent: paragraph.indentMm * pointsPerMm }),
        margin: [0, 6, 0, 6],
      },
    ]
  }
  if (block.kind === 'list') return block.items.map((item) => bodyLine([{ text: '- ' }, ...item]))
  return [bodyLine(block.text, leads)]
}

function bodyLine(text: PaperText, leads = false): Content {
  return {
    ...(leads ? { headlineLevel: 3 } : {}),
    text: pdfRuns(text),
    alignment: 'justify',
    leadingIndent: paragraph.indentMm * pointsPerMm,
    margin: [0, 0, 0, paragraph.afterPt],
  }
}

/** The sources, and who signs: a signature never stands alone on a page, be it with the last source or the last words. */
function withEnd(paper: Paper, body: readonly Content[]): Content[] {
  const before = [...body, ...sourcesOf(paper)]
  const last = paper.sources.length > 0 || paper.blocks.at(-1)?.kind !== 'table' ? before.pop() : undefined
  return [...before, { unbreakable: true, stack: [...(last === undefined ? [] : [last]), ...footOf(paper)] }]
}

function sourcesOf({ sources, sourcesTitle }: Paper): Content[] {
  if (sources.length === 0) return []
  return [
    { text: sourcesTitle, bold: true, fontSize: size.recipients, margin: [0, 6, 0, 2], headlineLevel: 2 },
    ...sources.map(
      (source, index): Content => ({
        text: `[${index + 1}] ${source}`,
        fontSize: size.recipients,
        lineHeight: 1,
        margin: [0, 0, 0, 2],
      }),
    ),
  ]
}
