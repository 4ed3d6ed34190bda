import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Db, Trx, Vault } from '#platform/server'
import { phoneAbout } from './check-in.ts'
import { readKeys } from './day-keys.store.ts'

/** A check-in whose phone was left to be told by. */
export interface LentCheckIn {
  readonly at: Instant
  readonly phone: string
}

/** Most check-ins lent at once. */
const most = 5_000

/**
 * Check-ins at a place with the phone that was left, for tracing: only of who left one and whose day has its key. The caller has asked
 * whether this may be seen and has written the look down.
 */
export async function lendCheckIns(
  { db, vault }: { readonly db: Db | Trx; readonly vault: Vault },
  { siteId, from, to }: { readonly siteId: string; readonly from: Instant; readonly to: Instant },
): Promise<LentCheckIn[]> {
  const { rows } = await sql<{ id: string; at: Instant; sealed: string; keepUntil: Day }>`
    select id, at, sealed_phone as sealed, keep_until as "keepUntil" from check_ins
    where site_id = ${siteId} and at >= ${from} and at < ${to} and sealed_phone is not null
    order by at, id limit ${most}`.execute(db)
  const keys = await readKeys(
    db,
    vault,
    rows.map(({ keepUntil }) => keepUntil),
  )
  return rows.flatMap(({ id, at, sealed, keepUntil }) => {
    const phone = keys.get(keepUntil)?.open(sealed, phoneAbout(id))
    return phone === undefined ? [] : [{ at, phone }]
  })
}
