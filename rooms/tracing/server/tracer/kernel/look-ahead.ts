import type { CityIndex } from './city-index.ts'
import { spanStart } from './place-spans.ts'
import type { SpanList } from './span-list.ts'

/** How many people, or places, are fetched together. */
export const atOnce = 64
/** Rows after the first that lie in the next line of memory. */
const nextLine = 32

/**
 * Reads ahead what a hop is about to need. What lies anywhere in two gigabytes has to be waited for, and a search that decides
 * at each step waits each time anew; sixty-four plain looks in a row wait beside each other. This took two fifths off an F3.
 */
export class LookAhead {
  private readonly rows = new Int32Array(atOnce)
  /** Says nothing to anybody: that it is written keeps the looks from being left out. */
  seen = 0

  /** Who lives with the frontier from one to another, {@link atOnce} at most; and whether they are exposed. */
  homes({ near, reach }: CityIndex, from: number, to: number): void {
    const { nextMate } = near
    const { exposed } = reach
    let seen = 0
    for (let at = from; at < to; at++) {
      const person = reach.frontier[at] as number
      seen ^= (nextMate[person] as number) ^ (exposed[person] as number)
    }
    this.seen = seen
  }

  /** The stays of the frontier from one to another. */
  stays({ base, reach }: CityIndex, from: number, to: number): void {
    const { rows } = this
    let seen = 0
    for (let at = from; at < to; at++) {
      rows[at - from] = base.personFrom[Math.min(reach.frontier[at] as number, base.people)] as number
    }
    for (let at = 0; at < to - from; at++) {
      const row = rows[at] as number
      seen ^= (base.personPlace[row] as number) ^ (base.personTimes[row] as number)
    }
    this.seen = seen
  }

  /** Where each of these spans begins at its place. */
  spans({ base }: CityIndex, spans: SpanList, least: number): void {
    const { placeTimes, placePerson } = base
    let seen = 0
    for (let at = 0; at < spans.count; at++) {
      const place = spans.place[at] as number
      const earliest = (spans.first[at] as number) + least - (base.placeLongest[place] as number)
      const row = spanStart(base, place, earliest)
      seen ^= (placeTimes[row] as number) ^ (placePerson[row] as number)
      seen ^= (placeTimes[row + nextLine] as number) ^ (placePerson[row + nextLine] as number)
    }
    this.seen = seen
  }
}
