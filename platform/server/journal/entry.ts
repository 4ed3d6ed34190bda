import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '../db/connect.ts'

/** One entry as followers and the verifier read it. */
export interface Entry {
  readonly zoneId: number
  readonly id: string
  readonly seq: number
  readonly xid: string
  readonly type: string
  readonly areaId: number
  readonly subjectId: string | null
  readonly intentId: string | null
  readonly accountId: string | null
  readonly officerId: string | null
  readonly postId: string | null
  readonly documentId: string | null
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly data: Record<string, unknown>
}

/** A place in the order of the journal. */
export interface Position {
  readonly xid: string
  readonly seq: number
}

/** Before the first entry. */
export const beginning: Position = { xid: '0', seq: 0 }

const columns = sql`zone_id as "zoneId", id, seq, xid::text as xid, type, area_id as "areaId", subject_id as "subjectId",
  intent_id as "intentId", account_id as "accountId", officer_id as "officerId", post_id as "postId",
  document_id as "documentId", occurred_at as "occurredAt", recorded_at as "recordedAt", data`

/**
 * The first transaction of this database that may still write: everything below it has committed or is gone.
 *
 * `pg_snapshot_xmin` would say the same of the whole server, and a long transaction in somebody else's database would
 * hold our followers up. So: the snapshot's end, or the oldest transaction id a session of this database holds. The
 * snapshot is taken before the sessions are looked at, and the journal is read in a later statement; so a transaction
 * is either seen running here, or already visible there. Must be asked before reading, in a statement of its own.
 */
export async function readHorizon(db: Db | Trx): Promise<string> {
  const { rows } = await sql<{ end: string; running: string[] | null }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as "end",
           (select array_agg(backend_xid::text) from pg_stat_activity
            where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()) as running`.execute(
    db,
  )
  const end = BigInt(rows[0]?.end ?? '0')
  let horizon = end
  for (const xid of rows[0]?.running ?? []) {
    const full = toFullXid(BigInt(xid), end)
    if (full < horizon) horizon = full
  }
  return horizon.toString()
}

/** A session shows the low 32 bits of its transaction id; the rest is that of the newest id, or one epoch before. */
function toFullXid(low: bigint, newest: bigint): bigint {
  const full = (newest & ~0xffffffffn) | low
  return full > newest ? full - 0x100000000n : full
}

/**
 * Entries after a position, oldest first, and only below the oldest transaction still running: whoever follows the
 * journal this way never skips an entry that commits late.
 */
export async function readJournal(db: Db | Trx, after: Position, limit: number): Promise<Entry[]> {
  const horizon = await readHorizon(db)
  const { rows } = await sql<Entry>`
    select ${columns} from journal
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) and xid < ${horizon}::xid8
    order by journal.xid, journal.seq limit ${limit}`.execute(db)
  return rows
}

/** Entries from one position to another, both included, in order. */
export async function readJournalBetween(db: Db | Trx, first: Position, last: Position): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select ${columns} from journal
    where (xid, seq) >= (${first.xid}::xid8, ${first.seq}::bigint)
      and (xid, seq) <= (${last.xid}::xid8, ${last.seq}::bigint)
    order by journal.xid, journal.seq`.execute(db)
  return rows
}
