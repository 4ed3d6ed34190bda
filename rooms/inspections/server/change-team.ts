import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { assignAreas, endTeam, setMembers } from '../domain/index.ts'
import { lockTeam, refuseAreasAndPeople, setTeamAreas, setTeamMembers, type TeamRow } from './teams.store.ts'

/** `inspections.assign-areas`. */
export const assignAreasIntent = defineIntent({
  contract: assignAreas,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof assignAreas.payload>>, step: Step) => {
    const { teamId, areaIds } = work.payload
    const team = await lockTeam(work, step, teamId)
    if ('refusal' in team) return reject(team.refusal)
    const refusal = await refuseAreasAndPeople(step, team, { areaIds })
    if (refusal) return reject(refusal)
    await setTeamAreas(work as Work<unknown>, step, teamId, areaIds)
    return accept([teamFact(team, 'inspection-team-areas-set', { areaIds })])
  }),
})

/** `inspections.set-members`. */
export const setMembersIntent = defineIntent({
  contract: setMembers,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof setMembers.payload>>, step: Step) => {
    const { teamId, memberPostIds } = work.payload
    const team = await lockTeam(work, step, teamId)
    if ('refusal' in team) return reject(team.refusal)
    const refusal = await refuseAreasAndPeople(step, team, { memberPostIds })
    if (refusal) return reject(refusal)
    await setTeamMembers(work as Work<unknown>, step, teamId, memberPostIds)
    return accept([teamFact(team, 'inspection-team-members-set', { memberPostIds })])
  }),
})

/** `inspections.end-team`: what it planned and did not begin is called off with it; of that nothing is told, for it may be hidden. */
export const endTeamIntent = defineIntent({
  contract: endTeam,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof endTeam.payload>>, step: Step) => {
    const { teamId, reason } = work.payload
    const team = await lockTeam(work, step, teamId)
    if ('refusal' in team) return reject(team.refusal)
    await step.trx
      .updateTable('inspection_teams')
      .set({ ended_at: step.now, end_reason: reason })
      .where('id', '=', teamId)
      .execute()
    await sql`update inspection_team_areas set to_at = ${step.now} where team_id = ${teamId} and to_at is null`.execute(
      step.trx,
    )
    await sql`
      update inspections set called_off_at = ${step.now}, call_off_reason = ${reason}
      where team_id = ${teamId} and checked_in_at is null and called_off_at is null`.execute(step.trx)
    return accept([teamFact(team, 'inspection-team-ended', {})])
  }),
})

function teamFact(team: TeamRow, type: string, data: Fact['data']): Fact {
  return {
    type,
    areaId: team.areaId,
    subjectId: team.id,
    data: { ...data, bodyId: team.bodyId },
    live: ['inspections'],
  }
}
