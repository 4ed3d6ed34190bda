import type { RiskParts } from '../tracer.contract.ts'
import type { CityIndex } from './city-index.ts'
import { addAt } from './counting.ts'
import { explain, type Tied } from './explain.ts'
import { exposurePlace } from './exposure-place.ts'
import type { PlaceTraits } from './place-traits.ts'
import { riskOf } from './risk.ts'
import type { TraceTerms } from './trace-terms.ts'

/** Most people of a level that are compared; the others stand behind them by time of exposure. */
const mostCompared = 50_000

/** Somebody of a level, explained. */
export interface Ranked {
  readonly person: number
  readonly exposed: number
  readonly tied: Tied
  readonly risk: number
  readonly parts: RiskParts
}

/** One level of a trace, most exposed first. */
export interface RankedLevel {
  readonly found: number
  readonly compared: number
  readonly people: readonly Ranked[]
}

/**
 * Ranks a level in three strokes, each over fewer: those exposed earliest; of them the likeliest by a rough look at the place
 * where they were reached; those explained exactly and put in order.
 */
export function rankLevel(
  index: CityIndex,
  terms: TraceTerms,
  { level, cap, traits }: { readonly level: number; readonly cap: number; readonly traits: PlaceTraits },
): RankedLevel {
  const { found, people } = earliestOf(index, level)
  const likely = people.length <= cap ? people : likeliest(index, people, { terms, cap: cap + (cap >> 1), traits })
  const ranked = likely.flatMap((person): Ranked[] => {
    const tied = explain(index, terms, person)
    if (!tied) return []
    return [{ person, exposed: index.reach.exposed[person] as number, tied, ...riskOfTie(tied, traits) }]
  })
  ranked.sort((one, other) => other.risk - one.risk || one.exposed - other.exposed || one.person - other.person)
  return { found, compared: people.length, people: ranked.slice(0, cap) }
}

function riskOfTie(tied: Tied, traits: PlaceTraits): { risk: number; parts: RiskParts } {
  const { kind, place, total } = tied
  const capacity = place === null ? null : traits.capacityOf(place)
  return riskOf({
    kind,
    minutes: total,
    capacity,
    ventilation: place === null ? 'unknown' : traits.ventilationOf(place),
  })
}

/** The people of a level; of very many those exposed first, to the minute. */
function earliestOf({ reach }: CityIndex, level: number): { found: number; people: number[] } {
  const all = reach.peopleOf(level)
  if (all.length <= mostCompared) return { found: all.length, people: [...all] }
  const perMinute = new Uint32Array(0x10000)
  for (const person of all) addAt(perMinute, reach.exposed[person] as number, 1)
  let last = 0
  for (let sum = 0; last < perMinute.length; last++) {
    sum += perMinute[last] as number
    if (sum >= mostCompared) break
  }
  const people: number[] = []
  for (const person of all) {
    if ((reach.exposed[person] as number) <= last && people.length < mostCompared) people.push(person)
  }
  return { found: all.length, people }
}

/** A rough risk by the place where somebody was reached and how long they stayed; at home, where they were at none. */
function likeliest(
  index: CityIndex,
  people: readonly number[],
  { terms, cap, traits }: { readonly terms: TraceTerms; readonly cap: number; readonly traits: PlaceTraits },
): number[] {
  const rough = people.map((person) => {
    const { place, minutes } = exposurePlace(index, person, terms.leastMinutes)
    if (place < 0) return { person, risk: 1 }
    const air = { capacity: traits.capacityOf(place), ventilation: traits.ventilationOf(place) }
    return { person, risk: riskOf({ kind: 'visit', minutes, ...air }).risk }
  })
  rough.sort((one, other) => other.risk - one.risk || one.person - other.person)
  return rough.slice(0, cap).map(({ person }) => person)
}
