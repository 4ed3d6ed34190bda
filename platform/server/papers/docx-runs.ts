import { type ParagraphChild, TextRun } from 'docx'
import type { PaperRun, PaperText } from '#kit'
import { marksOf } from './source-marks.ts'

/** Pieces of text as Word's runs, the numbers of their sources small and high behind them. */
export function runsOf(text: PaperText, points?: number, isBold = false): ParagraphChild[] {
  return text.flatMap((run: PaperRun) => {
    const look = points === undefined ? {} : { size: points * 2 }
    // Only what is so: "not bold, not italic" on every run costs a long table much writing.
    const weight = (run.bold ?? isBold) ? { bold: true } : {}
    const slant = run.italic ? { italics: true } : {}
    const words = new TextRun({ text: run.text, ...weight, ...slant, ...look })
    if (!run.sources?.length) return [words]
    return [words, new TextRun({ text: marksOf(run.sources), superScript: true, ...look })]
  })
}
