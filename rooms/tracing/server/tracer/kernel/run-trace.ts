import type { CityIndex } from './city-index.ts'
import { DenseRoom, denseHop } from './dense-hop.ts'
import { LookAhead } from './look-ahead.ts'
import { nearHop } from './near-hop.ts'
import { SpanList } from './span-list.ts'
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
  const { candidates } = dense
  const windows = new StartWindows()
  return { sparse: { windows, spans: new SpanList(), candidates, ahead: new LookAhead() }, dense }
}

/**
 * Earliest exposure of everybody within some hops, hop by hop; the answer stands in `index.reach` until the next trace.
 * Seeds with one person twice are the caller's fault.
 */
export function runTrace(index: CityIndex, room: TraceRoom, terms: TraceTerms): void {
  const { reach } = index
  for (const { person, from } of terms.seeds) reach.startFrom(person, from)
  for (reach.hop = 1; reach.hop <= terms.hops && reach.frontierCount > 0; reach.hop++) {
    reach.isLast = reach.hop === terms.hops
    nearHop(index, room.sparse.ahead, terms)
    const many = index.base.visits * denseShare
    // The first hop is never dense: only there do people stop exposing others at a time of their own.
    if (reach.hop > 1 && frontierDegree(index, many) > many) denseHop(index, room.dense, terms)
    else sparseHop(index, room.sparse, terms)
    if (reach.isLast) reach.endLevel()
    else reach.advance(terms.latentMinutes)
  }
}

/** Wipes a trace away; the next one needs it. */
export function endTrace({ reach }: CityIndex, { seeds }: TraceTerms): void {
  reach.wipe(seeds)
}
