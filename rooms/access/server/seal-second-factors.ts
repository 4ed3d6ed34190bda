import { sql } from 'kysely'
import type { House, Trx, Vault } from '#platform/server'

const setting = 'secrets-key'
const columns = ['totp_secret', 'totp_pending'] as const

interface Keys {
  readonly id: string
  readonly totp_secret: string | null
  readonly totp_pending: string | null
}

/**
 * At the start: seals keys of second factors that an earlier release left in plain text, and holds the house's key against
 * the one they were sealed with. Fault: another key. Then nobody with a second factor could come in, and each would be
 * told that their code is wrong; better not to start.
 */
export async function sealSecondFactors({ db, vault }: Pick<House, 'db' | 'vault'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7314)`.execute(trx)
    const accounts = await trx
      .selectFrom('accounts')
      .select(['id', ...columns])
      .where((eb) => eb.or(columns.map((column) => eb(column, 'is not', null))))
      .execute()
    const isAnySealed = accounts.some((keys) => columns.some((column) => vault.isSealed(keys[column] ?? '')))
    await keepMark(trx, vault, isAnySealed)
    for (const keys of accounts) await sealPlain(trx, vault, keys)
  })
}

async function keepMark(trx: Trx, vault: Vault, isAnySealed: boolean): Promise<void> {
  const kept = await trx.selectFrom('settings').select('value').where('key', '=', setting).executeTakeFirst()
  if (kept !== undefined && kept.value !== vault.mark && isAnySealed) {
    throw new Error(
      'second factors in this database were sealed with another key: start with the SECRETS_KEY (or the secrets.key of the data folder) that sealed them',
    )
  }
  const value = JSON.stringify(vault.mark)
  await trx
    .insertInto('settings')
    .values({ key: setting, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

async function sealPlain(trx: Trx, vault: Vault, keys: Keys): Promise<void> {
  for (const column of columns) {
    const plain = keys[column]
    if (plain === null || vault.isSealed(plain)) continue
    const sealed = vault.seal(plain, keys.id)
    await trx
      .updateTable('accounts')
      .set({ [column]: sealed })
      .where('id', '=', keys.id)
      .execute()
  }
}
