import type { RowReader } from '#platform/row-reader'
import { CityIndex } from '../kernel/city-index.ts'
import { PlaceTraits } from '../kernel/place-traits.ts'
import type { Ventilation } from '../tracer.contract.ts'
import { bringForward } from './bring-forward.ts'
import { type CitySnapshot, keepSnapshot, openSnapshot } from './city-snapshot.ts'
import { type CityView, type FollowedCity, holderOf, type IndexedCity, readBatches } from './indexed-city.ts'
import { readLinks } from './link-rows.ts'
import { readSealed } from './read-sealed.ts'

/** A city as it was read: the index, and which batches are in it. */
export interface ReadCity extends FollowedCity {
  /** The oldest transaction that was still writing: the journal is read from it on. */
  readonly fromXid: string
  /** The last entry of the journal that is in it. */
  readonly seq: number
  readonly from: 'database' | 'snapshot'
  readonly readMs: number
  /** Why the snapshot could not be used, or kept. */
  readonly snapshotFault?: string
}

/** What is read, and from where. */
export interface CityToRead {
  /** Minute since 2020 at which the window begins. */
  readonly start: number
  /** Where snapshots lie. */
  readonly folder: string
  /** Reads everything from the database, and keeps it, whatever snapshot there is. */
  readonly readsAll: boolean
}

/**
 * Reads the whole window in one view of the database, so that it is known of every batch whether it is in: from the snapshot
 * and what was written since, or from the beginning.
 */
export async function readCity(reader: RowReader, asked: CityToRead): Promise<ReadCity> {
  const since = performance.now()
  await reader.rows('begin isolation level repeatable read read only')
  const rows = await reader.rows<{ xid: string; seq: number }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as xid,
            coalesce((select seq from journal order by xid desc, seq desc limit 1), 0)::float8 as seq`,
  )
  const view: CityView = { batches: await readBatches(reader), traits: await readPlaces(reader) }
  const restored = asked.readsAll ? {} : await restore(reader, asked, view)
  const city = restored.city ?? (await readAll(reader, asked.start, view))
  await readLinks(reader, city.index)
  await reader.rows('commit')
  const fault = restored.city ? undefined : (keep(asked, city.index, view) ?? restored.fault)
  return {
    ...city,
    isTakenIn: holderOf(view.batches),
    fromXid: rows[0]?.xid ?? '0',
    seq: rows[0]?.seq ?? 0,
    from: restored.city ? 'snapshot' : 'database',
    readMs: performance.now() - since,
    ...(fault === undefined ? {} : { snapshotFault: fault }),
  }
}

interface Restored {
  readonly city?: IndexedCity
  readonly fault?: string
}

async function restore(reader: RowReader, { folder, start }: CityToRead, view: CityView): Promise<Restored> {
  let snapshot: CitySnapshot | undefined
  try {
    snapshot = openSnapshot(folder, start)
  } catch (error) {
    // The database knows everything that was in it.
    return { fault: `not read: ${error}` }
  }
  return snapshot ? bringForward(reader, snapshot, view) : {}
}

async function readAll(reader: RowReader, start: number, { batches, traits }: CityView): Promise<IndexedCity> {
  const { base, near } = await readSealed(reader, start)
  return { index: new CityIndex({ start, base, near }), traits, inBase: holderOf(batches) }
}

/** Keeps what was read. A full or missing disk only means that the next start reads the database again. */
function keep({ folder, start }: CityToRead, { base, near }: CityIndex, { batches }: CityView): string | undefined {
  try {
    keepSnapshot(folder, { start, base, near, batches })
    return undefined
  } catch (error) {
    return `not kept: ${error}`
  }
}

async function readPlaces(reader: RowReader): Promise<PlaceTraits> {
  const traits = new PlaceTraits()
  const rows = await reader.rows<{ number: number; capacity: number | null; ventilation: Ventilation }>(
    'select number, capacity, ventilation from trace_places order by number desc',
  )
  for (const { number, ...place } of rows) traits.set(number, place)
  return traits
}
