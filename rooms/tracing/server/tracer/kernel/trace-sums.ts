import type { CityIndex } from './city-index.ts'

/** People reached at each level, and the sum of their minutes of exposure: what two ways to trace are compared by. */
export interface TraceSums {
  readonly levels: readonly [number, number, number]
  readonly minutes: number
}

/** Sums over the trace that stands in the index. */
export function traceSums({ reach }: CityIndex): TraceSums {
  const levels: [number, number, number] = [0, 0, 0]
  let minutes = 0
  for (let at = 0; at < reach.reachedCount; at++) {
    const person = reach.reached[at] as number
    levels[((reach.levelOf[person] as number) - 1) as 0 | 1 | 2] += 1
    minutes += reach.exposed[person] as number
  }
  return { levels, minutes }
}
