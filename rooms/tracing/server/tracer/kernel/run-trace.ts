import type { CityIndex } from './city-index.ts'
import { DenseRoom, denseHop } from './dense-hop.ts'
import { nearHop } from './near-hop.ts'
import { seedLevel } from './reach.ts'
import { frontierDegree, sparseHop } from './sparse-hop.ts'
import { StartWindows } from './start-windows.ts'
import type { TraceTerms } from './trace-terms.ts'

/** Above this share of all visits a hop goes through every place instead of from person to place (Beamer et al. 2012). */
const denseShare = 0.02

/** Working room that traces share. */
export interface TraceRoom {
  readonly windows: StartWindows
  readonly dense: DenseRoom
}

/** Opens working room; it grows with what runs in it. */
export const openTraceRoom = (): TraceRoom => ({ windows: new StartWindows(), dense: new DenseRoom() })

/**
 * Earliest exposure of everybody within some hops, hop by hop; the answer stands in `index.reach` until the next trace.
 * Seeds with one person twice are the caller's fault.
 */
export function runTrace(index: CityIndex, room: TraceRoom, terms: TraceTerms): void {
  const { reach } = index
  start(index, terms)
  for (reach.hop = 1; reach.hop <= terms.hops && reach.frontierCount > 0; reach.hop++) {
    nearHop(index, terms)
    const many = index.base.visits * denseShare
    // The first hop is never dense: only there do people stop exposing others at a time of their own.
    if (reach.hop > 1 && frontierDegree(index, many) > many) denseHop(index, room.dense, terms)
    else sparseHop(index, room.windows, terms)
    if (reach.hop < terms.hops) reach.advance(terms.latentMinutes)
  }
}

function start({ reach }: CityIndex, { seeds }: TraceTerms): void {
  for (const { person, from } of seeds) {
    const at = reach.frontierCount++
    reach.frontier[at] = person
    reach.ready[at] = from
    reach.levelOf[person] = seedLevel
    // Nobody exposes those it starts from: nothing is earlier than minute 0.
    reach.exposed[person] = 0
  }
}

/** Wipes a trace away; the next one needs it. */
export function endTrace({ reach }: CityIndex, { seeds }: TraceTerms): void {
  reach.wipe(seeds)
}
