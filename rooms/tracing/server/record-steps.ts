import { sql } from 'kysely'
import type { z } from 'zod'
import { toInstant } from '#kit'
import { accept, actingPost, allowed, defineIntent, oneByOne, reject } from '#platform/server'
import { recordSteps, TRACING } from '../domain/index.ts'
import { takeSteps } from './take-steps.ts'

/** The people of a ward write down whom they called, isolated or tested; only those on the list of their own area. */
export const recordStepsIntent = defineIntent<z.infer<typeof recordSteps.payload>>({
  contract: recordSteps,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { traceId, personIds, step: taken } = work.payload
    const at = toInstant(work.payload.at ?? work.occurredAt)
    if (at > step.now) return reject(TRACING.IN_FUTURE, { field: 'at' })
    const { rows } = await sql<{ personId: string; wardId: number }>`
      select person_id as "personId", ward_id as "wardId" from traced_people
      where trace_id = ${traceId} and person_id = any(${personIds}::uuid[])`.execute(step.trx)
    const own = rows.filter(
      ({ wardId }) => step.tree.find(wardId) && !allowed(work, step, recordSteps.permission, wardId),
    )
    const [first] = own
    if (!first || own.length < new Set(personIds).size) return reject(TRACING.NOT_IN_TRACE, { field: 'personIds' })
    const by = {
      officerId: work.actor.officerId,
      postId: actingPost(work, step, recordSteps.permission, first.wardId),
    }
    return accept(await takeSteps(step, { personIds, step: taken, at, by }))
  }),
})
