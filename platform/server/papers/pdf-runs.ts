import type { Content } from 'pdfmake/interfaces'
import type { PaperText } from '#kit'
import { marksOf } from './source-marks.ts'

/** Pieces of text as pdfmake's, the numbers of their sources small and high behind them. */
export function pdfRuns(text: PaperText, isBold = false): Content[] {
  return text.flatMap(({ text: words, bold, italic, sources }): Content[] => {
    const said = { text: words, bold: bold ?? isBold, italics: italic ?? false }
    return sources?.length ? [said, { text: marksOf(sources), sup: true }] : [said]
  })
}
