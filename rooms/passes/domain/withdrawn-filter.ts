import { notParsed, type Parsed, parsed } from '#kit'
import type { WithdrawnFilter } from './key-list.contract.ts'
import { PASSES } from './passes.refusals.ts'

/** One valid code in so many hits the filter by chance: a power of two. */
const rate = 4096
const lowBits = 12

/**
 * Ids in a Golomb-coded set: each id becomes a number below count × rate, the numbers are sorted, and only the gaps are
 * kept (about 13.5 bits for each id, where a Bloom filter of the same rate takes 17). What is in it always hits; what is not
 * hits once in `rate` by chance. So a hit is a reason to ask, never to refuse.
 */
export function fillFilter(ids: readonly string[], asOf: string): WithdrawnFilter {
  const different = [...new Set(ids)]
  const numbers = different.map((id) => numberOf(id, different.length)).sort((left, right) => left - right)
  const bits = new BitWriter()
  let before = 0
  for (const number of numbers) {
    const gap = number - before
    before = number
    for (let tens = Math.floor(gap / rate); tens > 0; tens--) bits.put(1)
    bits.put(0)
    for (let place = lowBits - 1; place >= 0; place--) bits.put(Math.floor((gap % rate) / 2 ** place) % 2)
  }
  return { asOf, count: numbers.length, rate, bits: toText(bits.bytes()) }
}

/** The filter opened for looking up: sorted numbers. */
export interface OpenFilter {
  readonly asOf: string
  readonly range: number
  readonly numbers: Float64Array
}

/** Opens a filter once, before many codes. Refused: it is damaged. */
export function openFilter({ asOf, count, bits, rate: given }: WithdrawnFilter): Parsed<OpenFilter> {
  const bytes = fromText(bits)
  if (bytes === undefined || given !== rate) return notParsed(PASSES.NOT_READABLE)
  const numbers = new Float64Array(count)
  const last = bytes.length * 8
  const bitAt = (at: number) => ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
  let at = 0
  let number = 0
  for (let index = 0; index < count; index++) {
    let tens = 0
    while (at < last && bitAt(at++) === 1) tens++
    let low = 0
    for (let place = 0; place < lowBits; place++) low = low * 2 + bitAt(at++)
    if (at > last) return notParsed(PASSES.NOT_READABLE)
    number += tens * rate + low
    numbers[index] = number
  }
  return parsed({ asOf, range: count, numbers })
}

/** Whether the code may have been withdrawn (`maybe`), or certainly was not as of the filter's moment (`no`). */
export function lookUp(filter: OpenFilter, id: string): 'maybe' | 'no' {
  const wanted = numberOf(id, filter.range)
  let low = 0
  let high = filter.numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((filter.numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return filter.numbers[low] === wanted ? 'maybe' : 'no'
}

/** Two mixes of 32 bits of the id's hex digits, as one number below count × rate. */
function numberOf(id: string, count: number): number {
  let one = 0x811c9dc5
  let other = 0x9e3779b9
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code, 0x85ebca6b)
    other ^= other >>> 13
  }
  const high = mixed(one ^ (other >>> 3)) % 2 ** 20
  return (high * 2 ** 32 + mixed(other)) % Math.max(1, count * rate)
}

function mixed(value: number): number {
  let mix = value ^ (value >>> 16)
  mix = Math.imul(mix, 0x7feb352d)
  mix = Math.imul(mix ^ (mix >>> 15), 0x846ca68b)
  return (mix ^ (mix >>> 16)) >>> 0
}

class BitWriter {
  private readonly list: number[] = []
  private current = 0
  private filled = 0

  put(bit: number): void {
    this.current = this.current * 2 + bit
    if (++this.filled < 8) return
    this.list.push(this.current)
    this.current = 0
    this.filled = 0
  }

  bytes(): Uint8Array {
    const rest = this.filled === 0 ? [] : [this.current * 2 ** (8 - this.filled)]
    return Uint8Array.from([...this.list, ...rest])
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without the runtime's help: this runs where there is neither Buffer nor atob in the types. */
function toText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let index = 0; index < bytes.length; index += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(index, index + 3)
    const group = one * 65_536 + two * 256 + three
    const four = [18, 12, 6, 0].map((shift) => letters.charAt((group >> shift) & 63)).join('')
    parts.push(four.slice(0, Math.min(4, bytes.length - index + 1)))
  }
  return parts.join('')
}

function fromText(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1 || !/^[\w-]*$/.test(text)) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let heldBits = 0
  let place = 0
  for (const letter of text) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff
    heldBits += 6
    if (heldBits < 8) continue
    heldBits -= 8
    bytes[place++] = (held >> heldBits) & 255
  }
  return bytes
}
