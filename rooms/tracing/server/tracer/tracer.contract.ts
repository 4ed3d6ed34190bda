export type * from './asking.contract.ts'
export * from './writing.contract.ts'

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
  /** Who lives with somebody exposed is exposed so many hours after. */
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
