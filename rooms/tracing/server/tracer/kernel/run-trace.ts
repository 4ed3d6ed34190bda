import type { CityIndex } from './city-index.ts'
import { DenseRoom, denseHop } from './dense-hop.ts'
import { nearHop } from './near-hop.ts'
import { frontierDegree, type SparseRoom, sparseHop } from './sparse-hop.ts'
import { StartWindows } from './start-windows.ts'
import type { TraceTerms } from './trace-terms.ts'

/** Above this share of all visits a hop goes through every place instead of from person to place (Beamer et al. 2012). */
const denseShare = 0.02

/** Working room that traces share. */
export interface TraceRoom {
  readonly sparse: SparseRoom
  readonly dense: DenseRoom
}

/** Opens working room; it grows with what runs in it. */
export const openTraceRoom = (): TraceRoom => {
  const dense = new DenseRoom()
  return { sparse: { windows: new StartWindows(), candidates: dense.candidates }, dense }
}

/**
 * Earliest exposure of everybody within some hops, hop by hop; the answer stands in `index.reach` until the next trace.
 * Seeds with one person twice are the caller's fault.
 */
export function runTrace(index: CityIndex, room: TraceRoom, terms: TraceTerms): void {
  const { reach } = index
  for (const { person, from } of terms.seeds) reach.startFrom(person, from)
  for (reach.hop = 1; reach.hop <= terms.hops && reach.frontierCount > 0; reach.hop++) {
    nearHop(index, terms)
    const many = index.base.visits * denseShare
    // The first hop is never dense: only there do people stop exposing others at a time of their own.
    if (reach.hop > 1 && frontierDegree(index, many) > many) denseHop(index, room.dense, terms)
    else sparseHop(index, room.sparse, terms)
    if (reach.hop < terms.hops) reach.advance(terms.latentMinutes)
    else reach.endLevel()
  }
}

/** Wipes a trace away; the next one needs it. */
export function endTrace({ reach }: CityIndex, { seeds }: TraceTerms): void {
  reach.wipe(seeds)
}
