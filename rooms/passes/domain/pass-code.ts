import { hexOf, notParsed, type Parsed, parsed, type Uuid } from '#kit'
import { fromBase45, toBase45 } from './base45.ts'
import { areClaimsWrittenSo, readClaims, writeClaims } from './claims-content.ts'
import { closeSign1, openSign1, sameBytes, signedBytes } from './cose-sign1.ts'
import type { PassAlgorithm } from './key-list.contract.ts'
import { isLowSignature } from './low-signature.ts'
import type { PassClaims } from './pass-claims.ts'
import { PASSES } from './passes.refusals.ts'
import { CborWriter } from './write-cbor.ts'

/** What every code of this house begins with; the number grows when the form changes. */
export const PASS_LEAD = 'NT1:'
/** Most bytes of a code before base45: what a QR code of version 10 holds with room for dirt (level M). */
export const PASS_BYTES = 204
/** Most characters of a code, its lead included. */
export const PASS_CHARACTERS = PASS_LEAD.length + Math.ceil(PASS_BYTES / 2) * 3

/** COSE's numbers of the algorithms (RFC 9053). */
const algorithmNumbers: Readonly<Record<PassAlgorithm, number>> = { ES256: -7, EdDSA: -8 }
const labels = { algorithm: 1, kid: 4 } as const

/** Who signs: a key of the house. `sign` gives 64 bytes: r and s for ES256, low s (see {@link isLowSignature}). */
export interface PassSigner {
  readonly kid: string
  readonly algorithm: PassAlgorithm
  sign(bytes: Uint8Array): Uint8Array
}

/** A code ready to print: `text` is what the QR code carries. */
export interface SignedPass {
  readonly id: Uuid
  readonly kid: string
  readonly text: string
  /** Bytes before base45. */
  readonly size: number
}

/** A code taken apart. Nothing in it is believed before its signature is checked. */
export interface DecodedPass {
  readonly claims: PassClaims
  readonly kid: string
  readonly algorithm: PassAlgorithm
  /** What was signed, and the signature over it. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** Signs claims and writes the code. Fault: more bytes than a code may have (no claims of ours have). */
export function encodePass(claims: PassClaims, signer: PassSigner): SignedPass {
  const header = writeHeader(signer.algorithm, signer.kid)
  const content = writeClaims(claims)
  const bytes = closeSign1(header, content, signer.sign(signedBytes(header, content)))
  if (bytes.length > PASS_BYTES) throw new RangeError(`a code of ${bytes.length} bytes is longer than ${PASS_BYTES}`)
  return { id: claims.id, kid: signer.kid, text: PASS_LEAD + toBase45(bytes), size: bytes.length }
}

/**
 * Reads a scanned text. Every code has exactly one way to be written; whatever is written another way is refused, with a
 * reason, and nothing throws. Line ends around it are the scanner's and do not count.
 */
export function decodePass(scanned: string): Parsed<DecodedPass> {
  const text = scanned.replace(/^[\r\n\t]+|[\r\n\t]+$/g, '')
  if (!text.startsWith(PASS_LEAD)) {
    return notParsed(/^NT\d{1,3}:/.test(text) ? PASSES.UNKNOWN_FORM : PASSES.NOT_OURS)
  }
  if (text.length > PASS_CHARACTERS) return notParsed(PASSES.TOO_LONG)
  const bytes = fromBase45(text.slice(PASS_LEAD.length))
  return bytes.ok ? decodeBytes(bytes.value) : bytes
}

function decodeBytes(bytes: Uint8Array): Parsed<DecodedPass> {
  const message = openSign1(bytes, true)
  if (!message.ok) return message
  const { header, content, signature, isAllSigned } = message.value
  const algorithm = algorithmOf(message.value.algorithm)
  if (algorithm === undefined || message.value.kid?.length !== 4) return notParsed(PASSES.UNKNOWN_FORM)
  const claims = readClaims(content)
  if (!claims.ok) return claims
  const kid = hexOf(message.value.kid)
  const isOneWay =
    isAllSigned &&
    signature.length === 64 &&
    (algorithm !== 'ES256' || isLowSignature(signature)) &&
    sameBytes(header, writeHeader(algorithm, kid)) &&
    areClaimsWrittenSo(claims.value, content)
  if (!isOneWay) return notParsed(PASSES.WRITTEN_ANOTHER_WAY)
  return parsed({ claims: claims.value, kid, algorithm, signed: signedBytes(header, content), signature })
}

const headers = new Map<string, Uint8Array>()
const mostHeaders = 200

/** The signed header; the few that are in use are remembered. */
function writeHeader(algorithm: PassAlgorithm, kid: string): Uint8Array {
  const name = `${algorithm} ${kid}`
  const known = headers.get(name)
  if (known) return known
  const writer = new CborWriter()
  writer.map(2)
  writer.number(labels.algorithm)
  writer.number(algorithmNumbers[algorithm])
  writer.number(labels.kid)
  writer.bytes(bytesOf(kid))
  const header = writer.take()
  if (headers.size >= mostHeaders) headers.clear()
  headers.set(name, header)
  return header
}

function algorithmOf(number: number | null): PassAlgorithm | undefined {
  if (number === algorithmNumbers.ES256) return 'ES256'
  return number === algorithmNumbers.EdDSA ? 'EdDSA' : undefined
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
