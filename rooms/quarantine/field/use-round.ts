import { useBrought, useRecorded } from '#platform/field'
import { type CheckOutcome, type RecordCheck, type RoundLine, recordCheck, type TodaysCare } from '../domain/index.ts'

/** Somebody to ask after, with what this phone recorded today, sent or not. */
export interface PersonToday extends RoundLine {
  readonly done: CheckOutcome | null
}

/** The city keeps one time, seven hours ahead of UTC; a phone may be set to another. */
const cityOffsetMs = 7 * 3_600_000
const dayMs = 86_400_000

function midnight(now: number): number {
  return Math.floor((now + cityOffsetMs) / dayMs) * dayMs - cityOffsetMs
}

/** Today's round as it was brought along, with what was recorded since; undefined: not read yet, null: it never came. */
export function useRound() {
  const round = useBrought<TodaysCare>('quarantine.round')
  const recorded = useRecorded(recordCheck.type, midnight(Date.now()))
  if (round === undefined || recorded === undefined) return undefined
  if (round === null) return null
  const outcomes = new Map<string, CheckOutcome>()
  for (const { payload, standing } of recorded) {
    // What the server refused is not done: whoever has symptoms must not look asked after.
    if (standing === 'refused' || standing === 'withdrawn') continue
    const { orderId, outcome } = payload as RecordCheck
    if (!outcomes.has(orderId)) outcomes.set(orderId, outcome)
  }
  const people = round.value.people.map(
    (person): PersonToday => ({ ...person, done: outcomes.get(person.id) ?? person.today }),
  )
  return { at: round.at, round: round.value, people }
}
