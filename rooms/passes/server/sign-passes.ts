import { sql } from 'kysely'
import { addMinutes, type Instant, toInstant } from '#kit'
import { inBites } from '#platform/server'
import { type ClaimsToSign, encodePass, type PassClaims, type SignedPass } from '../domain/index.ts'
import { type KeyGround, signerNow } from './pass-keys.store.ts'
import { passRules } from './pass-rules.ts'

const dayMinutes = 1440

/**
 * Signs any number of codes with the key that signs now, in the order given; about 30,000 a second on one core, others being
 * answered in between. The room that asks keeps its own register: nothing is written here of the codes. Printing a code again
 * is signing it again: the same claims, another signature, still one code by its id. Works in a transaction (the first key of
 * a house is made there) and, where a key stands, in a read.
 */
export async function signPasses(ground: KeyGround, claims: readonly ClaimsToSign[]): Promise<SignedPass[]> {
  if (claims.length === 0) return []
  const { signer, acceptUntil } = await signerNow(ground)
  const { issuer } = await passRules(ground.profile, ground.now)
  const passes: SignedPass[] = []
  for await (const bite of inBites(claims)) {
    for (const one of bite) passes.push(encodePass({ ...one, issuer: issuer.value } as PassClaims, signer))
  }
  const last = claims.map(({ until }) => toInstant(until)).reduce((left, right) => (left > right ? left : right))
  if (last > acceptUntil) await keepLonger(ground, signer.kid, addMinutes(last, dayMinutes))
  return passes
}

/** A key is known for longer than any code it signed. */
async function keepLonger({ trx }: KeyGround, kid: string, until: Instant): Promise<void> {
  await sql`update pass_keys set accept_until = greatest(accept_until, ${until}) where kid = ${kid}`.execute(trx)
}
