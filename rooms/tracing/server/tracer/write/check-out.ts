import { minuteOf } from '../minutes.ts'
import type { CheckOut, Written } from '../tracer.contract.ts'
import { tracerRules } from '../tracer-rules.ts'
import { changeJudged } from './correct-visits.ts'
import { numbersOfPeople } from './know-people.ts'
import { placesById } from './know-places.ts'
import { openBatch, type WriteStep } from './open-batch.ts'
import { type JudgedLine, judgeLine } from './record-visits.ts'
import { lockVisitChanges, openVisits, standingVisits } from './take-out.ts'

/** Closes open visits; a check-out that finds none open is refused as an unknown visit. */
export async function checkOut(
  step: WriteStep,
  { id, checkOuts }: { readonly id: string; readonly checkOuts: readonly CheckOut[] },
): Promise<Written> {
  const batch = await openBatch(step, { id, source: 'change' })
  const ground = { step, rules: await tracerRules(step.profile) }
  const people = await numbersOfPeople(
    step.trx,
    checkOuts.map(({ personId }) => personId),
  )
  const places = await placesById(
    step.trx,
    checkOuts.map(({ placeId }) => placeId),
  )
  await lockVisitChanges(step)
  const found = await openVisits(
    step,
    checkOuts.map(({ personId, placeId, leftAt }) => ({
      person: people.get(personId) ?? 0,
      place: places.get(placeId)?.number ?? 0,
      before: minuteOf(leftAt),
    })),
    ground.rules.mostHours * 60,
  )
  const standing = await standingVisits(
    step,
    found.filter((visit) => visit !== null),
  )
  const byVisit = new Map(standing.map((one) => [one.visit, one]))
  const judged = checkOuts.map(({ placeId, leftAt }, line): JudgedLine => {
    const visit = byVisit.get(found[line] ?? -1)
    if (!visit) return { line, fault: 'unknown-visit' }
    return judgeLine(ground, { ...visit, line, place: places.get(placeId), leave: minuteOf(leftAt) })
  })
  return changeJudged(ground, batch, { standing, judged })
}
