import { sql } from 'kysely'
import type { Db, Trx } from '../db/connect.ts'
import { beginning, type Entry, type Position, readStretch } from './entry.ts'

/** Entries taken in one go, at most: bounds the memory of counting. */
export const entriesAtOnce = 2500

/** Who follows the journal: the name its place is kept under, and which types of facts it wants. */
export interface Follower {
  readonly name: string
  readonly types: readonly string[]
  apply(trx: Trx, entries: readonly Entry[]): Promise<void>
}

/**
 * Reads the journal on behalf of a follower and applies it, the cursor moving in the same transaction as what was
 * applied: after a crash at any point nothing is counted twice or left out. Gives how many entries it looked at.
 */
export async function followJournal(db: Db, follower: Follower): Promise<number> {
  const { name, types } = follower
  return db.transaction().execute(async (trx) => {
    const after = await lockCursor(trx, name)
    const { entries, looked, end } = await readStretch(trx, types, { after, limit: entriesAtOnce })
    if (!end) return 0
    await follower.apply(trx, entries)
    await sql`update cursors set xid = ${end.xid}::xid8, seq = ${end.seq} where name = ${name}`.execute(trx)
    return looked
  })
}

async function lockCursor(trx: Trx, name: string): Promise<Position> {
  const lock = sql<Position>`select xid::text as xid, seq from cursors where name = ${name} for update`
  const known = (await lock.execute(trx)).rows[0]
  if (known) return known
  await sql`insert into cursors (name, xid, seq) values (${name}, '0'::xid8, 0) on conflict (name) do nothing`.execute(
    trx,
  )
  return (await lock.execute(trx)).rows[0] ?? beginning
}
