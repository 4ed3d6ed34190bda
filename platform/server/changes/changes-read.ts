import { sql } from 'kysely'
import {
  type Changes,
  type ChangesQuery,
  type Instant,
  type Interval,
  type ReadContract,
  type RowChange,
  toInstant,
} from '#kit'
import type { Db } from '../db/connect.ts'
import { type Asking, defineRead, type Read } from '../http/read.ts'
import { type Position, readHorizon } from '../journal/entry.ts'
import { type ChangesCursor, readChangesCursor, scopeOf, writeChangesCursor } from './changes-cursor.ts'

/** A set of rows that phones carry: how it is read whole, and which facts tell of a change in it. */
export interface ChangesSource<R> {
  /** Raised when the shape of a row changes: phones then begin anew. */
  readonly version: number
  /** Types of facts that change a row; the fact's subject is the id of the row. */
  readonly facts: readonly string[]
  /** Rows that the asker may see (`asking.intervals`), in the order of their ids, after one; at most `limit`. */
  readonly snapshot: (asking: Asking, after: string | null, limit: number) => Promise<readonly WholeRow<R>[]>
  /** The same rows as they are now, by id; one that is not answered is told as gone. */
  readonly present: (asking: Asking, ids: readonly string[]) => Promise<readonly WholeRow<R>[]>
}

/** A row with its id. */
export interface WholeRow<R> {
  readonly id: string
  readonly row: R
}

/** Rows in one answer: two or three seconds on a poor line, so that a cut loses little. */
const rowsAtOnce = 500
/** Facts looked through for one answer. */
const factsAtOnce = 2_000
/** A phone carries wards, not cities: of wider posts nothing is brought along. */
const mostZones = 3
/** A cursor older than this begins anew: cheaper than looking through so much journal. In milliseconds: thirty days. */
const oldestMs = 30 * 86_400_000
/** A transaction may write its facts so long after its moment, in milliseconds. */
const lateMs = 3_600_000

/**
 * A question that answers what changed since a cursor: the first time the whole set, page by page; later only rows that
 * facts in the journal speak of. Nothing is skipped, a row may come twice. When the areas that the asker may see change, the
 * set begins anew, so that a phone keeps nothing that is no longer its holder's.
 */
export function defineChangesRead<R>(contract: ReadContract<ChangesQuery, Changes<R>>, source: ChangesSource<R>): Read {
  return defineRead(contract, async (wide, { cursor }) => {
    const areas = carriedAreas(wide, contract.permission)
    const asking = { ...wide, intervals: areas }
    const scope = scopeOf(
      contract.path,
      source.version,
      areas.map(({ id }) => id),
    )
    const known = readChangesCursor(cursor, scope)
    const isOld = known !== undefined && Date.parse(asking.now) - Date.parse(known.at) > oldestMs
    if (known && !isOld && !known.isComing) return sinceThen(asking, source, known)
    const at = known && !isOld ? known : await fromNowOn(asking, scope)
    return wholeSet(asking, source, { at, fresh: at !== known })
  })
}

interface CarriedArea extends Interval {
  readonly id: number
}

function carriedAreas({ actor, tree }: Asking, permission: string): CarriedArea[] {
  const held = actor.scopes.filter(({ permissions }) => permissions.has(permission))
  const places = [...new Set(held.map(({ areaId }) => areaId))].flatMap((areaId) => tree.find(areaId) ?? [])
  return places.filter((place) => tree.zonesIn([place]).length === 1).slice(0, mostZones)
}

async function fromNowOn({ db, now }: Asking, scope: string): Promise<ChangesCursor> {
  return { scope, since: { xid: await readHorizon(db), seq: 0 }, at: now, after: null, isComing: true }
}

async function wholeSet<R>(
  asking: Asking,
  source: ChangesSource<R>,
  { at, fresh }: { readonly at: ChangesCursor; readonly fresh: boolean },
): Promise<Changes<R>> {
  const rows = asking.intervals.length === 0 ? [] : await source.snapshot(asking, at.after, rowsAtOnce)
  const isComing = rows.length === rowsAtOnce
  const after = rows.at(-1)?.id ?? at.after
  return { fresh, changes: rows, cursor: writeChangesCursor({ ...at, after, isComing }), more: isComing }
}

async function sinceThen<R>(asking: Asking, source: ChangesSource<R>, from: ChangesCursor): Promise<Changes<R>> {
  const horizon = await readHorizon(asking.db)
  const facts = asking.intervals.length === 0 ? [] : await factsSince(asking, source, { from, horizon })
  const ids = [...new Set(facts.map(({ subjectId }) => subjectId))]
  const rows = ids.length === 0 ? [] : await source.present(asking, ids)
  const byId = new Map(rows.map(({ id, row }) => [id, row]))
  const changes: RowChange<R>[] = ids.map((id) => ({ id, row: byId.get(id) ?? null }))
  const last = facts.length === factsAtOnce ? facts.at(-1) : undefined
  const since: Position = last ? { xid: last.xid, seq: last.seq } : { xid: horizon, seq: 0 }
  const at = last ? toInstant(Math.max(Date.parse(from.at), Date.parse(last.recordedAt) - lateMs)) : asking.now
  return { fresh: false, changes, cursor: writeChangesCursor({ ...from, since, at }), more: last !== undefined }
}

interface Fact {
  readonly subjectId: string
  readonly xid: string
  readonly seq: number
  readonly recordedAt: Instant
}

/** Facts of the set in its zones, oldest first, only below the oldest transaction still running. */
async function factsSince(
  { db, tree, intervals }: { readonly db: Db } & Pick<Asking, 'tree' | 'intervals'>,
  { facts }: Pick<ChangesSource<unknown>, 'facts'>,
  { from, horizon }: { readonly from: ChangesCursor; readonly horizon: string },
): Promise<Fact[]> {
  const early = toInstant(Date.parse(from.at) - lateMs)
  const { rows } = await sql<Fact>`
    select subject_id as "subjectId", xid::text as xid, seq, recorded_at as "recordedAt" from journal
    where zone_id = any(${tree.zonesIn(intervals)}::int[]) and recorded_at >= ${early}
      and (xid, seq) > (${from.since.xid}::xid8, ${from.since.seq}::bigint) and xid < ${horizon}::xid8
      and type = any(${[...facts]}::text[]) and subject_id is not null
    order by journal.xid, journal.seq limit ${factsAtOnce}`.execute(db)
  return rows
}
