import { sql } from 'kysely'
import type { z } from 'zod'
import { contains, millisOf } from '#kit'
import { accept, actingPost, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { delegatePower, LEVELS, revokeDelegation } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { competenceOf, needsPerson, refuseIncompetent, scopeOf } from './who-decides.ts'

type Payload = z.output<typeof delegatePower.payload>
const dayMs = 86_400_000

/** Hands a power down: only what one holds, only downward, on a document in force, until a moment. */
export const delegatePowerIntent = defineIntent({
  contract: delegatePower,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { areaId, power, toAreaId, toLevel, scope, documentId, fromAt, toAt } = work.payload
    const no = needsPerson(work.actor) ?? (await holdsPower(work, step))
    if (no) return reject(no)
    if (!goesDown(work.payload, step)) return reject(LEVELS.DELEGATE_DOWN, { field: 'toAreaId' })
    const { mostDelegationDays: days } = (await levelsCatalogue(step.profile)).rules
    const lasts = millisOf(toAt) - millisOf(fromAt)
    if (lasts <= 0 || lasts > days * dayMs) return reject(LEVELS.PERIOD, { field: 'toAt', params: { days } })
    if (!(await isIssued(step, documentId))) return reject(LEVELS.BASIS_NOT_IN_FORCE, { field: 'documentId' })
    await sql`
      insert into level_delegations (id, power, from_area_id, to_area_id, to_level, scope, document_id, from_at, to_at,
                                     made_by, made_post_id, made_at)
      values (${work.id}, ${power}, ${areaId}, ${toAreaId ?? null}, ${toLevel ?? null}, ${scope ?? null}::int[], ${documentId},
              ${fromAt}, ${toAt}, ${work.actor.officerId}, ${actingPost(work, step, 'levels.delegate', areaId)}, ${step.now})`.execute(
      step.trx,
    )
    const data = { power, toAreaId: toAreaId ?? null, toLevel: toLevel ?? null, fromAt, toAt }
    return accept([{ type: 'level-power-delegated', areaId, subjectId: work.id, documentId, data, live: ['levels'] }], {
      id: work.id,
    })
  }),
})

/** Nobody hands down what they do not hold. */
async function holdsPower(work: Work<Payload>, step: Step) {
  const { areaId, power } = work.payload
  const competent = (await competenceOf(scopeOf(step), work.actor, power))(areaId)
  return competent ? undefined : refuseIncompetent(scopeOf(step), power, areaId)
}

function goesDown({ areaId, toAreaId, toLevel, scope }: Payload, { tree }: Step): boolean {
  if ((toAreaId === undefined) === (toLevel === undefined)) return false
  const from = tree.find(areaId)
  const isInside = (id: number) => {
    const place = tree.find(id)
    return from !== undefined && place !== undefined && id !== areaId && contains(from, place)
  }
  return (toAreaId === undefined || isInside(toAreaId)) && (scope ?? []).every(isInside)
}

async function isIssued({ trx, now }: Step, documentId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from documents where id = ${documentId} and state = 'issued'
      and coalesce(least(ended_at, coalesce(effective_to, review_at)) > ${now}, true)`.execute(trx)
  return rows.length > 0
}

/** Takes a power back; what was decided with it stays decided. */
export const revokeDelegationIntent = defineIntent({
  contract: revokeDelegation,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.output<typeof revokeDelegation.payload>>, step: Step) => {
    const { delegationId, reason } = work.payload
    const { rows } = await sql<{ areaId: number; revokedAt: string | null }>`
      select from_area_id as "areaId", revoked_at as "revokedAt" from level_delegations
      where id = ${delegationId} for update`.execute(step.trx)
    const kept = rows[0]
    if (!kept) return reject(LEVELS.UNKNOWN)
    const no = allowed(work, step, 'levels.delegate', kept.areaId, 'levels.read') ?? needsPerson(work.actor)
    if (no) return reject(no)
    if (kept.revokedAt !== null) return reject(LEVELS.REVOKED)
    await sql`update level_delegations set revoked_at = ${step.now}, revoked_reason = ${reason}
      where id = ${delegationId}`.execute(step.trx)
    const { areaId } = kept
    return accept([{ type: 'level-power-revoked', areaId, subjectId: delegationId, data: {}, live: ['levels'] }])
  }),
})
