import { sql } from 'kysely'
import { dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { householdIdsByGroup, householdsByIds } from '#rooms/people/server'
import {
  type AssignHouseholds,
  assignHouseholds,
  type EndTeam,
  endTeam,
  judgeMembers,
  type SetMembers,
  setMembers,
  TEAMS,
} from '../domain/index.ts'
import { holdTeam, knownOfficers, saveMembers, type TeamRow, toMemberRows } from './teams.store.ts'

/** `teams.set-members`: the list given is the whole list. */
export const setMembersIntent = defineIntent<SetMembers>({
  contract: setMembers,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const team = await holdTeam(work, step)
    if ('code' in team) return reject(team)
    const { members } = work.payload
    const refusal = judgeMembers(members, await knownOfficers(step.trx, members))
    if (refusal) return reject(refusal)
    await sql`delete from team_members where team_id = ${team.id} and zone_id = ${team.zoneId}`.execute(step.trx)
    await saveMembers(step.trx, toMemberRows(work, team, members))
    const data = { members: members.length }
    return accept([{ type: 'team-members-set', areaId: team.areaId, subjectId: team.id, data, live: ['teams'] }])
  }),
})

/** `teams.end`: its households are nobody's from this moment. */
export const endTeamIntent = defineIntent<EndTeam>({
  contract: endTeam,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const team = await holdTeam(work, step)
    if ('code' in team) return reject(team)
    const { reason, onDay = dayOf(step.now, step.profile.utcOffsetMinutes) } = work.payload
    const endedOn = onDay < team.formedOn ? team.formedOn : onDay
    await sql`update teams set ended_on = ${endedOn}::date, end_reason = ${reason}
      where id = ${team.id} and zone_id = ${team.zoneId}`.execute(step.trx)
    const freed = await sql`delete from team_households where team_id = ${team.id}`.execute(step.trx)
    const data = { kind: team.kind, households: Number(freed.numAffectedRows ?? 0) }
    return accept([{ type: 'team-ended', areaId: team.areaId, subjectId: team.id, data, live: ['teams'] }])
  }),
})

/** `teams.assign-households`: some, or all that nobody has. */
export const assignHouseholdsIntent = defineIntent<AssignHouseholds>({
  contract: assignHouseholds,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const team = await holdTeam(work, step)
    if ('code' in team) return reject(team)
    if (team.kind !== 'community') return reject(TEAMS.NO_HOUSEHOLDS, { field: 'teamId' })
    const { householdIds } = work.payload
    const wanted = householdIds ?? (await unassignedIn(step, team.areaId))
    if (wanted.length === 0) return reject(TEAMS.NOTHING_TO_ASSIGN)
    const households = await householdsByIds(step.trx, wanted)
    const areElsewhere = wanted.some((id) => {
      const household = households.get(id)
      return household?.areaId !== team.areaId || household.leftOn !== null
    })
    if (areElsewhere) return reject(TEAMS.ELSEWHERE, { field: 'householdIds' })
    const assigned = await assign(step, team, [...new Set(wanted)])
    const data = { households: assigned }
    return accept([{ type: 'households-assigned', areaId: team.areaId, subjectId: team.id, data, live: ['teams'] }], {
      assigned,
    })
  }),
})

async function unassignedIn({ trx }: Step, areaId: number): Promise<readonly string[]> {
  const ids = (await householdIdsByGroup(trx, [areaId])).get(areaId) ?? []
  const { rows } = await sql<{ id: string }>`
    select household_id as id from team_households where household_id = any(${[...ids]}::uuid[])`.execute(trx)
  const taken = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !taken.has(id))
}

async function assign({ trx, now }: Step, team: TeamRow, ids: readonly string[]): Promise<number> {
  // A household that a reform brought into another commune leaves the team it had there.
  await sql`delete from team_households where household_id = any(${[...ids]}::uuid[]) and zone_id <> ${team.zoneId}`.execute(
    trx,
  )
  const { rows } = await sql<{ id: string }>`
    insert into team_households (zone_id, household_id, team_id, assigned_at)
    select ${team.zoneId}::int, household_id, ${team.id}::uuid, ${now}::timestamptz
    from unnest(${[...ids]}::uuid[]) as given (household_id)
    on conflict (household_id, zone_id) do update set team_id = excluded.team_id, assigned_at = excluded.assigned_at
    returning household_id as id`.execute(trx)
  return rows.length
}
