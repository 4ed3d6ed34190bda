import { sql } from 'kysely'
import type { IntentContract } from '#kit'
import { accept, defineIntent, type Fact, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { assignAreas, endTeam, setMembers } from '../domain/index.ts'
import { lockTeam, refuseAreasAndPeople, setTeamAreas, setTeamMembers, type TeamRow } from './teams.store.ts'

/** A change of one team: locked first, and not found by who may not see it. */
function onTeam<P extends { readonly teamId: string }>(
  contract: IntentContract<P>,
  change: (team: TeamRow, work: Work<P>, step: Step) => Promise<Outcome>,
) {
  return defineIntent<P>({
    contract,
    area: 'handler',
    handle: oneByOne(async (work: Work<P>, step: Step) => {
      const team = await lockTeam(work, step, work.payload.teamId)
      return 'refusal' in team ? reject(team.refusal) : change(team, work, step)
    }),
  })
}

/** `inspections.assign-areas`. */
export const assignAreasIntent = onTeam(assignAreas, async (team, work, step) => {
  const { teamId, areaIds } = work.payload
  const refusal = await refuseAreasAndPeople(step, team, { areaIds })
  if (refusal) return reject(refusal)
  await setTeamAreas(work as Work<unknown>, step, teamId, areaIds)
  return accept([teamFact(team, 'inspection-team-areas-set', { areaIds })])
})

/** `inspections.set-members`. */
export const setMembersIntent = onTeam(setMembers, async (team, work, step) => {
  const { teamId, memberPostIds } = work.payload
  const refusal = await refuseAreasAndPeople(step, team, { memberPostIds })
  if (refusal) return reject(refusal)
  await setTeamMembers(work as Work<unknown>, step, teamId, memberPostIds)
  return accept([teamFact(team, 'inspection-team-members-set', { memberPostIds })])
})

/** `inspections.end-team`: what it planned and did not begin is called off with it; of that nothing is told, for it may be hidden. */
export const endTeamIntent = onTeam(endTeam, async (team, work, step) => {
  const { teamId, reason } = work.payload
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
