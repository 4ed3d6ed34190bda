/** Somebody from whom a trace starts; minutes from the start of the window. */
export interface SeedMinutes {
  readonly person: number
  readonly from: number
  /** Last minute at which they can expose somebody. */
  readonly until: number
}

/** What a trace counts as a contact; minutes from the start of the window. */
export interface TraceTerms {
  readonly seeds: readonly SeedMinutes[]
  readonly hops: number
  readonly leastMinutes: number
  readonly latentMinutes: number
  readonly householdMinutes: number
  /** End of what is looked at. */
  readonly until: number
  readonly links: boolean
}
