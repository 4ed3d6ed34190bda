import { sql } from 'kysely'
import { addMinutes, millisOf, toInstant } from '#kit'
import { type Db, newId, type Trx } from '#platform/server'
import { type Counted, type Failures, failuresCountForMinutes, secondsToWait } from '../domain/index.ts'
import { hashOfSecret } from './secrets.ts'
import { securityNow } from './security-time.ts'

/** Who is trying: the name as kept (a hash), where from, and the browser's mark if that browser is known to the account. */
export interface Trying {
  readonly accountId: string | null
  readonly usernameHash: Buffer
  readonly address: string
  readonly browserHash: Buffer | null
}

/**
 * Begins an attempt: either it must wait so many seconds, or it is written down as failed before it is judged, so that
 * a hundred attempts at once do not all see "no failures yet". One that turns out right is forgiven.
 */
export async function beginAttempt(db: Db, trying: Trying): Promise<{ wait: number } | { attemptId: string }> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${trying.usernameHash.readInt32BE(0)}, 7303)`.execute(trx)
    const wait = secondsToWait(await countFailures(trx, trying))
    if (wait > 0) return { wait }
    const attemptId = newId()
    const { accountId, usernameHash, address, browserHash } = trying
    const row = {
      account_id: accountId,
      username_hash: usernameHash,
      address,
      browser_hash: browserHash,
      why: 'attempt',
    }
    await trx
      .insertInto('sign_in_failures')
      .values({ id: attemptId, ...row, at: securityNow(), forgiven: false })
      .execute()
    return { attemptId }
  })
}

/** Says why an attempt failed. */
export async function failAttempt(db: Db, attemptId: string, why: 'credentials' | 'code' | 'disabled'): Promise<void> {
  await db.updateTable('sign_in_failures').set({ why }).where('id', '=', attemptId).execute()
}

/** The password was right and the code is still to come: this was no failure. */
export async function dropAttempt(db: Db | Trx, attemptId: string): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('id', '=', attemptId).execute()
}

/** The attempt succeeded: its own line goes, and what the same person got wrong before from here is forgiven. */
export async function forgive(trx: Trx, attemptId: string, trying: Trying): Promise<void> {
  await dropAttempt(trx, attemptId)
  let mine = trx
    .updateTable('sign_in_failures')
    .set({ forgiven: true })
    .where('username_hash', '=', trying.usernameHash)
  mine = trying.browserHash
    ? mine.where('browser_hash', '=', trying.browserHash)
    : mine.where('address', '=', trying.address)
  await mine.where('forgiven', '=', false).execute()
}

async function countFailures(trx: Trx, trying: Trying): Promise<Counted> {
  const since = addMinutes(securityNow(), -failuresCountForMinutes)
  const { rows } = await sql<
    Record<'mine' | 'pair' | 'name' | 'address', number> &
      Record<`${'mine' | 'pair' | 'name' | 'address'}_last`, string | null>
  >`
    select count(*) filter (where is_name and is_browser) as mine, max(at) filter (where is_name and is_browser) as mine_last,
           count(*) filter (where is_name and is_address and stranger) as pair,
           max(at) filter (where is_name and is_address and stranger) as pair_last,
           count(*) filter (where is_name and stranger) as name, max(at) filter (where is_name and stranger) as name_last,
           count(*) filter (where is_address and stranger) as address,
           max(at) filter (where is_address and stranger) as address_last
    from (select at, username_hash = ${trying.usernameHash} as is_name, address = ${trying.address} as is_address,
                 coalesce(browser_hash = ${trying.browserHash}::bytea, false) as is_browser, browser_hash is null as stranger
          from sign_in_failures
          where not forgiven and at > ${since}
            and (username_hash = ${trying.usernameHash} or address = ${trying.address})) as counted`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('a count without an answer')
  if (trying.browserHash) return { knownBrowser: toFailures(row.mine, row.mine_last) }
  return {
    sameNameAndAddress: toFailures(row.pair, row.pair_last),
    sameName: toFailures(row.name, row.name_last),
    sameAddress: toFailures(row.address, row.address_last),
  }
}

function toFailures(count: number, last: string | null): Failures {
  const secondsSinceLast = last === null ? 0 : (millisOf(securityNow()) - millisOf(toInstant(last))) / 1000
  return { count, secondsSinceLast }
}

/** How a typed name is kept beside a failure. */
export function hashOfUsername(username: string): Buffer {
  return hashOfSecret(`username|${username}`)
}
