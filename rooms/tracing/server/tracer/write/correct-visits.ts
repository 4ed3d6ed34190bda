import { minuteOf } from '../minutes.ts'
import type { PersonGiven, PlaceGiven, VisitCorrection, Written } from '../tracer.contract.ts'
import { tracerRules } from '../tracer-rules.ts'
import { numberPeople, numbersOfPeople } from './know-people.ts'
import { numberPlaces, placesById, placesByNumber } from './know-places.ts'
import { openBatch, type WriteStep } from './open-batch.ts'
import { type JudgedLine, judgeLine, keepJudged, type Resolved } from './record-visits.ts'
import { lockVisitChanges, standingVisits, type TakenVisit, takeOutVisits } from './take-out.ts'

/** What an intent corrects. */
export interface VisitsToCorrect {
  readonly id: string
  readonly people: readonly PersonGiven[]
  readonly places: readonly PlaceGiven[]
  readonly corrections: readonly VisitCorrection[]
}

/** Another day, place, person or end for visits. What cannot be is refused, and the visit stands as it was. */
export async function correctVisits(step: WriteStep, given: VisitsToCorrect): Promise<Written> {
  const { trx } = step
  const { corrections } = given
  const batch = await openBatch(step, { id: given.id, source: 'change' })
  await numberPeople(trx, batch, given.people)
  await numberPlaces(trx, batch, given.places)
  await lockVisitChanges(step)
  const standing = await standingVisits(
    step,
    corrections.map((one) => one.visitId),
  )
  const resolve = await resolver(step, corrections, standing)
  const ground = { step, rules: await tracerRules(step.profile) }
  const judged = corrections.map((correction, line): JudgedLine => {
    const asked = resolve(correction, line)
    return asked ? judgeLine(ground, asked) : { line, fault: 'unknown-visit' }
  })
  return changeJudged(ground, batch, { standing, judged })
}

/** Takes out what is changed and keeps what it becomes. Of several changes of one visit the last counts. */
export async function changeJudged(
  ground: Parameters<typeof keepJudged>[0],
  batch: number,
  { standing, judged }: { readonly standing: readonly TakenVisit[]; readonly judged: readonly JudgedLine[] },
): Promise<Written> {
  const last = new Map(judged.flatMap((one) => ('row' in one ? [[one.row.visit, one.line] as const] : [])))
  const counting = judged.filter((one) => !('row' in one) || last.get(one.row.visit) === one.line)
  await takeOutVisits(
    ground.step,
    batch,
    standing.filter(({ visit }) => last.has(visit)),
  )
  const written = await keepJudged(ground, batch, counting)
  return { ...written, visitIds: judged.map((one) => ('row' in one ? one.row.visit : null)) }
}

async function resolver(
  { trx }: WriteStep,
  corrections: readonly VisitCorrection[],
  standing: readonly TakenVisit[],
): Promise<(correction: VisitCorrection, line: number) => Resolved | undefined> {
  const people = await numbersOfPeople(
    trx,
    corrections.flatMap(({ personId }) => personId ?? []),
  )
  const places = await placesById(
    trx,
    corrections.flatMap(({ placeId }) => placeId ?? []),
  )
  const placesOfOld = await placesByNumber(
    trx,
    standing.map(({ place }) => place),
  )
  const byVisit = new Map(standing.map((one) => [one.visit, one]))
  return ({ visitId, personId, placeId, enteredAt, leftAt }, line) => {
    const old = byVisit.get(visitId)
    if (!old) return undefined
    const enter = enteredAt === undefined ? old.enter : minuteOf(enteredAt)
    return {
      line,
      visit: visitId,
      person: personId === undefined ? old.person : people.get(personId),
      place: placeId === undefined ? placesOfOld.get(old.place) : places.get(placeId),
      enter,
      leave: leaveOf(old, leftAt),
      assumed: old.isOpen ? old.leave - old.enter : undefined,
    }
  }
}

/** The end after a correction; null: the visit is open. */
function leaveOf(old: TakenVisit, leftAt: VisitCorrection['leftAt']): number | null {
  if (leftAt !== undefined) return leftAt === null ? null : minuteOf(leftAt)
  return old.isOpen ? null : old.leave
}
