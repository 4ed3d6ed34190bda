/** Letters and figures that are not mistaken for one another on paper (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Letters in a code, and where its groups begin. */
export const codeLength = 14
const groups = [0, 5, 10]

/** An example that is nobody's. */
export const codeExample = '0H2K7-QWERT-9X4M'

/**
 * The code on a receipt, to be read out or typed: the first 70 bits of the declaration's id, `01H2K-7QW3R-T9X4`. It holds no
 * word of the person.
 */
export function receiptCodeOf(id: string): string {
  const bits = BigInt(`0x${id.replaceAll('-', '')}`) >> 58n
  let rest = bits
  let text = ''
  for (let at = 0; at < codeLength; at++) {
    text = `${alphabet[Number(rest & 31n)]}${text}`
    rest >>= 5n
  }
  return inGroups(text)
}

/** A typed code as it is printed, `01H2K-7QW3R-T9X4`; undefined for what is no code. */
export function tidyReceiptCode(typed: string): string | undefined {
  const text = lettersOf(typed)
  return [...text].every((letter) => alphabet.includes(letter)) && text.length === codeLength
    ? inGroups(text)
    : undefined
}

/** First and last id that have this code; undefined for what is no code. O reads as 0, I and L as 1; spaces and case do not matter. */
export function idsOfCode(typed: string): { readonly first: string; readonly last: string } | undefined {
  const text = lettersOf(typed)
  if (text.length !== codeLength) return undefined
  let bits = 0n
  for (const letter of text) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return undefined
    bits = (bits << 5n) | BigInt(value)
  }
  const first = bits << 58n
  return { first: toUuid(first), last: toUuid(first | ((1n << 58n) - 1n)) }
}

function lettersOf(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

function inGroups(text: string): string {
  return groups.map((from, at) => text.slice(from, groups[at + 1])).join('-')
}

function toUuid(bits: bigint): string {
  const hex = bits.toString(16).padStart(32, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
