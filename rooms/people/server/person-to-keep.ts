import type { ToldPerson } from '../domain/index.ts'

/** Somebody to be known to the house. */
export interface PersonToKeep extends ToldPerson {
  /** The id that a new person bears; one that is on file already is that person (what was unknown is filled in). */
  readonly personId: string
  /** Where they live, or were met: any area. */
  readonly areaId: number
  readonly householdId?: string | undefined
  /** Somebody chose this person on file: it is they, whatever else fits. */
  readonly knownAs?: string | undefined
  /** Somebody said that it is none of those who are alike. */
  readonly isAnother?: boolean | undefined
  readonly synthetic?: boolean | undefined
}
