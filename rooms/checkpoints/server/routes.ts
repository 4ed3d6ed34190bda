import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { sitesByIds } from '#rooms/sites/server'
import { CHECKPOINTS, justifyBoundary, registerWaterway, reviewWaterway } from '../domain/index.ts'
import { adjacentPairs, pairKey } from './adjacency.query.ts'
import { checkpointsByIds } from './checkpoints.store.ts'

type Register = z.infer<typeof registerWaterway.payload>
type Review = z.infer<typeof reviewWaterway.payload>
type Justify = z.infer<typeof justifyBoundary.payload>

/** Puts a waterway on the list of those to be reviewed (CHK-08). */
export const registerWaterwayIntent = defineIntent<Register>({
  contract: registerWaterway,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<Register>, { trx, now }: Step) => {
    const { areaId, name, siteId } = work.payload
    if (siteId !== undefined && !(await sitesByIds(trx, [siteId])).has(siteId)) {
      return reject(CHECKPOINTS.SITE_UNKNOWN, { field: 'siteId' })
    }
    await sql`
      insert into waterways (id, area_id, name, site_id, registered_at)
      values (${work.id}, ${areaId}, ${name}, ${siteId ?? null}::uuid, ${now})`.execute(trx)
    return accept([{ type: 'waterway-registered', areaId, subjectId: work.id, live: ['checkpoints'] }], {
      waterwayId: work.id,
    })
  }),
})

/** Says that a waterway was looked at, whether it must be manned, and by which post. */
export const reviewWaterwayIntent = defineIntent<Review>({
  contract: reviewWaterway,
  area: 'handler',
  handle: oneByOne(async (work: Work<Review>, step: Step) => {
    const { waterwayId, needsPost, checkpointId, finding } = work.payload
    const { rows } = await sql<{ areaId: number }>`
      select area_id as "areaId" from waterways where id = ${waterwayId} for update`.execute(step.trx)
    const unknown = reject(CHECKPOINTS.WATERWAY_UNKNOWN, { field: 'waterwayId' })
    const areaId = rows[0]?.areaId
    if (areaId === undefined) return unknown
    const notAllowed = allowed(work, step, 'checkpoints.keep', areaId, 'checkpoints.read')
    if (notAllowed) return notAllowed.status === 404 ? unknown : reject(notAllowed)
    if (checkpointId !== undefined && !(await checkpointsByIds(step.trx, [checkpointId])).has(checkpointId)) {
      return reject(CHECKPOINTS.UNKNOWN, { field: 'checkpointId' })
    }
    await sql`
      update waterways set reviewed_at = ${work.occurredAt}, reviewed_by = ${work.actor.officerId}::uuid,
        needs_post = ${needsPost}, finding = ${finding}, checkpoint_id = ${checkpointId ?? null}::uuid
      where id = ${waterwayId}`.execute(step.trx)
    const data = { needsPost, checkpointId }
    return accept([{ type: 'waterway-reviewed', areaId, subjectId: waterwayId, data, live: ['checkpoints'] }])
  }),
})

/** Says why a boundary between two units that are known to touch needs no post (CHK-09). */
export const justifyBoundaryIntent = defineIntent<Justify>({
  contract: justifyBoundary,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<Justify>, step: Step) => {
    const refusal = await judgeBoundary(work.payload, step)
    if (refusal) return reject(refusal)
    const { areaId, between, reason, until } = work.payload
    const [first, second] = between[0] < between[1] ? between : [between[1], between[0]]
    await sql`
      insert into boundary_reasons (area_a, area_b, reason, until_at, set_at, set_by)
      values (${first}, ${second}, ${reason}, ${until}, ${step.now}, ${work.actor.officerId}::uuid)
      on conflict (area_a, area_b) do update set reason = excluded.reason, until_at = excluded.until_at,
        set_at = excluded.set_at, set_by = excluded.set_by`.execute(step.trx)
    const data = { between: [first, second], until }
    return accept([{ type: 'boundary-justified', areaId, subjectId: work.id, data, live: ['checkpoints'] }])
  }),
})

async function judgeBoundary({ areaId, between, until }: Justify, step: Step): Promise<Refusal | null> {
  if (between[0] === between[1]) return refuse(CHECKPOINTS.BETWEEN_ITSELF, { field: 'between' })
  const [first, second] = between
  const isTheirs = step.tree
    .upward(first)
    .concat(step.tree.upward(second))
    .some(({ id }) => id === areaId)
  if (!isTheirs) return refuse(CHECKPOINTS.AREA_UNKNOWN, { field: 'areaId' })
  if (until <= step.now) return refuse(CHECKPOINTS.UNTIL_PAST, { field: 'until' })
  const { pairs } = await adjacentPairs(step.trx, step.profile)
  const isKnown = pairs.some((pair) => pairKey(pair) === pairKey([first, second]))
  return isKnown ? null : refuse(CHECKPOINTS.NOT_ADJACENT, { field: 'between' })
}
