import type { CityIndex } from './city-index.ts'
import { exposurePlace } from './exposure-place.ts'

/** A place, and how many were exposed there at each level. */
export interface ExposingPlace {
  readonly place: number
  readonly byLevel: readonly [number, number, number]
}

const mostPlaces = 100
/** Of each level so many are looked at, the first found. */
const mostLookedAt = 20_000

/** The places where most people were exposed, nearest levels first, and how many more there are. */
export function exposingPlaces(index: CityIndex, least: number): { places: ExposingPlace[]; leftOut: number } {
  const counts = new Map<number, [number, number, number]>()
  for (const level of [1, 2, 3] as const) {
    for (const person of index.reach.peopleOf(level).subarray(0, mostLookedAt)) {
      const { place } = exposurePlace(index, person, least)
      if (place < 0) continue
      const count = counts.get(place) ?? [0, 0, 0]
      count[level - 1] = (count[level - 1] as number) + 1
      counts.set(place, count)
    }
  }
  const all = [...counts].map(([place, byLevel]): ExposingPlace => ({ place, byLevel }))
  all.sort((one, other) => weightOf(other) - weightOf(one) || one.place - other.place)
  return { places: all.slice(0, mostPlaces), leftOut: Math.max(0, all.length - mostPlaces) }
}

/** Nearer levels weigh more: a place with ten F1 stands before one with fifty F3. */
function weightOf({ byLevel }: ExposingPlace): number {
  return byLevel[0] * 100 + byLevel[1] * 10 + byLevel[2]
}
