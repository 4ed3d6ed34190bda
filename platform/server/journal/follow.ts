import { sql } from 'kysely'
import type { Db, Trx } from '../db/connect.ts'
import { beginning, type Entry, type Position, readJournal } from './entry.ts'

/** Entries taken in one go, at most: bounds the memory of counting. */
const entriesAtOnce = 2500

/**
 * Reads the journal on behalf of `name` and applies it, the cursor moving in the same transaction as what was applied:
 * after a crash at any point nothing is counted twice or left out. Gives how many entries it took.
 */
export async function followJournal(
  db: Db,
  name: string,
  apply: (trx: Trx, entries: readonly Entry[]) => Promise<void>,
  limit = entriesAtOnce,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const cursor = await lockCursor(trx, name)
    const entries = await readJournal(trx, cursor, limit)
    const last = entries.at(-1)
    if (!last) return 0
    await apply(trx, entries)
    await sql`update cursors set xid = ${last.xid}::xid8, seq = ${last.seq} where name = ${name}`.execute(trx)
    return entries.length
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
