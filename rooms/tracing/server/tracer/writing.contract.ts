import type { Day, Instant } from '#kit'

/** A visit as `batch number × 65,536 + line`: a whole number below 2^53. */
export type VisitId = number

/** Where visits come from; two sources that disagree are both kept. */
export type VisitSource = 'interview' | 'check-in' | 'register' | 'import' | 'synthetic'

/** Somebody as the tracer must know them: who lives with whom. Give the housemates of everybody you give. */
export interface PersonGiven {
  readonly personId: string
  readonly householdId: string | null
}

/** How well a place is aired (thông gió). */
export type Ventilation = 'open-air' | 'good' | 'poor' | 'unknown'

/** A place as the tracer must know it. Given again, the newest stands. */
export interface PlaceGiven {
  readonly placeId: string
  /** Commune-level area it lies in. */
  readonly zoneId: number
  readonly kind: string
  /** Room for so many people; null: not known. */
  readonly capacity: number | null
  readonly ventilation: Ventilation
  /** Closed since that day; a visit after it is kept and flagged. */
  readonly closedOn: Day | null
}

/** One visit. `leftAt` null: has not left yet, or nobody knows when. */
export interface VisitGiven {
  readonly personId: string
  readonly placeId: string
  readonly enteredAt: Instant
  readonly leftAt: Instant | null
  /** How long a stay without end is taken to last; `openMinutes` of the rules unless told. */
  readonly assumedMinutes?: number
}

/** Another day, place, person or end for a visit; what is left out stays. */
export interface VisitCorrection {
  readonly visitId: VisitId
  readonly personId?: string
  readonly placeId?: string
  readonly enteredAt?: Instant
  readonly leftAt?: Instant | null
}

/** Somebody leaves: closes their open visit at the place, the latest before `leftAt`. */
export interface CheckOut {
  readonly personId: string
  readonly placeId: string
  readonly leftAt: Instant
}

/** A reported contact between two people: exposes at its beginning, whatever its length. */
export interface LinkGiven {
  readonly linkId: string
  readonly personIds: readonly [string, string]
  readonly from: Instant
  readonly until: Instant
  readonly withdrawn?: boolean
}

/** Why a line was not kept. */
export type VisitFault =
  /** It ends before it starts, or lasts nothing. */
  | 'ends-before-start'
  /** Longer than `mostHours`. */
  | 'too-long'
  /** Begins or ends after now. */
  | 'in-the-future'
  /** Older than `keepDays`: it would be dropped at once. */
  | 'too-old'
  /** No such place is known to the tracer: give it with `places`. */
  | 'unknown-place'
  /** No such person is known to the tracer: give them with `people`. */
  | 'unknown-person'
  /** Corrected, closed or withdrawn, but there is no such visit (any more). */
  | 'unknown-visit'

/** Why a line that was kept wants a look. */
export type VisitFlag = 'place-closed' | 'long-stay' | 'same-time-elsewhere'

/** What became of the lines of one intent. Lines count from 0. */
export interface Written {
  readonly batch: number
  /** Ids of the visits kept, by line; null where the line was refused. */
  readonly visitIds: readonly (VisitId | null)[]
  readonly refused: readonly { readonly line: number; readonly fault: VisitFault }[]
  readonly flagged: readonly { readonly line: number; readonly flag: VisitFlag }[]
  /**
   * The one fact for the journal: `visits-changed` {batch, kept, refused}. Give it to `accept` with an `areaId` and a
   * subject; without it nobody ever sees the visits. Missing where nothing was kept.
   */
  readonly fact?: { readonly type: 'visits-changed'; readonly data: Readonly<Record<string, number>> }
}

/** The type of the one fact that the tracer follows. */
export const visitsChanged = 'visits-changed'

/** A visit as it stands in the database. */
export interface VisitRow {
  readonly visitId: VisitId
  readonly personId: string
  readonly placeId: string
  readonly zoneId: number
  readonly enteredAt: Instant
  readonly leftAt: Instant | null
  readonly source: VisitSource
  readonly batchId: string
}
