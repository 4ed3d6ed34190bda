import { dayOf } from '#kit'
import { instantOf, minuteOf } from '../minutes.ts'
import type {
  PersonGiven,
  PlaceGiven,
  TracerRules,
  VisitFault,
  VisitFlag,
  VisitGiven,
  VisitSource,
  Written,
} from '../tracer.contract.ts'
import { tracerRules } from '../tracer-rules.ts'
import { insertVisits, linesElsewhere, type VisitToKeep } from './insert-visits.ts'
import { judgeStay } from './judge-stay.ts'
import { numberPeople, numbersOfPeople } from './know-people.ts'
import { type NumberedPlace, numberPlaces, placesById } from './know-places.ts'
import { factOf, openBatch, type WriteStep, widenBatches } from './open-batch.ts'

/** What an intent records. */
export interface VisitsToRecord {
  readonly id: string
  readonly source: VisitSource
  readonly people: readonly PersonGiven[]
  readonly places: readonly PlaceGiven[]
  readonly visits: readonly VisitGiven[]
}

/** Lines of one batch share its number: the visit of a line. */
const visitOf = (batch: number, line: number): number => batch * 65_536 + line

/** Writes the visits of one intent: what cannot have been is refused line by line, what is odd is kept and flagged. */
export async function recordVisits(step: WriteStep, given: VisitsToRecord): Promise<Written> {
  const { trx } = step
  const batch = await openBatch(step, given)
  await numberPeople(trx, batch, given.people)
  await numberPlaces(trx, batch, given.places)
  const ground: Ground = {
    step,
    rules: await tracerRules(step.profile),
    people: await numbersOfPeople(
      trx,
      given.visits.map((one) => one.personId),
    ),
    places: await placesById(
      trx,
      given.visits.map((one) => one.placeId),
    ),
  }
  const judged = given.visits.map((visit, line) =>
    judgeLine(ground, {
      line,
      visit: visitOf(batch, line),
      person: ground.people.get(visit.personId),
      place: ground.places.get(visit.placeId),
      enter: minuteOf(visit.enteredAt),
      leave: visit.leftAt === null ? null : minuteOf(visit.leftAt),
      assumed: visit.assumedMinutes,
    }),
  )
  return keepJudged(ground, batch, judged)
}

/** What a line is judged by. */
interface Ground {
  readonly step: WriteStep
  readonly rules: TracerRules
  readonly people: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, NumberedPlace>
}

/** A line as it will be kept, with what is odd about it; or why not. */
export type JudgedLine =
  | { readonly line: number; readonly row: VisitToKeep; readonly flags: readonly VisitFlag[] }
  | { readonly line: number; readonly fault: VisitFault }

/** A stay with its ids resolved. `leave` null: open. */
export interface Resolved {
  readonly line: number
  readonly visit: number
  readonly person: number | undefined
  readonly place: NumberedPlace | undefined
  readonly enter: number
  readonly leave: number | null
  readonly assumed?: number | undefined
}

/** Judges one line. */
export function judgeLine({ step, rules }: Pick<Ground, 'step' | 'rules'>, given: Resolved): JudgedLine {
  const { line, visit, person, place, enter, leave } = given
  if (person === undefined) return { line, fault: 'unknown-person' }
  if (place === undefined) return { line, fault: 'unknown-place' }
  const assumed = Math.min(given.assumed ?? rules.openMinutes, rules.mostHours * 60)
  const stay = judgeStay({ enter, leave, assumed }, { rules, now: minuteOf(step.now) })
  if (typeof stay === 'string') return { line, fault: stay }
  const day = dayOf(instantOf(enter), step.profile.utcOffsetMinutes)
  const isClosed = place.closedOn !== null && day >= place.closedOn
  const row = { visit, line, zoneId: place.zoneId, place: place.number, person, enter, ...stay }
  return { line, row, flags: isClosed ? [...stay.flags, 'place-closed'] : stay.flags }
}

/** Writes the lines that stood and tells of the others. */
export async function keepJudged(
  { step, rules }: Pick<Ground, 'step' | 'rules'>,
  batch: number,
  judged: readonly JudgedLine[],
): Promise<Written> {
  const kept = judged.flatMap((one) => ('row' in one ? [one.row] : []))
  const refused = judged.flatMap((one) => ('fault' in one ? [one] : []))
  await insertVisits(step.trx, kept)
  await widenBatches(step, kept)
  const elsewhere = await linesElsewhere(step.trx, kept, rules.mostHours * 60)
  const flagged = judged.flatMap((one) => ('row' in one ? one.flags.map((flag) => ({ line: one.line, flag })) : []))
  return {
    batch,
    visitIds: judged.map((one) => ('row' in one ? one.row.visit : null)),
    refused,
    flagged: [...flagged, ...elsewhere.map((line) => ({ line, flag: 'same-time-elsewhere' as const }))],
    ...(kept.length > 0 ? factOf(batch, kept.length, refused.length) : {}),
  }
}
