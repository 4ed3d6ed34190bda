import { notParsed, type Parsed, parsed } from '#kit'
import { freshBytes } from './byte-slab.ts'
import { PASSES } from './passes.refusals.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const values = new Int8Array(128).fill(-1)
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value

/** Bytes in the 45 characters that a QR code packs best (RFC 9285): two bytes become three characters, one becomes two. */
export function toBase45(bytes: Uint8Array): string {
  // Character codes, made a text at once: a text grown by one character at a time costs several times as much.
  const codes: number[] = []
  for (let index = 0; index < bytes.length; index += 2) {
    const isPair = index + 1 < bytes.length
    const value = isPair ? (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0) : (bytes[index] ?? 0)
    codes.push(codeOf(value % 45), codeOf(Math.floor(value / 45) % 45))
    if (isPair) codes.push(codeOf(Math.floor(value / 2025)))
  }
  return String.fromCharCode(...codes)
}

function codeOf(value: number): number {
  return alphabet.charCodeAt(value)
}

/**
 * The bytes again. Each bytes have exactly one text, so nothing can be written another way. Refused: a character outside
 * the alphabet, a length that cannot be (cut off), a group above what its bytes can hold.
 */
export function fromBase45(text: string): Parsed<Uint8Array> {
  const left = text.length % 3
  if (left === 1) return notParsed(PASSES.CUT_OFF)
  const bytes = freshBytes(Math.floor(text.length / 3) * 2 + (left === 2 ? 1 : 0))
  let place = 0
  for (let index = 0; index < text.length; index += 3) {
    const isPair = index + 2 < text.length
    const value = groupAt(text, index, isPair)
    if (value < 0 || value > (isPair ? 0xffff : 0xff)) return notParsed(PASSES.NOT_READABLE)
    if (isPair) bytes[place++] = value >> 8
    bytes[place++] = value & 0xff
  }
  return parsed(bytes)
}

/** Value of the group of three or two characters; negative when one is outside the alphabet. */
function groupAt(text: string, index: number, isPair: boolean): number {
  const low = values[text.charCodeAt(index)] ?? -1
  const middle = values[text.charCodeAt(index + 1)] ?? -1
  const high = isPair ? (values[text.charCodeAt(index + 2)] ?? -1) : 0
  return low < 0 || middle < 0 || high < 0 ? -1 : low + middle * 45 + high * 2025
}
