import { defineRefusals, notParsed, type Parsed, parsed, type Words } from './refusal.ts'
import { formatNumber, parseNumber } from './vietnamese-number.ts'

/** Why a phrase is not taken for a figure. */
export const FIGURES = defineRefusals('FIGURES', {
  RANGE_UPSIDE_DOWN: {
    vi: 'Khoảng số phải viết từ nhỏ đến lớn: “{text}”.',
    en: 'Write a range from small to large: “{text}”.',
  },
})

/** How sure a single-valued figure is. `nearly` (gần) is about, and below; `above` (hơn) and `below` (dưới) are strict. */
export type FigureKind = 'exact' | 'about' | 'nearly' | 'at-least' | 'above' | 'at-most' | 'below'

/**
 * A count or measure that says how sure it is. Reports say `hơn 9.300`, `khoảng 7.500`, `gần 40`, `từ 400 đến 600`;
 * none of these may become an exact number on the way to a board (anomalies Z2.3 and Z2.4 of the sources, [RPT-05]).
 */
export type Figure =
  | { readonly kind: FigureKind; readonly value: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }

/** A figure known exactly. */
export function exactly(value: number): Figure {
  return { kind: 'exact', value }
}

/** Whether the figure may be shown, compared and added as a plain number. */
export function isExact(figure: Figure): boolean {
  return figure.kind === 'exact'
}

const openings: readonly (readonly [RegExp, FigureKind])[] = [
  [/^(?:ít nhất|tối thiểu|không dưới|≥|>=)\s*/u, 'at-least'],
  [/^(?:nhiều nhất|tối đa|không quá|≤|<=)\s*/u, 'at-most'],
  [/^(?:hơn|trên|>)\s*/u, 'above'],
  [/^(?:dưới|chưa đến|chưa tới|<)\s*/u, 'below'],
  [/^gần\s*/u, 'nearly'],
  [/^(?:khoảng|chừng|xấp xỉ|ước tính|ước|~|≈)\s*/u, 'about'],
]
const between = /^(?:khoảng\s+)?(?:từ\s+)?(.+?)\s*(?:đến|tới|-|–|—)\s*(.+)$/u
const orMore = /^(?:từ\s+)?(.+?)\s+trở lên$/u
const orLess = /^(?:từ\s+)?(.+?)\s+trở xuống$/u

/**
 * Reads a figure as officials write it: `hơn 9.300`, `khoảng 7.500`, `gần 40%`, `từ 400 đến 600 ca`, `dưới 5`, `≥ 150`.
 * A word after the number is let go only when it is one of `units`.
 *
 * @example parseFigure('hơn 9.300 ca', ['ca']) // { ok: true, value: { kind: 'above', value: 9300 } }
 */
export function parseFigure(text: string, units: readonly string[] = []): Parsed<Figure> {
  const phrase = withoutUnit(text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase(), units)
  const more = orMore.exec(phrase)
  if (more) return single('at-least', more[1] ?? '')
  const less = orLess.exec(phrase)
  if (less) return single('at-most', less[1] ?? '')
  const range = between.exec(phrase)
  if (range) return parseRange(range[1] ?? '', range[2] ?? '', text)
  for (const [opening, kind] of openings) {
    if (opening.test(phrase)) return single(kind, phrase.replace(opening, ''))
  }
  return single('exact', phrase)
}

const sayings: Record<FigureKind, Words> = {
  exact: { vi: '', en: '' },
  about: { vi: 'khoảng ', en: 'about ' },
  nearly: { vi: 'gần ', en: 'nearly ' },
  'at-least': { vi: 'ít nhất ', en: 'at least ' },
  above: { vi: 'hơn ', en: 'more than ' },
  'at-most': { vi: 'tối đa ', en: 'at most ' },
  below: { vi: 'dưới ', en: 'fewer than ' },
}

/**
 * Prints a figure with its word: `hơn 9.300`, `400 đến 600`. Digits are printed the Vietnamese way in both languages,
 * for one board must not show the same number in two spellings.
 */
export function formatFigure(figure: Figure, language: 'vi' | 'en' = 'vi'): string {
  if (figure.kind === 'range') {
    return `${formatNumber(figure.low)} ${language === 'vi' ? 'đến' : 'to'} ${formatNumber(figure.high)}`
  }
  return sayings[figure.kind][language] + formatNumber(figure.value)
}

interface Bounds {
  readonly low: number
  readonly high: number
  readonly strictly: boolean
}

/**
 * Adds counts (never below zero) and keeps the honest word: exact only if all are exact; one `khoảng` makes the total
 * `khoảng`; a lower bound makes the total a lower bound; what is known on both sides becomes a range. A mixture of
 * `khoảng` with a bound is `khoảng`, the weakest of the words.
 */
export function sumFigures(figures: readonly Figure[]): Figure {
  const inexact = figures.filter((figure) => !isExact(figure))
  if (inexact.length > 0 && inexact.every(({ kind }) => kind === 'nearly')) {
    return { kind: 'nearly', value: total(figures.map(middleOf)) }
  }
  if (inexact.some(({ kind }) => kind === 'about' || kind === 'nearly')) {
    return { kind: 'about', value: total(figures.map(middleOf)) }
  }
  const bounds = figures.map(boundsOf)
  return fromBounds({
    low: total(bounds.map(({ low }) => low)),
    high: total(bounds.map(({ high }) => high)),
    strictly: bounds.some(({ strictly }) => strictly),
  })
}

function single(kind: FigureKind, text: string): Parsed<Figure> {
  const number = parseNumber(text)
  return number.ok ? parsed({ kind, value: number.value }) : number
}

function parseRange(from: string, to: string, text: string): Parsed<Figure> {
  const low = parseNumber(from)
  if (!low.ok) return low
  const high = parseNumber(to)
  if (!high.ok) return high
  if (low.value > high.value) return notParsed(FIGURES.RANGE_UPSIDE_DOWN, { params: { text: text.trim() } })
  return parsed({ kind: 'range', low: low.value, high: high.value })
}

function withoutUnit(phrase: string, units: readonly string[]): string {
  const unit = units.map((word) => word.normalize('NFKC').toLowerCase()).find((word) => phrase.endsWith(word))
  return unit === undefined ? phrase : phrase.slice(0, phrase.length - unit.length).trim()
}

function boundsOf(figure: Figure): Bounds {
  switch (figure.kind) {
    case 'range':
      return { low: figure.low, high: figure.high, strictly: false }
    case 'at-least':
    case 'above':
      return { low: figure.value, high: Number.POSITIVE_INFINITY, strictly: figure.kind === 'above' }
    case 'at-most':
    case 'below':
      return { low: 0, high: figure.value, strictly: figure.kind === 'below' }
    default:
      return { low: figure.value, high: figure.value, strictly: false }
  }
}

function fromBounds({ low, high, strictly }: Bounds): Figure {
  if (low === high) return { kind: 'exact', value: low }
  if (high === Number.POSITIVE_INFINITY) return { kind: strictly ? 'above' : 'at-least', value: low }
  if (low === 0) return { kind: strictly ? 'below' : 'at-most', value: high }
  return { kind: 'range', low, high }
}

function middleOf(figure: Figure): number {
  return figure.kind === 'range' ? (figure.low + figure.high) / 2 : figure.value
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
