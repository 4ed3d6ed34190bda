import { createHash } from 'node:crypto'

/** A lot from 0 to 99 that depends on the text alone. */
export function lotOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % 100
}
