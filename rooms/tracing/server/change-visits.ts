import type { z } from 'zod'
import { toInstant } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { correctVisit, TRACING, withdrawVisit } from '../domain/index.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { currentPersons, peopleForTracer, placesForTracer } from './known-to-tracer.query.ts'
import { markStale } from './stale-traces.store.ts'
import { correctVisits, visitsOfPerson, withdrawVisits } from './tracer/index.ts'
import type { Written } from './tracer/tracer.contract.ts'
import { refusalOf } from './visit-faults.ts'
import { visitFacts } from './visits-fact.ts'

/** Visits of one person that are looked through for the one to change. */
const mostVisitsOfPerson = 2000

interface Standing {
  readonly personId: string
  readonly areaId: number
}

/** The person of a visit, when the visit is theirs and the asker may write about them. */
async function visitOwner(
  work: Work<{ readonly personId: string; readonly visitId: number }>,
  step: Step,
): Promise<Standing | undefined> {
  const { personId, visitId } = work.payload
  const person = (await currentPersons(step.trx, [personId])).get(personId)
  if (!person || allowed(work, step, correctVisit.permission, person.areaId)) return undefined
  const visits = await visitsOfPerson(step.trx, person.currentId, mostVisitsOfPerson)
  if (!visits.some((visit) => visit.visitId === visitId)) return undefined
  return { personId: person.currentId, areaId: person.areaId }
}

async function settle(step: Step, { personId, areaId }: Standing, written: Written): Promise<Outcome> {
  const [wrong] = written.refused
  if (wrong) return reject((await refusalOf(step.profile))(wrong.fault))
  const stale = await markStale(step.trx, [personId], { reason: 'visits-changed', at: step.now })
  return accept([...visitFacts(written, areaId), ...stale])
}

/** Puts the times or the place of a visit right. */
export const correctVisitIntent = defineIntent<z.infer<typeof correctVisit.payload>>({
  contract: correctVisit,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const owner = await visitOwner(work, step)
    if (!owner) return reject(TRACING.VISIT_UNKNOWN, { field: 'visitId' })
    const { visitId, siteId, enteredAt, leftAt } = work.payload
    const { sites, places } = await placesForTracer(step.trx, siteId === undefined ? [] : [siteId])
    if (siteId !== undefined && !sites.has(siteId)) return reject(TRACING.SITE_UNKNOWN, { field: 'siteId' })
    const correction = {
      visitId,
      enteredAt: toInstant(enteredAt),
      leftAt: leftAt === null ? null : toInstant(leftAt),
      ...(siteId === undefined ? {} : { placeId: siteId }),
    }
    const people = await peopleForTracer(step.trx, [owner.personId])
    const id = childId(work, 'visits')
    return allOrNothing(step.trx, async () =>
      settle(step, owner, await correctVisits(step, { id, people, places, corrections: [correction] })),
    )
  }),
})

/** Takes a visit back. */
export const withdrawVisitIntent = defineIntent<z.infer<typeof withdrawVisit.payload>>({
  contract: withdrawVisit,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const owner = await visitOwner(work, step)
    if (!owner) return reject(TRACING.VISIT_UNKNOWN, { field: 'visitId' })
    const id = childId(work, 'visits')
    return allOrNothing(step.trx, async () =>
      settle(step, owner, await withdrawVisits(step, { id, visitIds: [work.payload.visitId] })),
    )
  }),
})
