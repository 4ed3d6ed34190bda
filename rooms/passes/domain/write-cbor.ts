import { freshBytes } from './byte-slab.ts'

/**
 * Writes the little CBOR that our codes are made of, in the one deterministic way (RFC 8949 §4.2): whole numbers, bytes, ASCII
 * text, heads of maps. Thousands a second are signed and, to prove that nobody rewrote them, written again.
 */
export class CborWriter {
  private buffer = new Uint8Array(512)
  private length = 0

  /** A whole number from −2³² to 2⁵³−1. */
  number(value: number): void {
    if (value < 0) this.head(1, -1 - value)
    else this.head(0, value)
  }

  bytes(value: Uint8Array): void {
    this.makeRoom(value.length)
    this.head(2, value.length)
    this.buffer.set(value, this.length)
    this.length += value.length
  }

  /** Text of ASCII letters only: keys of catalogues. */
  ascii(value: string): void {
    this.head(3, value.length)
    for (let index = 0; index < value.length; index++) this.buffer[this.length++] = value.charCodeAt(index)
  }

  /** A UUID as its sixteen bytes. */
  uuid(id: string): void {
    this.head(2, 16)
    for (let index = 0; index < 36; index += 2) {
      if (id.charCodeAt(index) === dash) index++
      this.buffer[this.length++] = hexValue(id.charCodeAt(index)) * 16 + hexValue(id.charCodeAt(index + 1))
    }
  }

  /** Begins an array of `size` items. */
  list(size: number): void {
    this.head(4, size)
  }

  /** Marks what comes next with a tag. */
  tag(number: number): void {
    this.head(6, number)
  }

  /** Begins a map of `size` pairs; the caller writes them in order of their keys' bytes. */
  map(size: number): void {
    this.head(5, size)
  }

  /** What was written so far; the writer begins anew. */
  take(): Uint8Array {
    const taken = freshBytes(this.length)
    taken.set(this.buffer.subarray(0, this.length))
    this.length = 0
    return taken
  }

  /** Whether what was written so far is just these bytes; the writer begins anew. Copies nothing. */
  isJust(bytes: Uint8Array): boolean {
    const { length, buffer } = this
    this.length = 0
    if (length !== bytes.length) return false
    for (let index = 0; index < length; index++) if (buffer[index] !== bytes[index]) return false
    return true
  }

  /** Messages of others are longer than ours. */
  private makeRoom(more: number): void {
    if (this.length + more + 16 <= this.buffer.length) return
    const wider = new Uint8Array((this.length + more) * 2 + 16)
    wider.set(this.buffer.subarray(0, this.length))
    this.buffer = wider
  }

  private head(major: number, value: number): void {
    const type = major << 5
    if (value < 24) this.buffer[this.length++] = type + value
    else if (value < 0x100) this.sized(type + 24, value, 1)
    else if (value < 0x1_0000) this.sized(type + 25, value, 2)
    else if (value < 0x1_0000_0000) this.sized(type + 26, value, 4)
    else {
      this.sized(type + 27, Math.floor(value / 0x1_0000_0000), 4)
      this.rest(value % 0x1_0000_0000, 4)
    }
  }

  private sized(first: number, value: number, size: number): void {
    this.buffer[this.length++] = first
    this.rest(value, size)
  }

  private rest(value: number, size: number): void {
    for (let shift = (size - 1) * 8; shift >= 0; shift -= 8) this.buffer[this.length++] = (value >>> shift) & 255
  }
}

const dash = 45

/** Value of a lower-case hex digit by its character code. */
function hexValue(code: number): number {
  return code < 58 ? code - 48 : code - 87
}
