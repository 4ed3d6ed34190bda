import type { CityIndex } from './city-index.ts'
import { addAt } from './counting.ts'

/** A place, and how many were first reached there at each level. */
export interface ExposingPlace {
  readonly place: number
  readonly byLevel: readonly [number, number, number]
}

const mostPlaces = 100

/** The places where most people were first reached, and how many more there are. */
export function exposingPlaces({ reach, places }: CityIndex): { places: ExposingPlace[]; leftOut: number } {
  const counts = new Uint32Array(places * 3)
  const touched: number[] = []
  for (let at = 0; at < reach.reachedCount; at++) {
    const person = reach.reached[at] as number
    const place = reach.via[person] as number
    if (place < 0) continue
    const key = place * 3
    if (((counts[key] as number) | (counts[key + 1] as number) | (counts[key + 2] as number)) === 0) touched.push(place)
    addAt(counts, key + (reach.levelOf[person] as number) - 1, 1)
  }
  const all = touched.map((place): ExposingPlace => {
    const key = place * 3
    return { place, byLevel: [counts[key] as number, counts[key + 1] as number, counts[key + 2] as number] }
  })
  all.sort((one, other) => weightOf(other) - weightOf(one) || one.place - other.place)
  return { places: all.slice(0, mostPlaces), leftOut: Math.max(0, all.length - mostPlaces) }
}

/** Nearer levels weigh more: a place with ten F1 stands before one with fifty F3. */
function weightOf({ byLevel }: ExposingPlace): number {
  return byLevel[0] * 100 + byLevel[1] * 10 + byLevel[2]
}
