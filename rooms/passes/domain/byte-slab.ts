/** Codes are read by the thousand, and each piece of memory of its own costs more to give back than to fill. */
const slabSize = 16_384
let slab = new Uint8Array(slabSize)
let used = 0

/** Bytes that nobody else has, all zero: a part of a larger piece, for as long as any part of it is held. */
export function freshBytes(length: number): Uint8Array {
  if (length > slabSize / 8) return new Uint8Array(length)
  if (used + length > slabSize) {
    slab = new Uint8Array(slabSize)
    used = 0
  }
  used += length
  return slab.subarray(used - length, used)
}
