import type { CityIndex } from './city-index.ts'

/** People reached at each level, and the sum of their minutes of exposure: what two ways to trace are compared by. */
export interface TraceSums {
  readonly levels: readonly [number, number, number]
  readonly minutes: number
}

/** Sums over the trace that stands in the index. */
export function traceSums({ reach }: CityIndex): TraceSums {
  const [, first, second, third] = reach.levelEnds as [number, number, number, number]
  let minutes = 0
  for (let at = 0; at < reach.reachedCount; at++) minutes += reach.exposed[reach.reached[at] as number] as number
  return { levels: [first, second - first, third - second], minutes }
}
