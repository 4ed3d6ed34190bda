import { decode } from 'cborg'
import { notParsed, type Parsed, parsed } from '#kit'
import { PASSES } from './passes.refusals.ts'
import { CborWriter } from './write-cbor.ts'

/** A signed message taken apart (COSE_Sign1, RFC 9052 §4.2); nothing in it is believed yet. */
export interface Sign1 {
  /** Algorithm and key id of the header, the signed one first; null where it has none. */
  readonly algorithm: number | null
  readonly kid: Uint8Array | null
  /** The signed header and the content, byte for byte as they came. */
  readonly header: Uint8Array
  readonly content: Uint8Array
  readonly signature: Uint8Array
  /** Nothing stands in the header that nobody signs. */
  readonly isAllSigned: boolean
}

type Labels = Map<unknown, unknown>

/** CBOR tag of COSE_Sign1, as its first byte. */
const tagByte = 0xd2
const algorithmLabel = 1
const kidLabel = 4
const emptyBytes = new Uint8Array(0)
/** CBOR read strictly: shortest lengths, no doubled keys, nothing open-ended. Throws where it is anything else. */
const strictly = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowNaN: false,
  allowInfinity: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
}
/** Others mark moments with tags 0 and 1: what is marked is taken as it is. */
const asItIs = (marked: () => unknown) => marked()
const loosely = { useMaps: true, rejectDuplicateMapKeys: true, tags: { 0: asItIs, 1: asItIs } }

/** Reads CBOR of ours strictly, of others as it comes. Refused: it is not CBOR. */
export function readCbor(bytes: Uint8Array, isOurs: boolean): Parsed<unknown> {
  try {
    return parsed(decode(bytes, isOurs ? strictly : loosely))
  } catch {
    return notParsed(PASSES.NOT_READABLE)
  }
}

/**
 * Takes a message apart. `isOurs`: tagged (18) and written in the one way of this house; otherwise what others write is read
 * too (no tag, open-ended items), as codes of visitors are. Refused: it is none.
 */
export function openSign1(bytes: Uint8Array, isOurs: boolean): Parsed<Sign1> {
  const isTagged = bytes[0] === tagByte
  if (isOurs && !isTagged) return notParsed(PASSES.NOT_READABLE)
  const message = readCbor(isTagged ? bytes.subarray(1) : bytes, isOurs)
  if (!message.ok) return message
  if (!Array.isArray(message.value) || message.value.length !== 4) return notParsed(PASSES.NOT_READABLE)
  const [header, unsigned, content, signature] = message.value as unknown[]
  const isWhole = isBytes(header) && unsigned instanceof Map && isBytes(content) && isBytes(signature)
  if (!isWhole) return notParsed(PASSES.NOT_READABLE)
  const signed = header.length === 0 ? parsed(new Map()) : readCbor(header, isOurs)
  if (!signed.ok || !(signed.value instanceof Map)) return notParsed(PASSES.NOT_READABLE)
  const named = namesIn(signed.value, unsigned)
  return parsed({ ...named, header, content, signature, isAllSigned: unsigned.size === 0 })
}

/** Algorithm and key of the headers; what is signed goes before what is not. */
function namesIn(signed: Labels, unsigned: Labels): Pick<Sign1, 'algorithm' | 'kid'> {
  const algorithm = signed.get(algorithmLabel) ?? unsigned.get(algorithmLabel)
  const kid = signed.get(kidLabel) ?? unsigned.get(kidLabel)
  return { algorithm: typeof algorithm === 'number' ? algorithm : null, kid: isBytes(kid) ? kid : null }
}

const writer = new CborWriter()

/** The bytes that are signed: context, header, nothing from outside, content (RFC 9052 §4.4). */
export function signedBytes(header: Uint8Array, content: Uint8Array): Uint8Array {
  writer.list(4)
  writer.ascii('Signature1')
  writer.bytes(header)
  writer.bytes(emptyBytes)
  writer.bytes(content)
  return writer.take()
}

/** The whole message: tag 18, four items, nothing in the unsigned header. */
export function closeSign1(header: Uint8Array, content: Uint8Array, signature: Uint8Array): Uint8Array {
  writer.tag(18)
  writer.list(4)
  writer.bytes(header)
  writer.map(0)
  writer.bytes(content)
  writer.bytes(signature)
  return writer.take()
}

/** Whether two byte strings are the same. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false
  return true
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}
