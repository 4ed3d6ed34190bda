import { planCity, type SyntheticCity } from '../../../apps/city/city-plan.ts'
import { walkVisits } from '../../../apps/city/walk-visits.ts'
import { CityIndex } from '../../../rooms/tracing/server/tracer/kernel/city-index.ts'
import { exposingPlaces } from '../../../rooms/tracing/server/tracer/kernel/exposing-places.ts'
import { NearTies, ringsOf } from '../../../rooms/tracing/server/tracer/kernel/near-ties.ts'
import { packTimes } from '../../../rooms/tracing/server/tracer/kernel/packed-times.ts'
import { PlaceTraits } from '../../../rooms/tracing/server/tracer/kernel/place-traits.ts'
import { rankLevel } from '../../../rooms/tracing/server/tracer/kernel/rank-level.ts'
import { endTrace, openTraceRoom, runTrace } from '../../../rooms/tracing/server/tracer/kernel/run-trace.ts'
import { buildBase } from '../../../rooms/tracing/server/tracer/kernel/sealed-visits.ts'
import { type TraceSums, traceSums } from '../../../rooms/tracing/server/tracer/kernel/trace-sums.ts'
import type { TraceTerms } from '../../../rooms/tracing/server/tracer/kernel/trace-terms.ts'
import { VisitColumns } from '../../../rooms/tracing/server/tracer/kernel/visit-columns.ts'

/** End of the window of the bench: fourteen days. */
export const windowEnd = 20_160

/** One measured trace: wall and processor time in milliseconds. */
export interface Measured extends TraceSums {
  readonly ms: number
  readonly cpuMs: number
}

/** A synthetic city with its index, and how long both took. */
export interface TracedCity {
  readonly city: SyntheticCity
  readonly index: CityIndex
  readonly walkMs: number
  readonly buildMs: number
  readonly buildCpuMs: number
  ask(seeds: readonly number[], hops: number): Measured
  /** The same with the most exposed of each level ranked and explained: what the thread answers. */
  rank(seeds: readonly number[], hops: number, cap: number): Measured
}

/** Walks a city into columns and builds the index from them. */
export function traceCity(people: number, visitsPerPerson: number): TracedCity {
  const since = performance.now()
  const city = planCity({ people, days: 14, seed: 1, visitsPerPerson })
  const columns = new VisitColumns()
  walkVisits(city, (person, place, enter, leave) => columns.add(person, place, packTimes(enter, leave)))
  const walkMs = performance.now() - since
  const cpu = process.cpuUsage()
  const base = buildBase(columns, { people, places: city.places })
  const near = new NearTies(ringsOf(city.householdOf, city.households))
  const index = new CityIndex({ start: 0, base, near })
  const buildMs = performance.now() - since - walkMs
  const room = openTraceRoom()
  const traits = new PlaceTraits()
  return {
    city,
    index,
    walkMs,
    buildMs,
    buildCpuMs: cpuSince(cpu),
    ask(seeds, hops) {
      const terms = termsOf(seeds, hops)
      const from = performance.now()
      const used = process.cpuUsage()
      runTrace(index, room, terms)
      const measured = { ms: performance.now() - from, cpuMs: cpuSince(used), ...traceSums(index) }
      endTrace(index, terms)
      return measured
    },
    rank(seeds, hops, cap) {
      const terms = termsOf(seeds, hops)
      const from = performance.now()
      const used = process.cpuUsage()
      runTrace(index, room, terms)
      index.reach.label(terms.seeds)
      for (let level = 1; level <= hops; level++) rankLevel(index, terms, { level, cap, traits })
      exposingPlaces(index, terms.leastMinutes)
      const measured = { ms: performance.now() - from, cpuMs: cpuSince(used), ...traceSums(index) }
      endTrace(index, terms)
      return measured
    },
  }
}

/** The worst case of every trace here: infectious all the time, no latent period, fifteen minutes, households after twelve hours. */
export function termsOf(seeds: readonly number[], hops: number): TraceTerms {
  return {
    seeds: seeds.map((person) => ({ person, from: 0, until: windowEnd })),
    hops,
    leastMinutes: 15,
    latentMinutes: 0,
    householdMinutes: 720,
    until: windowEnd,
    links: false,
  }
}

/** People spread over a city, the same each time. */
export function seedsOf(people: number, count: number, from = 0): number[] {
  const seeds = Array.from({ length: count }, (_, at) =>
    Math.floor(((((at + from) * 7919 + 13) % 1_000_003) / 1_000_003) * people),
  )
  return [...new Set(seeds)]
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
