import { useBrought, useRecorded } from '#platform/field'
import { type DoorLine, type RecordVisit, recordVisit, type TodaysRound, type VisitOutcome } from '../domain/index.ts'

/** A door with what this phone recorded there today, sent or not. */
export interface DoorToday extends DoorLine {
  readonly today: VisitOutcome | null
}

/** The city keeps one time, seven hours ahead of UTC; a phone may be set to another. */
const cityOffsetMs = 7 * 3_600_000
const dayMs = 86_400_000

/** Midnight of today in the city, in milliseconds since 1970. */
function midnight(now: number): number {
  return Math.floor((now + cityOffsetMs) / dayMs) * dayMs - cityOffsetMs
}

/** Today's round as it was brought along, with what was recorded since; undefined: not read yet, null: it never came. */
export function useRound() {
  const round = useBrought<TodaysRound>('teams.round')
  const recorded = useRecorded(recordVisit.type, midnight(Date.now()))
  if (round === undefined || recorded === undefined) return undefined
  if (round === null) return null
  const outcomes = new Map<string, VisitOutcome>()
  for (const { payload, standing } of recorded) {
    // What the server refused is no visit.
    if (standing === 'refused' || standing === 'withdrawn') continue
    const { householdId, outcome } = payload as RecordVisit
    if (householdId !== undefined && !outcomes.has(householdId)) outcomes.set(householdId, outcome)
  }
  const doors = round.value.doors.map((door): DoorToday => ({ ...door, today: outcomes.get(door.id) ?? null }))
  return { at: round.at, round: round.value, doors }
}
