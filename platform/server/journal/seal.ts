import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import type { SealsTable } from '../db/tables.ts'
import { beginning, readLeaves } from './entry.ts'
import { merkleRoot, sha256 } from './merkle.ts'

/** Entries under one seal, at most: bounds the memory of sealing and of verifying. */
const entriesPerSeal = 4_000
/** Everybody who seals takes this lock, so that the chain has one end. */
const sealLock = 7_301

/** Seals what the journal holds since the last seal; gives how many entries it sealed. */
export async function sealJournal(db: Db, now: () => Instant): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await db.transaction().execute((trx) => sealOnce(trx, now()))
    sealed += count
    if (count < entriesPerSeal) return sealed
  }
}

async function sealOnce(trx: Trx, now: Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sealLock})`.execute(trx)
  const last = await trx.selectFrom('seals').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  const after = last ? { xid: String(last.last_xid), seq: last.last_seq } : beginning
  const leaves = await readLeaves(trx, after, entriesPerSeal)
  const first = leaves[0]
  const final = leaves.at(-1)
  if (!first || !final) return 0
  const seal = {
    number: (last?.number ?? 0) + 1,
    entries: leaves.length,
    first_xid: first.xid,
    first_seq: first.seq,
    last_xid: final.xid,
    last_seq: final.seq,
    root: merkleRoot(leaves.map(({ leaf }) => leaf)),
    previous: last?.hash ?? sha256(''),
    sealed_at: now,
  }
  await trx
    .insertInto('seals')
    .values({ ...seal, hash: hashOfSeal(seal) })
    .execute()
  return leaves.length
}

/** What a seal says of itself and of the one before it, hashed. */
export function hashOfSeal(seal: Omit<SealsTable, 'hash'>): Buffer {
  const where = `${seal.first_xid}:${seal.first_seq}-${seal.last_xid}:${seal.last_seq}`
  return sha256(`${seal.number}|${seal.entries}|${where}|${seal.sealed_at}|`, seal.previous, seal.root)
}
