import { notParsed, type Parsed, parsed } from '#kit'
import { QUARANTINE } from './quarantine.refusals.ts'
import { PLACE_STATES, type PlaceState, placeStates } from './quarantine-words.ts'

/** A place as its course is judged. */
export interface PlaceNow {
  readonly state: PlaceState
  /** Milestones that are not done. */
  readonly left: number
  readonly people: number
}

/** One step on, or one back with a reason; a place with milestones left becomes ready only with a reason, and closes only empty. */
export function judgePlaceMove(place: PlaceNow, to: PlaceState, reason: string | undefined): Parsed<PlaceState> {
  const step = placeStates.indexOf(to) - placeStates.indexOf(place.state)
  const params = { from: PLACE_STATES[place.state].vi, to: PLACE_STATES[to].vi }
  if (step !== 1 && (step !== -1 || place.state === 'closed')) return notParsed(QUARANTINE.PLACE_STATE, { params })
  if (step === -1 && reason === undefined) return notParsed(QUARANTINE.REASON_NEEDED, { field: 'reason' })
  if (to === 'ready' && step === 1 && place.left > 0 && reason === undefined) {
    return notParsed(QUARANTINE.PLACE_NOT_DONE, { field: 'reason', params: { count: place.left } })
  }
  if (to === 'closed' && place.people > 0) {
    return notParsed(QUARANTINE.PLACE_OCCUPIED, { params: { count: place.people } })
  }
  return parsed(to)
}

/** Room for more people: within the capacity, or beyond it with a reason that stays with the record (QUA-01). */
export function judgeRoom(
  place: { readonly state: PlaceState; readonly capacity: number | null; readonly people: number },
  more: number,
  overReason: string | undefined,
): Parsed<{ readonly isOver: boolean }> {
  if (place.state !== 'active') return notParsed(QUARANTINE.PLACE_NOT_ACTIVE, { field: 'placeId' })
  const isOver = place.capacity !== null && place.people + more > place.capacity
  if (isOver && overReason === undefined) {
    return notParsed(QUARANTINE.PLACE_FULL, { field: 'overReason', params: { capacity: place.capacity ?? 0 } })
  }
  return parsed({ isOver })
}
