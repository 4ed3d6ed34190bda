import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { INSPECTIONS, registerTeam } from '../domain/index.ts'
import { holdersOfKinds, leaderRuleFor, refuseAreasAndPeople, setTeamAreas, setTeamMembers } from './teams.store.ts'

type Payload = z.infer<typeof registerTeam.payload>

interface Bodies {
  readonly areaId: number
  readonly leaderPostId: string
  readonly ownerAreaId: number
  readonly ownerKind: string
}

/** `inspections.register-team`: the leader's position is judged by the rule of the day (INS-02). */
export const registerTeamIntent = defineIntent({
  contract: registerTeam,
  area: 'handler',
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const bodies = await readBodies(payload, step)
    if (!bodies) return reject(INSPECTIONS.NOT_A_TEAM, { field: 'bodyId' })
    const refusal =
      (await refuseBodies(work, step, bodies)) ??
      (await refuseLeader(step, bodies)) ??
      (await refuseAreasAndPeople(step, bodies, payload))
    if (refusal) return reject(refusal)
    await step.trx
      .insertInto('inspection_teams')
      .values({
        id: work.id,
        area_id: bodies.areaId,
        body_id: payload.bodyId,
        owner_body_id: payload.ownerBodyId,
        leader_post_id: bodies.leaderPostId,
        document_id: payload.documentId ?? null,
        registered_at: work.occurredAt,
        ended_at: null,
        end_reason: null,
      })
      .execute()
    await setTeamAreas(work as Work<unknown>, step, work.id, payload.areaIds)
    await setTeamMembers(work as Work<unknown>, step, work.id, payload.memberPostIds)
    const { bodyId, ownerBodyId, areaIds, memberPostIds } = payload
    const data = { bodyId, ownerBodyId, areaIds, memberPostIds }
    const { documentId = null } = payload
    return accept(
      [
        {
          type: 'inspection-team-registered',
          areaId: bodies.areaId,
          subjectId: work.id,
          documentId,
          data,
          live: ['inspections'],
        },
      ],
      { teamId: work.id },
    )
  }),
})

async function readBodies({ bodyId, ownerBodyId }: Payload, { trx, now, profile }: Step): Promise<Bodies | undefined> {
  const day = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<Bodies>`
    select team.area_id as "areaId", posts.id as "leaderPostId", owner.area_id as "ownerAreaId", owner.kind as "ownerKind"
    from bodies team join posts on posts.body_id = team.id and posts.is_head and posts.valid_to is null
    join bodies owner on owner.id = ${ownerBodyId}
    where team.id = ${bodyId} and team.kind = 'inspection-team' and (team.valid_to is null or team.valid_to > ${day})
      and (owner.valid_to is null or owner.valid_to > ${day})`.execute(trx)
  return rows[0]
}

async function refuseBodies(work: Work<Payload>, step: Step, bodies: Bodies): Promise<Refusal | null> {
  const notAllowed = allowed(work, step, 'inspections.organise', bodies.areaId, 'inspections.read')
  if (notAllowed) return { ...notAllowed, field: 'bodyId' }
  if (bodies.ownerAreaId !== bodies.areaId) return refuse(INSPECTIONS.OWNER_BODY_ELSEWHERE, { field: 'ownerBodyId' })
  await sql`select id from bodies where id = ${work.payload.bodyId} for update`.execute(step.trx)
  const known = await step.trx
    .selectFrom('inspection_teams')
    .select('id')
    .where('body_id', '=', work.payload.bodyId)
    .executeTakeFirst()
  return known ? refuse(INSPECTIONS.TEAM_REGISTERED, { field: 'bodyId' }) : null
}

async function refuseLeader(step: Step, { areaId, leaderPostId, ownerKind }: Bodies): Promise<Refusal | null> {
  const leader = (await holdersOf(step.trx, [leaderPostId], step.now)).get(leaderPostId)
  if (!leader) return refuse(INSPECTIONS.LEADER_MISSING, { field: 'bodyId' })
  const rule = await leaderRuleFor(step, ownerKind)
  if (!rule) return null
  const fits = await holdersOfKinds(
    step.trx,
    [{ officerId: leader.officerId, areaId, postKinds: rule.postKinds }],
    step.now,
  )
  if (fits.size > 0) return null
  return refuse(INSPECTIONS.LEADER_POSITION, {
    field: 'bodyId',
    params: { positions: rule.title.vi, source: rule.source.text },
  })
}
