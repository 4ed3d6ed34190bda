const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const scales = ['', 'nghìn', 'triệu'] as const
const billion = 1_000_000_000n

/** The word for an empty ten before a unit: `linh` as it is said in the north (the default), `lẻ` in the south. */
export type EmptyTen = 'linh' | 'lẻ'

/**
 * Writes a whole number in Vietnamese words, as an official paper repeats a sum ("bằng chữ"): mốt, tư and lăm after a
 * ten, linh (or lẻ) for an empty ten, không trăm inside a longer number, tỷ as the unit that comes again
 * (một nghìn tỷ). Exact for any size.
 *
 * @example numberInVietnameseWords(105n) // 'một trăm linh năm'
 */
export function numberInVietnameseWords(value: bigint, emptyTen: EmptyTen = 'linh'): string {
  if (value < 0n) return `âm ${numberInVietnameseWords(-value, emptyTen)}`
  if (value === 0n) return digits[0]
  return words(value, false, emptyTen).join(' ')
}

/**
 * A sum of money in words, with a capital as decisions print it.
 *
 * @example moneyInVietnameseWords(7_500_000n) // 'Bảy triệu năm trăm nghìn đồng'
 */
export function moneyInVietnameseWords(amount: bigint, emptyTen: EmptyTen = 'linh'): string {
  const text = numberInVietnameseWords(amount, emptyTen)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} đồng`
}

/** `inside`: something stands before it, so that its empty hundreds and tens are said. */
function words(value: bigint, inside: boolean, emptyTen: EmptyTen): string[] {
  const above = value / billion
  const below = Number(value % billion)
  const head = above === 0n ? [] : [...words(above, inside, emptyTen), 'tỷ']
  return [...head, ...belowBillion(below, inside || head.length > 0, emptyTen)]
}

function belowBillion(value: number, inside: boolean, emptyTen: EmptyTen): string[] {
  const said: string[] = []
  for (const scale of [2, 1, 0]) {
    const group = Math.floor(value / 1000 ** scale) % 1000
    if (group === 0) continue
    said.push(...threeDigits(group, inside || said.length > 0, emptyTen), ...(scale === 0 ? [] : [scales[scale] ?? '']))
  }
  return said
}

function threeDigits(group: number, inside: boolean, emptyTen: EmptyTen): string[] {
  const hundreds = Math.floor(group / 100)
  const said = hundreds > 0 || inside ? [word(hundreds), 'trăm'] : []
  return [...said, ...twoDigits(group % 100, said.length > 0, emptyTen)]
}

function twoDigits(value: number, afterHundreds: boolean, emptyTen: EmptyTen): string[] {
  const tens = Math.floor(value / 10)
  const unit = value % 10
  if (tens === 0) return unit === 0 ? [] : [...(afterHundreds ? [emptyTen] : []), word(unit)]
  return [...(tens === 1 ? ['mười'] : [word(tens), 'mươi']), ...unitAfterTen(unit, tens)]
}

/** Hai mươi mốt but mười một; hai mươi tư but mười bốn; lăm after every ten. */
function unitAfterTen(unit: number, tens: number): string[] {
  if (unit === 0) return []
  if (unit === 5) return ['lăm']
  if (tens > 1 && unit === 1) return ['mốt']
  if (tens > 1 && unit === 4) return ['tư']
  return [word(unit)]
}

function word(digit: number): string {
  return digits[digit] ?? ''
}
