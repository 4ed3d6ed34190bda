import { defineRefusals, notParsed, type Parsed, parsed } from './refusal.ts'

/** Why a text is not taken for a number. */
export const NUMBERS = defineRefusals('NUMBERS', {
  NOT_A_NUMBER: {
    vi: '“{text}” không phải là số. Viết như 48.321 hoặc 24,7.',
    en: '“{text}” is not a number. Write it as 48.321 (thousands) or 24,7 (decimals).',
  },
  DOT_IS_AMBIGUOUS: {
    vi: '“{text}” có thể là ngày {text} hoặc số lẻ. Số lẻ viết bằng dấu phẩy, ví dụ 24,7.',
    en: '“{text}” may be a date or a decimal. Write decimals with a comma, like 24,7.',
  },
  NOT_WHOLE: {
    vi: '“{text}” phải là số nguyên, không có phần lẻ.',
    en: '“{text}” must be a whole number, without decimals.',
  },
  TOO_LARGE: {
    vi: '“{text}” lớn hơn số mà máy tính giữ được chính xác.',
    en: '“{text}” is larger than can be kept exactly.',
  },
})

/** `.` thousands and `,` decimals (Vietnamese, the default), or the other way round when the source is known to be so. */
export type DecimalMark = ',' | '.'

interface Digits {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

const shapes: Record<DecimalMark, RegExp> = {
  ',': /^([-−]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?$/,
  '.': /^([-−]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?$/,
}
const onePointInDigits = /^[-−]?\d+\.\d+$/
const scales: ReadonlyMap<string, number> = new Map([
  ['nghìn', 3],
  ['ngàn', 3],
  ['triệu', 6],
  ['tỷ', 9],
  ['tỉ', 9],
])

/**
 * Reads a number written the Vietnamese way [RPT-05]: `48.321`, `1.533.650.000`, `24,7`, `9 300` (any kind of space).
 * `24.7` is refused (NUMBERS.DOT_IS_AMBIGUOUS): it may be 24 July. Say `decimalMark: '.'` for a source that is known to
 * write decimals with a point; then `48,321` is forty-eight thousand.
 *
 * @example parseNumber('24,7') // { ok: true, value: 24.7 }
 */
export function parseNumber(text: string, decimalMark: DecimalMark = ','): Parsed<number> {
  const digits = readDigits(text, decimalMark)
  if (!digits.ok) return digits
  const { negative, whole, fraction } = digits.value
  const value = Number(`${negative ? '-' : ''}${whole}.${fraction || '0'}`)
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
    return notParsed(NUMBERS.TOO_LARGE, { params: { text: text.trim() } })
  return parsed(value === 0 ? 0 : value)
}

/** As {@link parseNumber}, for what is counted: decimals are refused (NUMBERS.NOT_WHOLE), even `3,0`. */
export function parseWholeNumber(text: string): Parsed<number> {
  const digits = readDigits(text, ',')
  if (digits.ok && digits.value.fraction !== '') return notParsed(NUMBERS.NOT_WHOLE, { params: { text: text.trim() } })
  return parseNumber(text)
}

/**
 * Reads a sum of money in whole đồng: `1.533.650.000 đồng`, `7,5 triệu`, `1,53 tỷ đồng`, `80000đ`. A sum that does not
 * come out in whole đồng is refused (NUMBERS.NOT_WHOLE). Never goes through a floating number.
 */
export function parseMoney(text: string): Parsed<bigint> {
  const amount = /^(.*?)\s*(?:đồng|đ|vnđ|vnd)?$/su.exec(tidy(text).toLowerCase())?.[1] ?? ''
  const [, figures = '', scale = ''] = /^(.*?)\s*(nghìn|ngàn|triệu|tỷ|tỉ)?$/su.exec(amount) ?? []
  const digits = readDigits(figures, ',')
  if (!digits.ok) return digits
  const { negative, whole, fraction } = digits.value
  const places = scales.get(scale) ?? 0
  if (/[1-9]/.test(fraction.slice(places))) return notParsed(NUMBERS.NOT_WHOLE, { params: { text: text.trim() } })
  const value = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  return parsed(negative ? -value : value)
}

const formats = Array.from({ length: 21 }, (_, decimals) => {
  return new Intl.NumberFormat('vi-VN', { maximumFractionDigits: decimals })
})

/**
 * Prints a number the Vietnamese way: `48.321`, `24,7`. With `decimals` (0 to 20) it rounds to that many at most.
 */
export function formatNumber(value: number, decimals = 20): string {
  const format = formats[decimals]
  if (format === undefined || !Number.isFinite(value))
    throw new RangeError(`cannot print ${value} with ${decimals} decimals`)
  return format.format(value === 0 ? 0 : value)
}

/** Prints whole đồng: `1.533.650.000 đồng`. */
export function formatMoney(amount: bigint): string {
  return `${formats[0]?.format(amount)} đồng`
}

function readDigits(text: string, decimalMark: DecimalMark): Parsed<Digits> {
  const tidied = tidy(text)
  const match = shapes[decimalMark].exec(tidied)
  if (match) {
    const [, sign = '', whole = '', fraction = ''] = match
    return parsed({ negative: sign !== '', whole: whole.replace(/\D/g, ''), fraction })
  }
  const kind = onePointInDigits.test(tidied) ? NUMBERS.DOT_IS_AMBIGUOUS : NUMBERS.NOT_A_NUMBER
  return notParsed(kind, { params: { text: text.trim().slice(0, 40) } })
}

/** Full-width digits, no-break and thin spaces become the plain ones. */
function tidy(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
