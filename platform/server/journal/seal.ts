import { sql } from 'kysely'
import { type Instant, toInstant } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import type { SealsTable } from '../db/tables.ts'
import { beginning, type Entry, readJournal, readJournalBetween } from './entry.ts'
import { leafOf, merkleRoot, sha256 } from './merkle.ts'

/** Entries under one seal, at most: bounds the memory of sealing and of verifying. */
const entriesPerSeal = 10_000
/** Everybody who seals takes this lock, so that the chain has one end. */
const sealLock = 7_301

/** What the verifier found. `brokenAt` is the number of the first seal that does not hold, `why` in both languages. */
export type Verdict =
  | { readonly whole: true; readonly seals: number; readonly entries: number; readonly unsealed: number; readonly head: string }
  | { readonly whole: false; readonly brokenAt: number; readonly why: { vi: string; en: string } }

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
  const entries = await readJournal(trx, after, entriesPerSeal)
  const first = entries[0]
  const final = entries.at(-1)
  if (!first || !final) return 0
  const seal = {
    number: (last?.number ?? 0) + 1,
    entries: entries.length,
    first_xid: first.xid,
    first_seq: first.seq,
    last_xid: final.xid,
    last_seq: final.seq,
    root: merkleRoot(entries.map(leafOf)),
    previous: last?.hash ?? sha256(''),
    sealed_at: now,
  }
  await trx.insertInto('seals').values({ ...seal, hash: hashOf(seal) }).execute()
  return entries.length
}

function hashOf(seal: Omit<SealsTable, 'hash'>): Buffer {
  const where = `${seal.first_xid}:${seal.first_seq}-${seal.last_xid}:${seal.last_seq}`
  return sha256(`${seal.number}|${seal.entries}|${where}|${seal.sealed_at}|`, seal.previous, seal.root)
}

/**
 * Reads the whole journal again and holds it against the seals: a changed, added or removed entry, or a changed seal,
 * is found. Who can rewrite every seal as well is found by comparing the head with one kept elsewhere.
 */
export async function verifyJournal(db: Db, onProgress: (seal: number) => void = () => {}): Promise<Verdict> {
  let previous: SealsTable | undefined
  let entries = 0
  for (let number = 1; ; number++) {
    const seal = await db.selectFrom('seals').selectAll().where('number', '=', number).executeTakeFirst()
    if (!seal) break
    const broken = await findBreak(db, seal as SealsTable, previous)
    if (broken) return { whole: false, brokenAt: number, why: broken }
    entries += seal.entries
    previous = seal as SealsTable
    onProgress(number)
  }
  const { rows } = await sql<{ strays: number; unsealed: number; later: number }>`
    select (select count(*) from journal
            where (xid, seq) <= (${previous?.last_xid ?? '0'}::xid8, ${previous?.last_seq ?? 0}::bigint)) as strays,
           (select count(*) from journal
            where (xid, seq) > (${previous?.last_xid ?? '0'}::xid8, ${previous?.last_seq ?? 0}::bigint)) as unsealed,
           (select count(*) from seals where number > ${previous?.number ?? 0}) as later`.execute(db)
  const counts = rows[0] ?? { strays: 0, unsealed: 0, later: 0 }
  const missing = { vi: 'Thiếu một niêm phong trong chuỗi.', en: 'A seal is missing from the chain.' }
  if (counts.later > 0) return { whole: false, brokenAt: (previous?.number ?? 0) + 1, why: missing }
  const stray = { vi: 'Có bút toán chen giữa hai niêm phong.', en: 'An entry stands between two seals.' }
  if (counts.strays !== entries) return { whole: false, brokenAt: previous?.number ?? 0, why: stray }
  const head = (previous?.hash ?? sha256('')).toString('hex')
  return { whole: true, seals: previous?.number ?? 0, entries, unsealed: counts.unsealed, head }
}

async function findBreak(db: Db, seal: SealsTable, previous: SealsTable | undefined): Promise<{ vi: string; en: string } | null> {
  if (!seal.previous.equals(previous?.hash ?? sha256(''))) {
    return { vi: 'Niêm phong không nối với niêm phong trước.', en: 'The seal does not follow the one before it.' }
  }
  const stored = { ...seal, sealed_at: toInstant(seal.sealed_at) }
  if (!hashOf(stored).equals(seal.hash)) return { vi: 'Niêm phong đã bị sửa.', en: 'The seal itself was changed.' }
  const first = { xid: String(seal.first_xid), seq: seal.first_seq }
  const entries: Entry[] = await readJournalBetween(db, first, { xid: String(seal.last_xid), seq: seal.last_seq })
  if (entries.length !== seal.entries) {
    return { vi: 'Số bút toán khác với lúc niêm phong.', en: 'The number of entries differs from when it was sealed.' }
  }
  if (!merkleRoot(entries.map(leafOf)).equals(seal.root)) {
    return { vi: 'Một bút toán đã bị sửa sau khi niêm phong.', en: 'An entry was changed after it was sealed.' }
  }
  return null
}
