import type { RowReader } from '#platform/row-reader'
import { CityIndex } from '../kernel/city-index.ts'
import { NearTies } from '../kernel/near-ties.ts'
import { lastEnter } from '../kernel/packed-times.ts'
import { PlaceTraits } from '../kernel/place-traits.ts'
import { type Base, buildBase } from '../kernel/sealed-visits.ts'
import { VisitColumns } from '../kernel/visit-columns.ts'
import { shortestMinutes, type Ventilation } from '../tracer.contract.ts'

/** A city as it was read: the index, what is known of its places, and which batches are in it. */
export interface ReadCity {
  readonly index: CityIndex
  readonly traits: PlaceTraits
  /** Whether what a batch wrote was there when the city was read. */
  readonly inBase: (batch: number) => boolean
  /** The oldest transaction that was still writing: the journal is read from it on. */
  readonly fromXid: string
  readonly readMs: number
  readonly sortMs: number
}

/** Batches below the newest by more than this were committed long ago. */
const recentBatches = 100_000

/** Reads the whole window in one view of the database, so that it is known of every batch whether it is in. */
export async function readCity(reader: RowReader, start: number): Promise<ReadCity> {
  const since = performance.now()
  await reader.rows('begin isolation level repeatable read read only')
  const rows = await reader.rows<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  const inBase = await readBatches(reader)
  const { household, households } = await readPeople(reader)
  const { places, traits } = await readPlaces(reader)
  const columns = await readStays(reader, start)
  const near = new NearTies(household, households)
  await readLinks(reader, start, near)
  await reader.rows('commit')
  const readMs = performance.now() - since
  const base: Base = buildBase(columns, { people: household.length, places })
  const sortMs = performance.now() - since - readMs
  const index = new CityIndex({ start, base, near })
  return { index, traits, inBase, fromXid: rows[0]?.xid ?? '0', readMs, sortMs }
}

async function readBatches(reader: RowReader): Promise<(batch: number) => boolean> {
  const rows = await reader.rows<{ last: number }>('select coalesce(max(number), 0) as last from stay_batches')
  const floor = (rows[0]?.last ?? 0) - recentBatches
  const recent = await reader.rows<{ number: number }>('select number from stay_batches where number > $1', [floor])
  const known = new Set(recent.map(({ number }) => number))
  return (batch) => batch <= floor || known.has(batch)
}

/** Households get numbers in the order of their ids. */
async function readPeople(reader: RowReader): Promise<{ household: Int32Array; households: number }> {
  const rows = await reader.rows<{ last: number }>('select coalesce(max(number), 0) as last from trace_people')
  const household = new Int32Array((rows[0]?.last ?? 0) + 1).fill(-1)
  let households = 0
  const query = `select number, (dense_rank() over (order by household_id))::int - 1 as home from trace_people
    where household_id is not null`
  await reader.eachRow(query, 2, (row) => {
    const home = row[1] as number
    household[row[0] as number] = home
    if (home >= households) households = home + 1
  })
  return { household, households }
}

async function readPlaces(reader: RowReader): Promise<{ places: number; traits: PlaceTraits }> {
  const traits = new PlaceTraits()
  const rows = await reader.rows<{ number: number; capacity: number | null; ventilation: Ventilation }>(
    'select number, capacity, ventilation from trace_places order by number desc',
  )
  for (const { number, ...place } of rows) traits.set(number, place)
  return { places: (rows[0]?.number ?? 0) + 1, traits }
}

async function readStays(reader: RowReader, start: number): Promise<VisitColumns> {
  const columns = new VisitColumns()
  const query = `select person, place, (enter_minute - ${start}) * 65536 + leave_minute - ${start} from stays
    where enter_minute between ${start} and ${start + lastEnter} and leave_minute - enter_minute >= ${shortestMinutes}`
  await reader.eachRow(query, 3, (row) => columns.add(row[0] as number, row[1] as number, row[2] as number))
  return columns
}

async function readLinks(reader: RowReader, start: number, near: NearTies): Promise<void> {
  const rows = await reader.rows<LinkRow>(`${linkColumns} from trace_links`)
  for (const row of rows) setLink(near, row, start)
}

/** A row of `trace_links`. */
export interface LinkRow {
  readonly id: string
  readonly one: number
  readonly other: number
  readonly from: number
  readonly until: number
}

/** Columns of a {@link LinkRow}. */
export const linkColumns = 'select link_id as id, one, other, from_minute as "from", until_minute as until'

/** Keeps a reported contact, in minutes of the window; what lies before it shrinks to its beginning. */
export function setLink(near: NearTies, { id, one, other, from, until }: LinkRow, start: number): void {
  near.setTie(id, [one, other], { from: Math.max(0, from - start), until: until < from ? -1 : until - start })
}
