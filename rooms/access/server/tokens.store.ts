import { sql } from 'kysely'
import { addMinutes } from '#kit'
import type { Db, Trx } from '#platform/server'
import { hashOfSecret } from './secrets.ts'
import { securityNow } from './security-time.ts'

/** What every token begins with, so that one left in a file is recognised for what it is. */
export const tokenPrefix = 'nt_'

/** A token that works now, with its owner. */
export interface LiveToken {
  readonly id: string
  readonly accountId: string
  readonly officerId: string | null
  readonly permissions: readonly string[]
  readonly areaId: number | null
  readonly mustChangePassword: boolean
  readonly hasSecondFactor: boolean
  readonly demo: boolean
}

/** The token behind a secret; undefined when unknown, revoked, expired, or its owner is disabled. Notes its use, once a minute. */
export async function findLiveToken(db: Db, secret: string): Promise<LiveToken | undefined> {
  const now = securityNow()
  const { rows } = await sql<LiveToken & { usedAt: string | null }>`
    select api_tokens.id, accounts.id as "accountId", accounts.officer_id as "officerId", api_tokens.permissions,
           api_tokens.area_id as "areaId", api_tokens.used_at as "usedAt",
           accounts.must_change_password as "mustChangePassword", accounts.totp_secret is not null as "hasSecondFactor",
           accounts.demo
    from api_tokens join accounts on accounts.id = api_tokens.account_id
    where api_tokens.hash = ${hashOfSecret(secret)} and api_tokens.revoked_at is null and api_tokens.expires_at > ${now}
      and accounts.disabled_at is null`.execute(db)
  const token = rows[0]
  if (token && (token.usedAt === null || token.usedAt < addMinutes(now, -1))) {
    await db.updateTable('api_tokens').set({ used_at: now }).where('id', '=', token.id).execute()
  }
  return token
}

/** Revokes every token of an account; gives how many were in force. */
export async function revokeAllTokens(trx: Trx, accountId: string): Promise<number> {
  const result = await trx
    .updateTable('api_tokens')
    .set({ revoked_at: securityNow() })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
