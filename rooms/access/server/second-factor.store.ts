import { verifySync } from 'otplib'
import { type Instant, millisOf } from '#kit'
import type { Trx, Vault } from '#platform/server'
import { hashOfSecret, newDigits } from './secrets.ts'
import { securityNow } from './security-time.ts'

const recoveryCodes = 10
/** A code of the step before or after is taken too: phones' clocks drift. */
const toleranceSeconds = 30

/**
 * The 30-second step (RFC 6238) that a code belongs to; undefined when it is wrong, or of a step already used.
 */
export function stepOfCode(secret: string, code: string, lastStep: number | null, now: Instant): number | undefined {
  const token = code.replaceAll(' ', '')
  if (!/^\d{6}$/.test(token)) return undefined
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(millisOf(now) / 1000),
    epochTolerance: toleranceSeconds,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

/** Uses a code of the authenticator or a recovery code; false when it does not fit or was used before, by anyone, anywhere. */
export async function spendCode(trx: Trx, vault: Vault, accountId: string, code: string): Promise<boolean> {
  const account = await trx
    .selectFrom('accounts')
    .select(['totp_secret', 'totp_last_step'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!account?.totp_secret) return false
  const secret = vault.open(account.totp_secret, accountId)
  const step = stepOfCode(secret, code, account.totp_last_step, securityNow())
  if (step === undefined) return spendRecoveryCode(trx, accountId, code)
  await trx.updateTable('accounts').set({ totp_last_step: step }).where('id', '=', accountId).execute()
  return true
}

async function spendRecoveryCode(trx: Trx, accountId: string, code: string): Promise<boolean> {
  const result = await trx
    .updateTable('recovery_codes')
    .set({ used_at: securityNow() })
    .where('account_id', '=', accountId)
    .where('hash', '=', hashOfSecret(toDigits(code)))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Makes new recovery codes: twenty digits each (66 bits), shown once, kept as hashes. The old ones stop working. */
export async function newRecoveryCodes(trx: Trx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => newDigits(5, 4))
  await trx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  const rows = codes.map((code) => ({ account_id: accountId, hash: hashOfSecret(toDigits(code)), used_at: null }))
  await trx.insertInto('recovery_codes').values(rows).execute()
  return codes
}

/** What is typed on a keypad or read aloud, without the spaces between groups. */
function toDigits(code: string): string {
  return code.replaceAll(/\D/g, '')
}
