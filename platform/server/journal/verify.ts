import { sql } from 'kysely'
import { toInstant, type Words } from '#kit'
import type { Db } from '../db/connect.ts'
import type { SealsTable } from '../db/tables.ts'
import { readLeavesBetween } from './entry.ts'
import { merkleRoot, sha256 } from './merkle.ts'
import { hashOfSeal } from './seal.ts'

/** What the verifier found. `brokenAt` is the number of the first seal that does not hold, `why` in both languages. */
export type Verdict =
  | {
      readonly whole: true
      readonly seals: number
      readonly entries: number
      readonly unsealed: number
      readonly head: string
    }
  | { readonly whole: false; readonly brokenAt: number; readonly why: { vi: string; en: string } }

const broken = {
  link: { vi: 'Niêm phong không nối với niêm phong trước.', en: 'The seal does not follow the one before it.' },
  seal: { vi: 'Niêm phong đã bị sửa.', en: 'The seal itself was changed.' },
  count: { vi: 'Số bút toán khác với lúc niêm phong.', en: 'The number of entries differs from when it was sealed.' },
  entry: { vi: 'Một bút toán đã bị sửa sau khi niêm phong.', en: 'An entry was changed after it was sealed.' },
  missing: { vi: 'Thiếu một niêm phong trong chuỗi.', en: 'A seal is missing from the chain.' },
  stray: { vi: 'Có bút toán chen giữa hai niêm phong.', en: 'An entry stands between two seals.' },
} satisfies Record<string, Words>

/**
 * Reads the whole journal again and holds it against the seals: a changed, added or removed entry, or a changed seal,
 * is found. Who can rewrite every seal as well is found by comparing the head with one kept elsewhere.
 */
export async function verifyJournal(db: Db, onProgress: (seal: number) => void = () => {}): Promise<Verdict> {
  let last: SealsTable | undefined
  let entries = 0
  for (let number = 1; ; number++) {
    const seal = await db.selectFrom('seals').selectAll().where('number', '=', number).executeTakeFirst()
    if (!seal) break
    const why = await findBreak(db, seal, last)
    if (why) return { whole: false, brokenAt: number, why }
    entries += seal.entries
    last = seal
    onProgress(number)
  }
  return judgeWhole(await countAround(db, last), last, entries)
}

function judgeWhole(counts: Counts, last: SealsTable | undefined, entries: number): Verdict {
  const seals = last?.number ?? 0
  if (counts.laterSeals > 0) return { whole: false, brokenAt: seals + 1, why: broken.missing }
  if (counts.covered !== entries) return { whole: false, brokenAt: seals, why: broken.stray }
  const head = (last?.hash ?? sha256('')).toString('hex')
  return { whole: true, seals, entries, unsealed: counts.unsealed, head }
}

interface Counts {
  readonly covered: number
  readonly unsealed: number
  readonly laterSeals: number
}

async function countAround(db: Db, last: SealsTable | undefined): Promise<Counts> {
  const end = sql`(${last?.last_xid ?? '0'}::xid8, ${last?.last_seq ?? 0}::bigint)`
  const { rows } = await sql<Counts>`
    select (select count(*) from journal where (xid, seq) <= ${end}) as covered,
           (select count(*) from journal where (xid, seq) > ${end}) as unsealed,
           (select count(*) from seals where number > ${last?.number ?? 0}) as "laterSeals"`.execute(db)
  return rows[0] as Counts
}

async function findBreak(db: Db, seal: SealsTable, before: SealsTable | undefined): Promise<Words | null> {
  if (!seal.previous.equals(before?.hash ?? sha256(''))) return broken.link
  if (!hashOfSeal({ ...seal, sealed_at: toInstant(seal.sealed_at) }).equals(seal.hash)) return broken.seal
  const first = { xid: String(seal.first_xid), seq: seal.first_seq }
  const leaves = await readLeavesBetween(db, first, { xid: String(seal.last_xid), seq: seal.last_seq })
  if (leaves.length !== seal.entries) return broken.count
  return merkleRoot(leaves.map(({ leaf }) => leaf)).equals(seal.root) ? null : broken.entry
}
