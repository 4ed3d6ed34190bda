import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { householdsByIds } from '#rooms/people/server'
import { householdVisitsContract, isDue } from '../domain/index.ts'
import { neverVisited, visitsOf } from './household-visits.query.ts'
import { teamRules } from './team-rules.query.ts'
import { teamsByIds } from './teams.store.ts'

/** `GET /teams/households/:id` */
export const householdVisitsRead = defineRead(householdVisitsContract, async (asking, { id }) => {
  const household = (await householdsByIds(asking.db, [id])).get(id)
  if (!household || !may(asking.actor, 'teams.read', household.areaId, asking.tree)) return notFound()
  const visit = (await visitsOf(asking.db, [id])).get(id) ?? neverVisited
  const team = visit.teamId === null ? undefined : (await teamsByIds(asking.db, [visit.teamId])).get(visit.teamId)
  const { needs, visits } = await teamRules(asking.profile)
  return {
    team: team ? { id: team.id, name: team.name } : null,
    lastAt: visit.lastAt,
    lastOutcome: visit.lastOutcome,
    needs: [...visit.needs],
    isDue: isDue(visit.lastMetAt, asking.now, visits.everyDays),
    list: needs.list,
    others: await teamsThatCould(asking, household.areaId, visit.teamId),
    mayVisit: may(asking.actor, 'teams.visit', household.areaId, asking.tree),
  }
})

async function teamsThatCould(
  { db, actor, tree }: Asking,
  areaId: number,
  teamId: string | null,
): Promise<{ readonly id: string; readonly name: string }[]> {
  if (!may(actor, 'teams.organise', areaId, tree)) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from teams where area_id = ${areaId} and kind = 'community' and ended_on is null
      and id is distinct from ${teamId}::uuid order by name, id`.execute(db)
  return rows
}
