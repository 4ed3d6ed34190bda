import { isUtf8 } from 'node:buffer'
import { decodeTcvn3 } from './tcvn3.ts'

/** Encodings that CSV files of Vietnamese offices come in. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3'

/** How a CSV reads: the encoding, and whether the bytes leave no doubt. */
export interface EncodingGuess {
  readonly encoding: CsvEncoding
  readonly isSure: boolean
}

/** What no Vietnamese table is full of, but what letters of one encoding look like in another. */
const strangers = /[\u0080-\u009f¡-¿×÷ÆØÞßæøþåÅçÇñÑëËïÏöÖüÜÿäÄîÎûÛœŒŸƒ†‡•…‰‹›™¤€\ufffd]/gu
const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/giu

/** Guesses by the mark at the beginning, by whether the bytes are sound UTF-8, and else by which letters come out. */
export function guessEncoding(bytes: Buffer): EncodingGuess {
  const wide = guessWide(bytes)
  if (wide) return { encoding: wide, isSure: true }
  if (isUtf8(bytes)) return { encoding: 'utf-8', isSure: true }
  const head = bytes.subarray(0, 65_536)
  const marks = (['windows-1258', 'tcvn3'] as const).map((encoding) => ({ encoding, mark: markOf(head, encoding) }))
  const [best, second] = marks.sort((left, right) => right.mark - left.mark)
  // Old single-byte files always leave a doubt: the person is shown a sample, and chooses where it is large.
  return { encoding: best?.encoding ?? 'windows-1258', isSure: (best?.mark ?? 0) > 0.8 && (second?.mark ?? 0) < 0.4 }
}

/** Two bytes for a letter: said by a mark, or seen by every other byte being zero. */
function guessWide(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 65_536)
  const [even = 0, odd = 0] = [0, 1].map((rest) => head.filter((byte, at) => byte === 0 && at % 2 === rest).length)
  if (Math.max(even, odd) <= head.length / 5) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Share of Vietnamese letters among what is not ASCII, less what is strange: 1 at best. */
function markOf(bytes: Buffer, encoding: CsvEncoding): number {
  const text = decodeCsv(bytes, encoding)
  const outside = [...text].filter((letter) => letter.charCodeAt(0) > 127).length
  if (outside === 0) return 0
  return ((text.match(vietnamese)?.length ?? 0) - (text.match(strangers)?.length ?? 0)) / outside
}

/** The whole text in NFC, without the mark at its beginning. */
export function decodeCsv(bytes: Buffer, encoding: CsvEncoding): string {
  const text = encoding === 'tcvn3' ? decodeTcvn3(bytes) : new TextDecoder(encoding).decode(bytes)
  return text.replace(/^\ufeff/, '').normalize('NFC')
}

const separators = [',', ';', '\t', '|']

/** The sign between cells: the one that parts the first lines into the same number of cells, most of them. */
export function guessSeparator(text: string): string {
  const stated = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (stated !== undefined) return stated
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 30)
  const scored = separators.map((separator) => {
    const counts = lines
      .map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1)
      .filter((count) => count > 0)
    const usual = counts.toSorted((left, right) => left - right)[counts.length >> 1] ?? 0
    return { separator, score: counts.filter((count) => count === usual).length * Math.min(usual, 40) }
  })
  return scored.sort((left, right) => right.score - left.score)[0]?.separator ?? ','
}
