import type { Day, Instant } from '#kit'

/**
 * What can be asked of the tracer and what comes back; what can be written and what becomes of it. The rest of the room
 * builds on this file alone. People and places bear the ids of their rooms here; inside, the tracer knows numbers only.
 */

/** How the tracer counts: dated data of the city, `profiles/<name>/tracing/tracer.json`. */
export interface TracerRules {
  /** Days that a trace looks back, at most 21. */
  readonly windowDays: number
  /** Days after which a visit is dropped from the database. */
  readonly keepDays: number
  /** Somebody who entered and has not left is taken to stay so long. */
  readonly openMinutes: number
  /** Who lives with somebody exposed is exposed so many hours after (design/tracing.md §1). */
  readonly householdHours: number
  /** A shared stay shorter than this is no contact, unless a question says otherwise. */
  readonly leastMinutes: number
  /** From exposure until one can pass it on, unless a question says otherwise. */
  readonly latentHours: number
  /** A visit longer than this is refused: somebody forgot to check out, or typed the wrong day. */
  readonly mostHours: number
  /** A visit longer than this is kept and flagged. */
  readonly longHours: number
}

/** The shortest stay that the index holds; a question cannot ask for less. */
export const shortestMinutes = 5

/** Most visits (or corrections) in one intent. */
export const mostVisits = 5000

// ---- writing -------------------------------------------------------------------------------------------------------

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

// ---- asking --------------------------------------------------------------------------------------------------------

/** Somebody from whom a trace starts (F0), and when they could pass it on. */
export interface Seed {
  readonly personId: string
  readonly infectiousFrom: Instant
  /** Absent: to the end of the window. */
  readonly infectiousUntil?: Instant
}

/** A trace: who may have been exposed, within so many hops. */
export interface TraceQuestion {
  readonly seeds: readonly Seed[]
  readonly hops: 1 | 2 | 3
  /** Shared stays shorter than this do not count; at least {@link shortestMinutes}. */
  readonly leastMinutes?: number
  readonly latentHours?: number
  /** Only stays that begin their overlap before this moment; absent: now. */
  readonly until?: Instant
  /** People shown at each level, most exposed first; 500 unless told, 5,000 at most. The number left out is always told. */
  readonly cap?: number
  /** Whether reported contacts count as ties; they do unless told. */
  readonly links?: boolean
}

/** By what somebody was reached: the strongest tie to somebody one level nearer. */
export interface Via {
  readonly kind: 'visit' | 'household' | 'contact'
  /** The one who exposed them. */
  readonly personId: string
  readonly placeId: string | null
  readonly zoneId: number | null
  /** The shared stay, after the other could pass it on. */
  readonly from: Instant
  readonly until: Instant
  readonly minutes: number
}

/** What a risk is made of, each 0–1, so that a page can say why somebody stands first. */
export interface RiskParts {
  readonly duration: number
  readonly distance: number
  readonly crowd: number
  readonly ventilation: number
}

/** Somebody whom the trace reaches. */
export interface Reached {
  readonly personId: string
  readonly level: 1 | 2 | 3
  /** Earliest moment at which they count as exposed. */
  readonly exposedAt: Instant
  readonly via: Via
  /** Minutes shared with people one level nearer, all stays together. */
  readonly minutes: number
  /** 0–1; see tracer/README.md. */
  readonly risk: number
  readonly parts: RiskParts
}

/** All of one level: how many there are, and those shown. */
export interface Level {
  readonly level: 1 | 2 | 3
  readonly found: number
  /** So many were compared for the ranking; the others stand behind them by time of exposure. */
  readonly compared: number
  readonly leftOut: number
  readonly people: readonly Reached[]
}

/** A place that the trace goes through. */
export interface TracedPlace {
  readonly placeId: string
  readonly zoneId: number
  /** People first exposed there. */
  readonly exposed: number
  readonly byLevel: readonly [number, number, number]
}

/** Up to where the answer knows the journal. */
export interface Applied {
  /** Number of the last entry of the journal that the answer contains. */
  readonly appliedSeq: number
  /** `sql`: the index is being built, only the first hop is answered, from the database. */
  readonly servedBy: 'index' | 'sql'
}

/** The answer to a trace. */
export interface TraceAnswer extends Applied {
  /** Hops that were answered; fewer than asked while the index is being built. */
  readonly hops: 1 | 2 | 3
  readonly levels: readonly Level[]
  /** Most exposing places, at most 100, and how many more there are. */
  readonly places: readonly TracedPlace[]
  readonly placesLeftOut: number
  /** Seeds that the tracer has never heard of: no visit, no household, no contact. */
  readonly unknownSeeds: readonly string[]
  /** Milliseconds spent on the levels, and on the ranking. */
  readonly tookMs: { readonly levels: number; readonly ranking: number }
}

/** Who was at a place between two moments: for a place or an event. */
export interface PlaceQuestion {
  readonly placeId: string
  readonly from: Instant
  readonly until: Instant
  /** 500 unless told, 5,000 at most; longest stay first. */
  readonly cap?: number
}

/** One stay at the place. */
export interface Stay {
  readonly personId: string
  readonly enteredAt: Instant
  /** For an open visit: as far as it is taken to last. */
  readonly leftAt: Instant
  /** Minutes of it between the two moments asked. */
  readonly minutes: number
}

/** The answer about a place. */
export interface PlaceAnswer extends Applied {
  readonly stays: readonly Stay[]
  readonly found: number
  readonly leftOut: number
  readonly people: number
  /** Most people there at one time, and when. */
  readonly peak: { readonly people: number; readonly at: Instant | null }
  /** Stays that touch each hour from `from` on. */
  readonly hourly: readonly number[]
}

/** What the tracer says of itself. */
export interface TracerState extends Applied {
  readonly state: 'asleep' | 'building' | 'ready'
  readonly visits: number
  readonly people: number
  readonly places: number
  readonly bytes: number
  /** Entries of the journal that wait, as far as known. */
  readonly lag: number
}

/**
 * The tracer as the room uses it. `tracerOf(asking)` or `tracerOf(step)` in `tracer/index.ts` gives it; it is never missing (it answers
 * from SQL where no index stands).
 */
export interface Tracer {
  trace(question: TraceQuestion, now: Instant): Promise<TraceAnswer>
  place(question: PlaceQuestion, now: Instant): Promise<PlaceAnswer>
  state(): Promise<TracerState>
}

/*
 * Writing, in `tracer/index.ts`; each in the transaction of the intent, set-based, one fact per intent:
 *
 *   recordVisits(step, { id: work.id, source, people, places, visits })      → Written
 *   correctVisits(step, { id: work.id, people, places, corrections })        → Written   (a line is a correction)
 *   checkOut(step, { id: work.id, checkOuts })                               → Written
 *   withdrawVisits(step, { id: work.id, visitIds })                          → Written
 *   withdrawBatch(step, { id: work.id, batchId })                            → Written   (batchId: id of the intent)
 *   putLinks(step, { id: work.id, people, links })                           → Written   (reported contacts)
 *   knowPeople(step, { id: work.id, people })                                → Written   (households; nothing else)
 *
 * `step` is the step of the intent ({trx, now, profile}). Reading back for a page: `visitsOfPerson(db, personId, cap)`,
 * `visitsOfBatch(db, batchId, cap)` → VisitRow[].
 */

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
