import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Db, newId, type Trx } from '#platform/server'
import { browserKnownDays, sessionIdleMinutes, sessionLongestMinutes } from '../domain/index.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import { securityNow } from './security-time.ts'

/** A session that lives, with what is asked of its account at every request. */
export interface LiveSession {
  readonly id: string
  readonly accountId: string
  readonly officerId: string | null
  readonly seenAt: Instant
  readonly mustChangePassword: boolean
  readonly hasSecondFactor: boolean
  readonly demo: boolean
}

/** Where a browser is: kept with its session so that its owner recognises it. */
export interface Browser {
  readonly address: string
  readonly agent: string
}

/** Starts a session; gives the secret for the cookie, which is kept nowhere. */
export async function startSession(
  trx: Trx,
  accountId: string,
  browser: Browser,
): Promise<{ id: string; secret: string }> {
  const secret = newSecret()
  const now = securityNow()
  const id = newId()
  const row = { id, hash: hashOfSecret(secret), account_id: accountId, started_at: now, seen_at: now, ended_at: null }
  await trx
    .insertInto('sessions')
    .values({
      ...row,
      expires_at: addMinutes(now, sessionLongestMinutes),
      address: browser.address,
      agent: browser.agent.slice(0, 300),
    })
    .execute()
  return { id, secret }
}

/** The session behind a cookie; undefined when it was ended, lay idle too long, grew too old, or its account is disabled. */
export async function findLiveSession(db: Db, secret: string): Promise<LiveSession | undefined> {
  const now = securityNow()
  const { rows } = await sql<LiveSession>`
    select sessions.id, accounts.id as "accountId", accounts.officer_id as "officerId", sessions.seen_at as "seenAt",
           accounts.must_change_password as "mustChangePassword", accounts.totp_secret is not null as "hasSecondFactor",
           accounts.demo
    from sessions join accounts on accounts.id = sessions.account_id
    where sessions.hash = ${hashOfSecret(secret)} and sessions.ended_at is null and accounts.disabled_at is null
      and sessions.expires_at > ${now} and sessions.seen_at > ${addMinutes(now, -sessionIdleMinutes)}`.execute(db)
  return rows[0]
}

/** Notes that a session is in use; once a minute is enough. */
export async function touchSession(db: Db, session: LiveSession): Promise<void> {
  const now = securityNow()
  if (addMinutes(session.seenAt, 1) > now) return
  await db.updateTable('sessions').set({ seen_at: now }).where('id', '=', session.id).execute()
}

/** Ends sessions of an account: one, or all (but one). Gives how many ended. */
export async function endSessions(
  trx: Trx,
  accountId: string,
  which: { readonly only?: string | undefined; readonly except?: string | undefined } = {},
): Promise<number> {
  let query = trx
    .updateTable('sessions')
    .set({ ended_at: securityNow() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.except !== undefined) query = query.where('id', '!=', which.except)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Ends the session behind a cookie, whatever its state: at sign-in the old one never lives on. */
export async function endSessionOf(trx: Trx, secret: string): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ ended_at: securityNow() })
    .where('hash', '=', hashOfSecret(secret))
    .where('ended_at', 'is', null)
    .execute()
}

/** Remembers that this browser signed in to this account. */
export async function rememberBrowser(trx: Trx, accountId: string, mark: string): Promise<void> {
  await sql`insert into known_browsers (account_id, hash, used_at) values (${accountId}, ${hashOfSecret(mark)}, ${securityNow()})
    on conflict (account_id, hash) do update set used_at = excluded.used_at`.execute(trx)
}

/** Whether this browser signed in to this account before. */
export async function isKnownBrowser(db: Db | Trx, accountId: string, mark: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_browsers')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('hash', '=', hashOfSecret(mark))
    .where('used_at', '>', addMinutes(securityNow(), -browserKnownDays * 1440))
    .executeTakeFirst()
  return row !== undefined
}
