import { bytesOfBase } from '../../../rooms/tracing/server/tracer/kernel/sealed-visits.ts'
import { type Measured, seedsOf, traceCity } from './traced-city.ts'

/** What is measured at full size. */
export interface FullSize {
  readonly people: number
  readonly visits: number
  readonly places: number
  readonly baseBytes: number
  readonly allBytes: number
  readonly residentMb: number
  readonly walkMs: number
  readonly buildMs: number
  readonly buildCpuMs: number
  readonly oneToF1: readonly Measured[]
  readonly oneToF2: readonly Measured[]
  readonly oneToF3: readonly Measured[]
  readonly manyToF1: readonly Measured[]
  readonly manyToF2: readonly Measured[]
  readonly oneRanked: readonly Measured[]
}

/** In a process of its own: what it takes goes back to the machine with it. */
process.on('message', ({ people, visitsPerPerson }: { people: number; visitsPerPerson: number }) => {
  const traced = traceCity(people, visitsPerPerson)
  const { index, ask, rank } = traced
  // Once warm, as a thread that has answered some questions is.
  for (const seed of seedsOf(people, 60, 100_000)) ask([seed], 2)
  const many = seedsOf(people, 774)
  const measured: FullSize = {
    people,
    visits: index.base.visits,
    places: index.places,
    oneToF1: seedsOf(people, 774).map((seed) => ask([seed], 1)),
    oneToF2: seedsOf(people, 774).map((seed) => ask([seed], 2)),
    oneToF3: seedsOf(people, 15).map((seed) => ask([seed], 3)),
    manyToF1: Array.from({ length: 9 }, () => ask(many, 1)),
    manyToF2: Array.from({ length: 3 }, () => ask(many, 2)),
    oneRanked: seedsOf(people, 40).map((seed) => rank([seed], 2, 500)),
    baseBytes: bytesOfBase(index.base),
    allBytes: index.bytes,
    residentMb: process.memoryUsage.rss() / 2 ** 20,
    walkMs: traced.walkMs,
    buildMs: traced.buildMs,
    buildCpuMs: traced.buildCpuMs,
  }
  process.send?.(measured, () => process.exit(0))
})
