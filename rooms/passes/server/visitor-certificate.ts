import { inflateSync } from 'node:zlib'
import { type Instant, toInstant, type Words } from '#kit'
import { fromBase45, openSign1, readCbor } from '../domain/index.ts'

/** What a visitor's certificate is, never whose: our bonus for people who come with one of the EU's. */
export interface VisitorCertificate {
  readonly country: string
  readonly kind: Words
  readonly issuedAt: Instant | null
  readonly until: Instant | null
}

const lead = 'HC1:'
/** A certificate of the EU is some hundred bytes; what swells beyond this is no certificate. */
const mostBytes = 20_000
const claim = { issuer: 1, until: 4, issuedAt: 6, health: -260 } as const
const kinds: readonly (readonly [string, Words])[] = [
  ['v', { vi: 'chứng nhận tiêm chủng (EU)', en: 'vaccination certificate (EU)' }],
  ['t', { vi: 'chứng nhận xét nghiệm (EU)', en: 'test certificate (EU)' }],
  ['r', { vi: 'chứng nhận khỏi bệnh (EU)', en: 'recovery certificate (EU)' }],
]

/** The content of an EU certificate: its signed message and its claims. Undefined: it is none, or cannot be read. */
export function readEuCertificate(text: string) {
  if (!text.startsWith(lead)) return undefined
  const packed = fromBase45(text.slice(lead.length).replace(/[\r\n\t]+$/, ''))
  const bytes = packed.ok ? unpacked(packed.value) : undefined
  const message = bytes && openSign1(bytes, false)
  if (!message?.ok) return undefined
  const claims = readCbor(message.value.content, false)
  if (!claims.ok || !(claims.value instanceof Map)) return undefined
  return { message: message.value, claims: claims.value as Map<unknown, unknown> }
}

/**
 * Reads a certificate of the EU as far as a checkpoint needs it: country, kind, dates. The house has none of the EU's keys, so
 * the signature is not checked, and a person decides. Undefined: it is none.
 */
export function readVisitor(text: string): VisitorCertificate | undefined {
  const read = readEuCertificate(text)
  if (!read) return undefined
  const health = read.claims.get(claim.health)
  const certificate: unknown = health instanceof Map ? health.get(1) : undefined
  const kind = certificate instanceof Map ? kinds.find(([key]) => certificate.has(key)) : undefined
  const country = read.claims.get(claim.issuer)
  if (!kind || typeof country !== 'string') return undefined
  return {
    country,
    kind: kind[1],
    issuedAt: momentOf(read.claims.get(claim.issuedAt)),
    until: momentOf(read.claims.get(claim.until)),
  }
}

/** Certificates are packed with zlib; some come without. */
function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x78) return bytes
  try {
    return inflateSync(bytes, { maxOutputLength: mostBytes })
  } catch {
    return undefined
  }
}

function momentOf(seconds: unknown): Instant | null {
  const isMoment = typeof seconds === 'number' && seconds >= 0 && seconds < 253_402_300_800
  return isMoment ? toInstant(Math.floor(seconds * 1000)) : null
}
