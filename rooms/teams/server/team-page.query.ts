import { sql } from 'kysely'
import { addDays, dayOf } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { householdsByIds } from '#rooms/people/server'
import { type AssignedHousehold, compareWaiting, isDue, type TeamPage, teamPageContract } from '../domain/index.ts'
import { neverVisited, visitsOf } from './household-visits.query.ts'
import { type ListedTeam, listedColumns, toLine } from './team-list.query.ts'
import { teamRules } from './team-rules.query.ts'

type Found = ListedTeam & Pick<TeamPage, 'source' | 'endReason' | 'pilotId'>

/** `GET /teams/:id` */
export const teamPageRead = defineRead(teamPageContract, async (asking, { id }) => {
  const { rows } = await sql<Found>`
    select ${listedColumns(asking.now)}, teams.source, teams.end_reason as "endReason", teams.pilot_id as "pilotId"
    from teams join areas on areas.id = teams.area_id where teams.id = ${id}`.execute(asking.db)
  const team = rows[0]
  if (!team || !may(asking.actor, 'teams.read', team.areaId, asking.tree)) return notFound()
  const [people, assigned, days] = await Promise.all([
    membersOf(asking, id),
    assignedTo(asking, id),
    lastDays(asking, team),
  ])
  const { source, endReason, pilotId, areaId } = team
  const mayThere = (permission: string) => may(asking.actor, permission, areaId, asking.tree)
  return {
    ...toLine(team),
    source,
    endReason,
    pilotId,
    people,
    assigned,
    days,
    mayOrganise: mayThere('teams.organise'),
    mayVisit: mayThere('teams.visit'),
  }
})

async function membersOf({ db }: Asking, teamId: string): Promise<TeamPage['people']> {
  const { rows } = await sql<TeamPage['people'][number]>`
    select team_members.id, officer_id as "officerId", coalesce(officers.name, team_members.name, '–') as name, role, force
    from team_members left join officers on officers.id = team_members.officer_id
    where team_id = ${teamId} order by role = 'leader' desc, place`.execute(db)
  return rows
}

async function assignedTo(asking: Asking, teamId: string): Promise<AssignedHousehold[]> {
  const { rows } = await sql<{ id: string }>`
    select household_id as id from team_households where team_id = ${teamId}`.execute(asking.db)
  const ids = rows.map(({ id }) => id)
  const [households, visits, { visits: rule }] = await Promise.all([
    householdsByIds(asking.db, ids),
    visitsOf(asking.db, ids),
    teamRules(asking.profile),
  ])
  return [...households.values()]
    .filter(({ leftOn }) => leftOn === null)
    .map(({ id, number, size, elderly, hasPhone, boarding }) => {
      const { lastAt, lastOutcome, lastMetAt, needs } = visits.get(id) ?? neverVisited
      const due = isDue(lastMetAt, asking.now, rule.everyDays)
      return {
        shown: {
          id,
          number,
          size,
          elderly,
          hasPhone,
          boarding,
          lastAt,
          lastOutcome,
          need: needs[0] ?? null,
          isDue: due,
        },
        waiting: { isInNeed: needs.length > 0, isDue: due, elderly, hasPhone, lastMetAt, number },
      }
    })
    .toSorted((left, right) => compareWaiting(left.waiting, right.waiting))
    .map(({ shown }) => shown)
}

async function lastDays({ db, now, profile }: Asking, { id, zoneId }: Found): Promise<TeamPage['days']> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<TeamPage['days'][number]>`
    select on_day as day, (count(*) filter (where outcome = 'met'))::int as met,
           (count(*) filter (where outcome = 'not-home'))::int as "notHome",
           (count(*) filter (where outcome = 'needs-help'))::int as "needsHelp"
    from team_visits as visits where team_id = ${id} and zone_id = ${zoneId} and on_day > ${addDays(today, -7)}::date
    group by on_day`.execute(db)
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(today, index - 6)
    return byDay.get(day) ?? { day, met: 0, notHome: 0, needsHelp: 0 }
  })
}
