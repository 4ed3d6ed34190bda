import type { Instant, Words } from '#kit'
import { type CrossingDecision, type CrossingPayload, recordCrossing, voidCrossing } from '../domain/index.ts'
import type { OwnRecord } from './own-records.ts'
import type { Book } from './stand-shift.ts'

/** One key of the second tap: why. */
export interface ReasonKey {
  readonly key: string
  readonly title: Words
  /** What to look at, or what the person is to be told. */
  readonly small: Words | null
}

/** The list of permitted trips in force at a moment, with the directive that made it; undefined: none applies. */
export function permittedAt(book: Book, now: Instant) {
  return book.permitted.find(({ fromAt, toAt }) => fromAt <= now && (toAt === null || now < toAt))
}

/** The reasons for a decision, for the second tap; empty: none is asked. */
export function reasonsFor(decision: CrossingDecision, book: Book, now: Instant): readonly ReasonKey[] {
  if (decision === 'passed')
    return (permittedAt(book, now)?.reasons ?? []).map(({ key, title, paper }) => ({ key, title, small: paper }))
  if (decision === 'emergency') return book.emergencies.map(({ key, title }) => ({ key, title, small: null }))
  return book.grounds
    .filter(({ decisions }) => decisions.includes(decision))
    .map(({ key, title }) => ({ key, title, small: null }))
}

/** How many crossings of each decision. */
export type Tally = Readonly<Record<CrossingDecision, number>>

/** The crossings that this phone recorded at a post and that still count, latest first: not dropped, not taken back. */
export function crossingsOf(records: readonly OwnRecord[], checkpointId: string): readonly OwnRecord[] {
  const taken = new Set(
    records
      .filter(({ type, standing }) => type === voidCrossing.type && standing !== 'refused' && standing !== 'withdrawn')
      .map(({ payload }) => (payload as { crossingId: string }).crossingId),
  )
  return records.filter(
    ({ id, type, standing, payload }) =>
      type === recordCrossing.type &&
      !taken.has(id) &&
      standing !== 'withdrawn' &&
      (payload as CrossingPayload).checkpointId === checkpointId,
  )
}

/** What this phone recorded at a post from a moment on, by decision; what was dropped or taken back does not count. */
export function tallyOf(records: readonly OwnRecord[], checkpointId: string, from: Instant): Tally {
  const ours = crossingsOf(records, checkpointId).filter(({ at }) => at >= from)
  const count = (decision: CrossingDecision) =>
    ours.filter(({ payload }) => (payload as CrossingPayload).decision === decision).length
  return {
    passed: count('passed'),
    'turned-back': count('turned-back'),
    'sent-to-test': count('sent-to-test'),
    emergency: count('emergency'),
  }
}
