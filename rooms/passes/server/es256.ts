import { type KeyObject, sign, verify } from 'node:crypto'
import { withLowSignature } from '../domain/index.ts'

/** Bytes of r and of s in the form that codes carry (RFC 9053 §2.1). */
const half = 32
const integerTag = 0x02
const sequenceTag = 0x30

/**
 * Signs with a P-256 key: r and s, 32 bytes each, low s. The engine is asked in the form it works in (DER) and the form is
 * turned here: asked for the other it takes twice as long, as long again as the signature itself.
 */
export function signEs256(bytes: Uint8Array, key: KeyObject): Uint8Array {
  return withLowSignature(fromDer(sign('sha256', bytes, key)))
}

/** Whether r and s (64 bytes) are a signature of these bytes by that key. */
export function isEs256(bytes: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  return signature.length === 2 * half && verify('sha256', bytes, key, toDer(signature))
}

/** A sequence of two whole numbers, each as long as it must be, as 64 bytes. */
function fromDer(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(2 * half)
  let at = 2
  for (const end of [half, 2 * half]) {
    const length = der[at + 1] ?? 0
    const number = der.subarray(at + 2, at + 2 + length)
    // A leading zero only says that the number is not negative.
    const digits = number.subarray(Math.max(0, length - half))
    raw.set(digits, end - digits.length)
    at += 2 + length
  }
  return raw
}

function toDer(raw: Uint8Array): Uint8Array {
  const der = Buffer.allocUnsafe(2 * half + 8)
  let at = 2
  for (let from = 0; from < 2 * half; from += half) {
    let first = from
    while (first < from + half - 1 && raw[first] === 0) first++
    const lead = (raw[first] ?? 0) > 0x7f ? 1 : 0
    const length = from + half - first
    der[at] = integerTag
    der[at + 1] = lead + length
    // Written over by the digits where no zero has to lead.
    der[at + 2] = 0
    der.set(raw.subarray(first, first + length), at + 2 + lead)
    at += 2 + lead + length
  }
  der[0] = sequenceTag
  der[1] = at - 2
  return der.subarray(0, at)
}
