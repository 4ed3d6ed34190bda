import type { RowReader } from '#platform/row-reader'
import { CityIndex, type StayRow } from '../kernel/city-index.ts'
import { lastEnter } from '../kernel/packed-times.ts'
import { applyRest } from './apply-batches.ts'
import type { CitySnapshot } from './city-snapshot.ts'
import { type CityView, holderOf, type IndexedCity, type KnownBatches } from './indexed-city.ts'

/** Above this share of the sealed visits it is quicker, and answers are, to read everything again. */
const mostSince = 0.2
/** So few are always quicker. */
const leastSince = 10_000
const batchesAtOnce = 1000
const rowsAtOnce = 10_000

/** What came of a snapshot: a city, or why it is of no use. */
type Brought = { readonly city: IndexedCity } | { readonly fault: string }

/**
 * A snapshot with what was written since: the visits of later batches, and what these changed of the sealed ones. Not where it
 * is of another database (one put back from an older copy), or where so much was written that sorting it anew is better.
 */
export async function bringForward(reader: RowReader, snapshot: CitySnapshot, view: CityView): Promise<Brought> {
  const { start, base, near, batches } = snapshot
  const inBase = holderOf(batches)
  const fresh = view.batches.recent.filter((batch) => !inBase(batch)).sort((one, other) => one - other)
  if (!(await isOfThisDatabase(reader, batches, view.batches))) return { fault: 'of another database, or too old' }
  const since = await visitsOf(reader, fresh)
  if (since > Math.max(leastSince, base.visits * mostSince)) return { fault: `${since} visits were written since` }
  const city: IndexedCity = { index: new CityIndex({ start, base, near }), traits: view.traits, inBase }
  await appendStays(reader, city, fresh)
  for (let at = 0; at < fresh.length; at += batchesAtOnce) {
    await applyRest(reader, city, fresh.slice(at, at + batchesAtOnce))
  }
  return { city }
}

/** The newest batch of the snapshot is there, and none after it is too old to be told apart. */
async function isOfThisDatabase(reader: RowReader, { last }: KnownBatches, { floor }: KnownBatches): Promise<boolean> {
  if (!last || floor > last.number) return false
  const rows = await reader.rows('select 1 from stay_batches where number = $1 and id = $2', [last.number, last.id])
  return rows.length === 1
}

async function visitsOf(reader: RowReader, batches: readonly number[]): Promise<number> {
  const [row] = await reader.rows<{ visits: number }>(
    'select coalesce(sum(visits), 0)::float8 as visits from stay_batches where number = any($1::int[])',
    [batches],
  )
  return row?.visits ?? 0
}

/** The visits of these batches, by COPY. */
async function appendStays(reader: RowReader, { index }: IndexedCity, fresh: readonly number[]): Promise<void> {
  const [first] = fresh
  if (first === undefined) return
  const isFresh = new Set(fresh)
  const { start } = index
  let rows: StayRow[] = []
  const query = `select (visit / 65536)::int, (visit % 65536)::int, person, place, enter_minute, leave_minute from stays
    where visit >= ${first} * 65536::bigint and enter_minute between ${start} and ${start + lastEnter}`
  await reader.eachRow(query, 6, ([batch = 0, line = 0, person = 0, place = 0, enter = 0, leave = 0]) => {
    if (!isFresh.has(batch)) return
    rows.push({ visit: batch * 65_536 + line, person, place, enter, leave })
    if (rows.length < rowsAtOnce) return
    index.record(rows)
    rows = []
  })
  index.record(rows)
}
