import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '../db/connect.ts'

/** What followers read of an entry: of the thousands that one counts, every column costs. */
export interface Entry {
  readonly id: string
  readonly type: string
  readonly areaId: number
  readonly subjectId: string | null
  readonly occurredAt: Instant
  readonly data: Record<string, unknown>
}

/** A place in the order of the journal. */
export interface Position {
  readonly xid: string
  readonly seq: number
}

/** Before the first entry. */
export const beginning: Position = { xid: '0', seq: 0 }

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

/** What a stretch of the journal has for a follower. */
export interface Stretch {
  /** Entries of the asked types, oldest first. */
  readonly entries: readonly Entry[]
  /** How many entries were looked at. */
  readonly looked: number
  /** The last of them; undefined where nothing is new. */
  readonly end: Position | undefined
}

/**
 * The next `limit` entries after a position, and only below the oldest transaction still running: whoever follows the
 * journal this way never skips an entry that commits late. Only entries of some types are carried: most of what a city
 * does is not counted.
 */
export async function readStretch(
  db: Db | Trx,
  types: readonly string[],
  { after, limit }: { readonly after: Position; readonly limit: number },
): Promise<Stretch> {
  const horizon = await readHorizon(db)
  const { rows } = await sql<Position & { looked: number }>`
    select xid::text as xid, seq, looked from (
      select journal.xid, journal.seq, row_number() over (order by journal.xid, journal.seq)::int as looked from journal
      where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) and xid < ${horizon}::xid8
      order by journal.xid, journal.seq limit ${limit}) as stretch
    order by looked desc limit 1`.execute(db)
  const last = rows[0]
  if (!last) return { entries: [], looked: 0, end: undefined }
  const end = { xid: last.xid, seq: last.seq }
  const { rows: entries } = await sql<Entry>`
    select id, type, area_id as "areaId", subject_id as "subjectId", occurred_at as "occurredAt", data from journal
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) and (xid, seq) <= (${end.xid}::xid8, ${end.seq}::bigint)
      and type = any(${types}::text[])
    order by journal.xid, journal.seq`.execute(db)
  return { entries, looked: last.looked, end }
}

/** Where an entry stands, and the hash of all that it says. */
export interface Leaf extends Position {
  readonly leaf: Buffer
}

/**
 * The hash of an entry: SHA-256 over a zero byte (a leaf, as in RFC 6962) and all its columns as one JSON array. The
 * database writes the text and hashes it, so that sealing carries 32 bytes an entry. Moments are seconds since 1970,
 * whatever the zone of the session.
 */
const leaf = sql`sha256('\\x00'::bytea || convert_to(json_build_array(zone_id, id, seq, type, area_id, subject_id,
  intent_id, account_id, officer_id, post_id, document_id, extract(epoch from occurred_at),
  extract(epoch from recorded_at), data)::text, 'UTF8'))`

/** Hashes of the next `limit` entries after a position, below the oldest transaction still running. */
export async function readLeaves(db: Db | Trx, after: Position, limit: number): Promise<Leaf[]> {
  const horizon = await readHorizon(db)
  const { rows } = await sql<Leaf>`
    select xid::text as xid, seq, ${leaf} as leaf from journal
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) and xid < ${horizon}::xid8
    order by journal.xid, journal.seq limit ${limit}`.execute(db)
  return rows
}

/** Hashes of the entries from one position to another, both included, in order. */
export async function readLeavesBetween(db: Db | Trx, first: Position, last: Position): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select xid::text as xid, seq, ${leaf} as leaf from journal
    where (xid, seq) >= (${first.xid}::xid8, ${first.seq}::bigint)
      and (xid, seq) <= (${last.xid}::xid8, ${last.seq}::bigint)
    order by journal.xid, journal.seq`.execute(db)
  return rows
}
