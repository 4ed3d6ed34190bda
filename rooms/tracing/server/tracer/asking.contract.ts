import type { Instant } from '#kit'

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
  /** Shared stays shorter than this do not count; at least `shortestMinutes`. */
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
