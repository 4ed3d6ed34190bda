import { sql } from 'kysely'
import type { Parsed } from '#kit'
import type { Db, Step, Trx } from '#platform/server'
import {
  type DecodedPass,
  decodePass,
  judgePass,
  type KeyList,
  keyOf,
  type PassGround,
  type PassVerdict,
  type Proof,
  unreadable,
} from '../domain/index.ts'
import { directivesById } from './directive.query.ts'
import { isGenuine, publicKeys } from './pass-keys.store.ts'
import { passRules } from './pass-rules.ts'

/** Where codes are verified: a step, or a question (`{ ...asking, trx: asking.db }`). */
export type VerifyGround = Pick<Step, 'now' | 'profile'> & { readonly trx: Db | Trx }

/** What the room that asks knows and wants; see PassGround. */
export type Wanted = Pick<PassGround, 'kinds' | 'holdsIn' | 'householdId' | 'used'>

/**
 * Verifies scanned texts, in the order given: two statements for all of them, then arithmetic. The register of what was
 * withdrawn is asked exactly: on line a withdrawn code is refused, and a key that was withdrawn still means "ask".
 */
export async function verifyPasses(
  ground: VerifyGround,
  texts: readonly string[],
  wanted: Wanted = {},
): Promise<PassVerdict[]> {
  const keys = await keysNow(ground)
  const read = texts.map(decodePass)
  const ids = read.flatMap((one) => (one.ok ? [one.value.claims.id as string] : []))
  const withdrawn = await withdrawnAmong(ground.trx, ids)
  const ended = await endedAmong(ground, read)
  return read.map((one) => {
    if (!one.ok) return unreadable(one.refusal)
    const isWithdrawn = withdrawn.has(one.value.claims.id) || ended.has(one.value.claims.id)
    const here: PassGround = { ...wanted, now: ground.now, keys, withdrawn: isWithdrawn ? 'yes' : 'no' }
    return judgePass(one.value, proofOf(one.value, keys), here)
  })
}

/** Verifies one: see {@link verifyPasses}. */
export async function verifyPass(ground: VerifyGround, text: string, wanted: Wanted = {}): Promise<PassVerdict> {
  const [verdict] = await verifyPasses(ground, [text], wanted)
  if (!verdict) throw new Error('one text has one verdict')
  return verdict
}

/** The list of keys as of now, with the policy of the day. */
export async function keysNow({ trx, now, profile }: VerifyGround): Promise<KeyList> {
  const { issuer, policy } = await passRules(profile, now)
  const { source: _, ...plain } = policy
  return { issuer: issuer.value, asOf: now, policy: plain, keys: await publicKeys(trx, now) }
}

function proofOf(pass: DecodedPass, keys: KeyList): Proof {
  const key = keyOf(pass, keys)
  if (!key) return 'unchecked'
  return isGenuine(pass, key) ? 'genuine' : 'forged'
}

/** Permits whose directive was ended before its time: they ended with it, to the second (SG-01). */
async function endedAmong({ trx, now }: VerifyGround, read: readonly Parsed<DecodedPass>[]): Promise<Set<string>> {
  const permits = read.flatMap((one) => (one.ok && one.value.claims.kind === 'permit' ? [one.value.claims] : []))
  const directives = await directivesById(
    trx,
    permits.map(({ documentId }) => documentId),
  )
  const over = permits.filter(({ documentId }) => {
    const directive = directives.get(documentId)
    return !directive?.isIssued || (directive.endsAt !== null && directive.endsAt <= now)
  })
  return new Set(over.map(({ id }) => id))
}

async function withdrawnAmong(db: Db | Trx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select pass_id as id from withdrawn_passes where pass_id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
