import type { RowReader } from '#platform/row-reader'
import type { CityIndex } from '../kernel/city-index.ts'
import type { PlaceTraits } from '../kernel/place-traits.ts'

/** An index and what is known of its places. */
export interface IndexedCity {
  readonly index: CityIndex
  readonly traits: PlaceTraits
  /** Whether what a batch wrote lies in the sealed visits. */
  readonly inBase: (batch: number) => boolean
}

/** An index that is told of batches. */
export interface FollowedCity extends IndexedCity {
  /** Whether what a batch wrote was there when the city was read. */
  readonly isTakenIn: (batch: number) => boolean
}

/** Which batches a view of the database holds: all to a number, and of those after it these. */
export interface KnownBatches {
  readonly floor: number
  readonly recent: readonly number[]
  /** The newest of them, and the intent that wrote it: tells this database from another with the same numbers. */
  readonly last: { readonly number: number; readonly id: string } | null
}

/** What a view of the database holds, as far as it is small. */
export interface CityView {
  readonly batches: KnownBatches
  readonly traits: PlaceTraits
}

/** Batches below the newest by more than this were committed long ago. */
const recentBatches = 100_000

/** Which batches there are. */
export async function readBatches(reader: RowReader): Promise<KnownBatches> {
  const [last] = await reader.rows<{ number: number; id: string }>(
    'select number, id from stay_batches order by number desc limit 1',
  )
  const floor = Math.max(0, (last?.number ?? 0) - recentBatches)
  const recent = await reader.rows<{ number: number }>('select number from stay_batches where number > $1', [floor])
  return { floor, recent: recent.map(({ number }) => number), last: last ?? null }
}

/** Tells of a batch whether it is among the known. */
export function holderOf({ floor, recent }: KnownBatches): (batch: number) => boolean {
  const known = new Set(recent)
  return (batch) => batch <= floor || known.has(batch)
}
