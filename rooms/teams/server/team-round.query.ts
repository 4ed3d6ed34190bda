import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { householdsByIds, openDoors } from '#rooms/people/server'
import { compareWaiting, isDue, type TeamRound, teamRoundContract } from '../domain/index.ts'
import { neverVisited, visitsOf } from './household-visits.query.ts'
import { teamRules } from './team-rules.query.ts'

interface RoundTeam {
  readonly areaId: number
  readonly kind: AreaKind
  readonly areaName: string
  readonly aboveKind: AreaKind
  readonly aboveName: string
  readonly name: string
  readonly leader: string | null
  readonly officers: readonly (string | null)[]
  readonly households: readonly string[]
}

/** `GET /teams/:id/round` */
export const teamRoundRead = defineRead(teamRoundContract, async (asking, query) => {
  return (await roundOf(asking, query)) ?? notFound('id')
})

/**
 * The doors of a team for its own members and whoever organises it there; undefined: not theirs. With a reason houses and
 * heads are named, each a look that is written down before anything is shown (SG-09).
 */
export async function roundOf(
  asking: Asking,
  { id, reason }: { readonly id: string; readonly reason?: string | undefined },
): Promise<TeamRound | undefined> {
  const team = await teamOf(asking, id)
  if (!team) return undefined
  const { visits: rule, needs } = await teamRules(asking.profile)
  const households = [...(await householdsByIds(asking.db, team.households)).values()].filter(
    ({ leftOn, areaId }) => leftOn === null && may(asking.actor, teamRoundContract.permission, areaId, asking.tree),
  )
  const subjectKind = `GET /api${teamRoundContract.path}`
  const named =
    reason === undefined
      ? undefined
      : await openDoors(asking, households, { permission: teamRoundContract.permission, subjectKind, reason })
  const visits = await visitsOf(
    asking.db,
    households.map((one) => one.id),
  )
  const doors = households.map((household) => {
    const visit = visits.get(household.id) ?? neverVisited
    const due = isDue(visit.lastMetAt, asking.now, rule.everyDays)
    const { house = null, head = null } = named?.get(household.id) ?? {}
    const { number, areaId, size, elderly, hasPhone, boarding } = household
    const door = { id: household.id, number, areaId, house, head, size, elderly, hasPhone, boarding, isDue: due }
    return {
      door: { ...door, needs: [...visit.needs] },
      waiting: { ...household, isInNeed: visit.needs.length > 0, isDue: due, lastMetAt: visit.lastMetAt },
    }
  })
  return {
    asOf: asking.now,
    name: team.name,
    leader: team.leader,
    areaId: team.areaId,
    areaTitle: areaTitle({ kind: team.kind, name: team.areaName }),
    commune: areaTitle({ kind: team.aboveKind, name: team.aboveName }),
    isNamed: named !== undefined,
    needs: needs.list,
    doors: doors.toSorted((left, right) => compareWaiting(left.waiting, right.waiting)).map(({ door }) => door),
  }
}

async function teamOf({ db, actor, tree }: Asking, id: string): Promise<RoundTeam | undefined> {
  const { rows } = await sql<RoundTeam>`
    select teams.area_id as "areaId", areas.kind, areas.name as "areaName", above.kind as "aboveKind",
           above.name as "aboveName", teams.name,
           (select coalesce(officers.name, team_members.name) from team_members
            left join officers on officers.id = team_members.officer_id
            where team_id = teams.id and role = 'leader' limit 1) as leader,
           array(select officer_id from team_members where team_id = teams.id) as officers,
           array(select household_id from team_households where team_id = teams.id) as households
    from teams join areas on areas.id = teams.area_id join areas above on above.id = coalesce(areas.parent_id, areas.id)
    where teams.id = ${id} and teams.ended_on is null`.execute(db)
  const team = rows[0]
  if (!team) return undefined
  const isOwn = actor.officerId !== null && team.officers.includes(actor.officerId)
  return isOwn || may(actor, 'teams.organise', team.areaId, tree) ? team : undefined
}
