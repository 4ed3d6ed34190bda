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
import { type Db, type Fact, type Step, stateInJournal, type Trx, type Vault } from '#platform/server'
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
interface NewKey extends Pick<PassKey, 'kid' | 'algorithm' | 'x' | 'y'> {
  readonly sealed: string
}

/** Makes a key by chance and seals its secret half. */
function makeKey(vault: Vault, algorithm: PassAlgorithm): NewKey {
  const pair =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
  const { x = '', y = null } = pair.publicKey.export({ format: 'jwk' })
  const kid = randomBytes(4).toString('hex')
  const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return { kid, algorithm, x, y, sealed: vault.seal(secret, aboutOf(kid)) }
}

/** Keys that wait in line: one signs, the next is the spare that every phone has in its list before the first code bears it. */
const inLine = 2

interface LineKey {
  readonly kid: string
  readonly algorithm: PassAlgorithm
  readonly sealed: string
  readonly acceptUntil: Instant
}

/** The keys that are neither retired nor withdrawn, in the order in which they sign: the first one does. */
async function keysInLine(db: Db | Trx): Promise<LineKey[]> {
  const { rows } = await sql<LineKey>`
    select kid, algorithm, sealed, accept_until as "acceptUntil" from pass_keys
    where retired_at is null and withdrawn_at is null order by made_at`.execute(db)
  return rows
}

/** The key that signs, and since when it does: since the one before it in the line left. Undefined: none does. */
export async function signsSince(db: Db | Trx): Promise<{ readonly kid: string; readonly since: Instant } | undefined> {
  const { rows } = await sql<{ kid: string; since: Instant }>`
    select kid, coalesce((select max(before.retired_at) from pass_keys before
      where before.made_at < pass_keys.made_at), made_at) as since
    from pass_keys where retired_at is null and withdrawn_at is null order by made_at limit 1`.execute(db)
  return rows[0]
}

/** Nobody else changes the keys until the transaction is over; asked for before any of their rows is. */
export async function holdKeys(trx: Db | Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pass_keys'))`.execute(trx)
}

/**
 * Makes the keys that the line lacks; the house does it by itself, for a key binds nobody until a person lets it sign. A phone that
 * took its list along before a change knows the key that signs after it: no valid code is unknown at the roadside for being new.
 */
export async function fillLine(ground: KeyGround): Promise<Fact[]> {
  const { trx, vault, now, profile, tree } = ground
  await holdKeys(trx)
  const lacking = inLine - (await keysInLine(trx)).length
  if (lacking <= 0) return []
  const { algorithm, keys } = await passRules(profile, now)
  // It waits for one time of service and serves another.
  const acceptUntil = addMinutes(now, (2 * keys.changeAfterDays + keys.keepDays) * dayMinutes)
  const made = Array.from({ length: lacking }, () => makeKey(vault, algorithm.value))
  for (const { kid, algorithm: way, x, y, sealed } of made) {
    // No two are made at one moment: the line has one order.
    await sql`
      insert into pass_keys (kid, algorithm, x, y, sealed, accept_until, made_at)
      select ${kid}, ${way}, ${x}, ${y}, ${sealed}, ${acceptUntil},
             greatest(${now}::timestamptz, max(made_at) + interval '1 millisecond') from pass_keys`.execute(trx)
  }
  return made.map(({ kid }) => ({
    type: 'pass-key-made',
    areaId: tree.root?.id ?? 0,
    subjectId: kid,
    live: ['passes'],
  }))
}

/** The key that signs retires, and is still taken for what it signed; the spare signs from now on, and a new spare is made. */
export async function nextKey(
  ground: KeyGround,
  by: { readonly officerId: string | null; readonly reason: string },
): Promise<{ readonly kid: string; readonly made: readonly Fact[] }> {
  const { trx, now } = ground
  await holdKeys(trx)
  const [signing] = await keysInLine(trx)
  if (signing) await sql`update pass_keys set retired_at = ${now} where kid = ${signing.kid}`.execute(trx)
  const made = await fillLine(ground)
  const [next] = await keysInLine(trx)
  if (!next) throw new Error('the line of keys was just filled')
  await sql`update pass_keys set made_by = ${by.officerId}, reason = ${by.reason} where kid = ${next.kid}`.execute(trx)
  return { kid: next.kid, made }
}

const signers = new WeakMap<Vault, Map<string, PassSigner>>()

/** The key that signs now, opened once in the life of the server. Undefined: none was made yet, or the last was withdrawn. */
export async function currentSigner(
  db: Db | Trx,
  vault: Vault,
): Promise<{ signer: PassSigner; acceptUntil: Instant } | undefined> {
  const [row] = await keysInLine(db)
  if (!row) return undefined
  const opened = signers.get(vault) ?? new Map<string, PassSigner>()
  signers.set(vault, opened)
  const signer = opened.get(row.sealed) ?? openSigner(vault, row)
  opened.set(row.sealed, signer)
  return { signer, acceptUntil: row.acceptUntil }
}

/** The key that signs now; the house makes its first ones itself, and says so in the journal. */
export async function signerNow(ground: KeyGround): Promise<{ signer: PassSigner; acceptUntil: Instant }> {
  const { trx, vault } = ground
  const standing = await currentSigner(trx, vault)
  if (standing) return standing
  await tellOfKeys(ground, await fillLine(ground))
  const made = await currentSigner(trx, vault)
  if (!made) throw new Error('the key that was just made does not stand')
  return made
}

/** Says in the journal that the house made keys itself. */
export async function tellOfKeys({ trx, now, tree }: KeyGround, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  const stated = facts.map((fact) => {
    return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  })
  await stateInJournal(trx as Trx, stated, now, tree)
}

function openSigner(vault: Vault, row: LineKey): PassSigner {
  const der = Buffer.from(vault.open(row.sealed, aboutOf(row.kid)), 'base64')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { kid, algorithm } = row
  if (algorithm === 'EdDSA') return { kid, algorithm, sign: (bytes) => sign(null, bytes, key) }
  return { kid, algorithm, sign: (bytes) => signEs256(bytes, key) }
}

/** All public keys that are still of use, the spare among them, the latest first. */
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
