import type { ExposingPlace } from '../kernel/exposing-places.ts'
import type { PlaceView } from '../kernel/place-view.ts'
import type { RankedLevel } from '../kernel/rank-level.ts'
import type { TraceTerms } from '../kernel/trace-terms.ts'

/** With what a thread is started. */
export interface ThreadStart {
  readonly databaseUrl: string
  /** Minute since 2020 at which the window begins. */
  readonly start: number
  /** Where snapshots of the city lie. */
  readonly folder: string
  /** Reads everything from the database, whatever snapshot there is. */
  readonly readsAll: boolean
}

/** What the house asks of the thread. Minutes count from 2020 here; the thread turns them to its window. */
export type Order =
  /** Takes in what these batches changed; `seq` is the number of the last entry of the journal that is taken in by it. */
  | { readonly what: 'apply'; readonly batches: readonly number[]; readonly seq: number }
  | { readonly what: 'trace'; readonly terms: TraceTerms; readonly cap: number }
  | {
      readonly what: 'place'
      readonly place: number
      readonly from: number
      readonly until: number
      readonly cap: number
    }
  | { readonly what: 'state' }

/** What the thread answers to a trace. Numbers only: names of people and places are the house's. */
export interface ThreadTrace {
  readonly levels: readonly RankedLevel[]
  readonly places: readonly ExposingPlace[]
  readonly placesLeftOut: number
  readonly levelsMs: number
  readonly rankingMs: number
  /** Sum of the minutes of exposure, to be held against the oracle. */
  readonly minutes: number
  readonly appliedSeq: number
}

/** How large the index is. */
export interface ThreadState {
  readonly visits: number
  readonly people: number
  readonly places: number
  readonly bytes: number
  readonly appliedSeq: number
}

/** What the thread says when its index stands: from which transaction on the journal has to be read. */
export interface ThreadReady extends ThreadState {
  readonly fromXid: string
  readonly buildMs: number
  readonly from: 'database' | 'snapshot'
  /** Why the snapshot could not be used, or kept. */
  readonly snapshotFault?: string | undefined
}

/** Answers by kind of order. */
export interface Answers {
  readonly apply: { readonly appliedSeq: number }
  readonly trace: ThreadTrace
  readonly place: PlaceView & { readonly appliedSeq: number }
  readonly state: ThreadState
}

/** An order with its number. */
export interface Asked {
  readonly id: number
  readonly order: Order
}

/** What the thread sends. */
export type Told =
  | { readonly ready: ThreadReady }
  | { readonly id: number; readonly answer: Answers[Order['what']] }
  | { readonly id: number; readonly fault: string }
