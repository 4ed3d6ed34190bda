import { keepSnapshot } from '../../../rooms/tracing/server/tracer/thread/city-snapshot.ts'
import type { KnownBatches } from '../../../rooms/tracing/server/tracer/thread/indexed-city.ts'
import { traceCity } from './traced-city.ts'

/** What is kept where. */
export interface CityToKeep {
  readonly people: number
  readonly visitsPerPerson: number
  readonly folder: string
  /** Minute since 2020 at which its fourteen days begin. */
  readonly start: number
  readonly batches: KnownBatches
}

/** What came of it. */
export interface KeptCity {
  readonly visits: number
  readonly places: number
  readonly keepMs: number
}

/** In a process of its own: writes a synthetic city as the snapshot that a tracer finds when it begins. */
process.on('message', ({ people, visitsPerPerson, folder, start, batches }: CityToKeep) => {
  const { index } = traceCity(people, visitsPerPerson)
  const since = performance.now()
  keepSnapshot(folder, { start, base: index.base, near: index.near, batches })
  const kept: KeptCity = { visits: index.base.visits, places: index.places, keepMs: performance.now() - since }
  process.send?.(kept, () => process.exit(0))
})
