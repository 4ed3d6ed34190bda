import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Db, type Step, stateInJournal, type Trx, type Vault } from '#platform/server'
import type { DecodedPass, PassAlgorithm, PassKey, PassSigner } from '../domain/index.ts'
import { isEs256, signEs256 } from './es256.ts'
import { passRules } from './pass-rules.ts'
import type {} from './passes.tables.ts'

/** What making and using keys needs of a step. */
export type KeyGround = Pick<Step, 'now' | 'profile' | 'tree' | 'vault'> & { readonly trx: Db | Trx }

/** A key is sealed for its own name: it opens as no other. */
const aboutOf = (kid: string) => `pass key ${kid}`
const dayMinutes = 1440

/** A new key, not yet kept. */
export interface NewKey extends Pick<PassKey, 'kid' | 'algorithm' | 'x' | 'y'> {
  readonly sealed: string
}

/** Makes a key by chance and seals its secret half. */
export function makeKey(vault: Vault, algorithm: PassAlgorithm): NewKey {
  const pair =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
  const { x = '', y = null } = pair.publicKey.export({ format: 'jwk' })
  const kid = randomBytes(4).toString('hex')
  const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return { kid, algorithm, x, y, sealed: vault.seal(secret, aboutOf(kid)) }
}

/** Keeps a key as the one that signs from now on; the one before it retires and is still taken for what it signed. */
export async function keepKey(
  { trx, now, profile }: KeyGround,
  key: NewKey,
  { madeBy, reason }: { madeBy: string | null; reason: string | null },
): Promise<void> {
  const { keys } = await passRules(profile, now)
  await sql`update pass_keys set retired_at = ${now} where retired_at is null`.execute(trx)
  await sql`
    insert into pass_keys (kid, algorithm, x, y, sealed, made_at, made_by, reason, accept_until)
    values (${key.kid}, ${key.algorithm}, ${key.x}, ${key.y}, ${key.sealed}, ${now}, ${madeBy}, ${reason},
            ${addMinutes(now, (keys.changeAfterDays + keys.keepDays) * dayMinutes)})`.execute(trx)
}

const signers = new WeakMap<Vault, Map<string, PassSigner>>()

/** The key that signs now, opened once in the life of the server. Undefined: none was made yet, or the last was withdrawn. */
export async function currentSigner(
  db: Db | Trx,
  vault: Vault,
): Promise<{ signer: PassSigner; acceptUntil: Instant } | undefined> {
  const { rows } = await sql<{ kid: string; algorithm: PassAlgorithm; sealed: string; acceptUntil: Instant }>`
    select kid, algorithm, sealed, accept_until as "acceptUntil" from pass_keys
    where retired_at is null and withdrawn_at is null`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const opened = signers.get(vault) ?? new Map<string, PassSigner>()
  signers.set(vault, opened)
  const signer = opened.get(row.sealed) ?? openSigner(vault, row)
  opened.set(row.sealed, signer)
  return { signer, acceptUntil: row.acceptUntil }
}

/** The key that signs now; the house makes its first one itself, and says so in the journal. */
export async function signerNow(ground: KeyGround): Promise<{ signer: PassSigner; acceptUntil: Instant }> {
  const { trx, vault, profile, now, tree } = ground
  const standing = await currentSigner(trx, vault)
  if (standing) return standing
  await sql`select pg_advisory_xact_lock(hashtext('pass_keys'))`.execute(trx)
  const meanwhile = await currentSigner(trx, vault)
  if (meanwhile) return meanwhile
  const { algorithm } = await passRules(profile, now)
  const key = makeKey(vault, algorithm.value)
  await keepKey(ground, key, { madeBy: null, reason: null })
  const fact = { type: 'pass-key-made', areaId: tree.root?.id ?? 0, subjectId: key.kid, live: ['passes'] }
  const stated = { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  await stateInJournal(trx as Trx, [stated], now, tree)
  const made = await currentSigner(trx, vault)
  if (!made) throw new Error('the key that was just made does not stand')
  return made
}

function openSigner(vault: Vault, row: { kid: string; algorithm: PassAlgorithm; sealed: string }): PassSigner {
  const der = Buffer.from(vault.open(row.sealed, aboutOf(row.kid)), 'base64')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { kid, algorithm } = row
  if (algorithm === 'EdDSA') return { kid, algorithm, sign: (bytes) => sign(null, bytes, key) }
  return { kid, algorithm, sign: (bytes) => signEs256(bytes, key) }
}

/** All public keys that are still of use, the one that signs first. */
export async function publicKeys(db: Db | Trx, now: Instant): Promise<PassKey[]> {
  const { rows } = await sql<PassKey>`
    select kid, algorithm, x, y, accept_until as "acceptUntil", withdrawn_at as "withdrawnAt" from pass_keys
    where accept_until > ${now} order by made_at desc, kid`.execute(db)
  return rows
}

const opened = new Map<string, KeyObject>()
const mostOpened = 200

/** Whether the signature is right. */
export function isGenuine({ signed, signature }: Pick<DecodedPass, 'signed' | 'signature'>, key: PassKey): boolean {
  const publicKey = opened.get(key.x) ?? openPublic(key)
  if (key.algorithm === 'EdDSA') return verify(null, signed, publicKey, signature)
  return isEs256(signed, publicKey, signature)
}

function openPublic({ algorithm, x, y }: PassKey): KeyObject {
  const jwk = algorithm === 'EdDSA' ? { kty: 'OKP', crv: 'Ed25519', x } : { kty: 'EC', crv: 'P-256', x, y: y ?? '' }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  if (opened.size >= mostOpened) opened.clear()
  opened.set(x, key)
  return key
}
