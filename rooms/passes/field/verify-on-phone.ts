import type { Instant } from '#kit'
import {
  type DecodedPass,
  decodePass,
  judgePass,
  type KeyList,
  keyOf,
  lookUp,
  openFilter,
  type PassGround,
  type PassKey,
  type PassVerdict,
  type Proof,
  unreadable,
  type WithdrawnFilter,
} from '../domain/index.ts'

/** What a phone knows when it looks at a code; what it does not know is null. */
export interface PhoneGround extends Pick<PassGround, 'kinds' | 'holdsIn' | 'householdId' | 'used' | 'isTimeGuessed'> {
  /** The city's time as well as the phone knows it: its own clock set right by the skew it measured. */
  readonly now: Instant
  readonly keys: KeyList | null
  readonly filter: WithdrawnFilter | null
}

/**
 * Verifies a scanned text with no network: reads it, checks the signature with the phone's own cryptography, asks the filter,
 * judges. Never throws for what was scanned. A phone that cannot check, an old list, a hit of the filter: `ask`, not `refused`.
 */
export async function verifyOnPhone(text: string, ground: PhoneGround): Promise<PassVerdict> {
  const pass = decodePass(text)
  if (!pass.ok) return unreadable(pass.refusal)
  const proof = await proofOf(pass.value, ground.keys)
  const { filter, ...rest } = ground
  return judgePass(pass.value, proof, { ...rest, filter, withdrawn: withdrawnBy(filter, pass.value.claims.id) })
}

/** Opens every key and the filter before they are needed, and lets the browser's cryptography run once. */
export async function warmUp({ keys, filter }: Pick<PhoneGround, 'keys' | 'filter'>): Promise<void> {
  if (filter) opened(filter)
  const known = await Promise.all((keys?.keys ?? []).map(openKey))
  const first = known.find((key) => key !== undefined)
  if (first) await isSignedBy(first, new Uint8Array(64), new Uint8Array(64))
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

async function proofOf(pass: DecodedPass, keys: KeyList | null): Promise<Proof> {
  const key = keyOf(pass, keys)
  const usable = key && (await openKey(key))
  if (!usable) return 'unchecked'
  const isRight = await isSignedBy(usable, new Uint8Array(pass.signature), new Uint8Array(pass.signed))
  return isRight ? 'genuine' : 'forged'
}

function isSignedBy(key: CryptoKey, signature: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>) {
  const way = key.algorithm.name === curve.name ? { name: curve.name, hash: 'SHA-256' } : key.algorithm.name
  return crypto.subtle.verify(way, key, signature, signed)
}

const openedKeys = new Map<string, Promise<CryptoKey | undefined>>()

/** A public key, opened once. Undefined: this browser does not know the algorithm, or has no cryptography (plain http). */
function openKey(key: PassKey): Promise<CryptoKey | undefined> {
  const name = `${key.kid} ${key.x}`
  const known = openedKeys.get(name) ?? importKey(key)
  openedKeys.set(name, known)
  return known
}

async function importKey({ algorithm, x, y }: PassKey): Promise<CryptoKey | undefined> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined
  if (!subtle) return undefined
  const jwk = algorithm === 'EdDSA' ? { kty: 'OKP', crv: 'Ed25519', x } : { kty: 'EC', crv: 'P-256', x, y: y ?? '' }
  try {
    return await subtle.importKey('jwk', jwk, algorithm === 'EdDSA' ? { name: 'Ed25519' } : curve, false, ['verify'])
  } catch {
    return undefined
  }
}

const openedFilters = new WeakMap<WithdrawnFilter, ReturnType<typeof openFilter>>()

/** A damaged filter knows nothing certain: whatever is asked of it may be withdrawn. */
function withdrawnBy(filter: WithdrawnFilter | null, id: string): 'maybe' | 'no' {
  if (filter === null) return 'no'
  const known = opened(filter)
  return known.ok ? lookUp(known.value, id) : 'maybe'
}

function opened(filter: WithdrawnFilter): ReturnType<typeof openFilter> {
  const known = openedFilters.get(filter) ?? openFilter(filter)
  openedFilters.set(filter, known)
  return known
}
