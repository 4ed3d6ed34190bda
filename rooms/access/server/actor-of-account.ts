import { sql } from 'kysely'
import type { Actor, House } from '#platform/server'
import { powersOf } from './powers.query.ts'
import { rolesOf } from './roles-of-house.ts'

interface AccountRow {
  readonly id: string
  readonly officerId: string | null
  readonly mustChange: boolean
  readonly hasSecond: boolean
  readonly demo: boolean
}

/**
 * What an account may do now, where no session asks: for long work that its owner started. A disabled account is
 * nobody, and one that would first have to set a password or a second factor may do nothing.
 */
export async function actorOfAccount(accountId: string, { db, profile, clock }: House): Promise<Actor | undefined> {
  const { rows } = await sql<AccountRow>`
    select id, officer_id as "officerId", must_change_password as "mustChange", totp_secret is not null as "hasSecond", demo
    from accounts where id = ${accountId} and disabled_at is null`.execute(db)
  const account = rows[0]
  if (!account) return undefined
  const powers = await powersOf(db, account, await rolesOf(profile), clock.now())
  const mustFirst = account.mustChange || (powers.needsSecondFactor && !account.hasSecond && !account.demo)
  return { accountId, officerId: account.officerId, scopes: mustFirst ? [] : powers.scopes, via: 'session' }
}
