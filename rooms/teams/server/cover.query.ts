import { sql } from 'kysely'
import { addMinutes } from '#kit'
import { defineRead, notFound, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type CoverLine, teamCoverContract } from '../domain/index.ts'
import { weekBefore } from './team-list.query.ts'
import { teamRules } from './team-rules.query.ts'
import { byChild, insideOf } from './where-inside.ts'

type Sums = Omit<CoverLine, 'areaTitle'>

const columns = ['community', 'selfManaged', 'active', 'households', 'unassigned', 'visited', 'needs'] as const

/** `GET /teams/cover` */
export const teamCoverRead = defineRead(teamCoverContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'teams.read')
  const book = await openBook(asking)
  const area = book.byId.get(areaId)
  if (!place || !area) return notFound('areaId')
  const { activity } = await teamRules(asking.profile)
  const activeSince = addMinutes(asking.now, -activity.quietDays * 1440)
  const inTeams = insideOf('teams', [place], asking.tree)
  const inHouseholds = insideOf('households', [place], asking.tree)
  const inVisits = insideOf('visits', [place], asking.tree)
  const { rows } = await sql<Sums>`
    select area_id as "areaId", sum(community)::int as community, sum(self_managed)::int as "selfManaged",
           sum(active)::int as active, sum(households)::int as households, sum(unassigned)::int as unassigned,
           sum(visited)::int as visited, sum(needs)::int as needs
    from (
      select area_id, count(*) filter (where kind = 'community') as community,
             count(*) filter (where kind = 'self-managed') as self_managed,
             count(*) filter (where kind = 'community' and exists (
               select 1 from team_visits as visits where visits.team_id = teams.id and visits.zone_id = teams.zone_id
               and visits.at > ${activeSince})) as active,
             0 as households, 0 as unassigned, 0 as visited, 0 as needs
      from teams where ended_on is null and ${inTeams} group by area_id
      union all
      select households.area_id, 0, 0, 0, count(*), count(*) filter (where team_households.team_id is null), 0, 0
      from households left join team_households on team_households.household_id = households.id
        and team_households.zone_id = households.zone_id
      where left_on is null and ${inHouseholds} group by households.area_id
      union all
      select visits.area_id, 0, 0, 0, 0, 0, count(distinct household_id) filter (where visits.at > ${weekBefore(asking.now)}),
             count(distinct visits.task_id) filter (where visits.need is not null and tasks.state not in ('done-reported', 'done', 'cancelled'))
      from team_visits as visits left join tasks on tasks.id = visits.task_id
      where ${inVisits} group by visits.area_id
    ) as counted group by area_id`.execute(asking.db)
  const children = book.childrenOf.get(areaId) ?? []
  const below = [...byChild(rows, children, asking.tree)].map(([id, own]) => {
    const child = book.byId.get(id)
    return { areaId: id, areaTitle: areaTitle(child ?? area), ...sumOf(own) }
  })
  const order = new Map(children.map(({ id, first }) => [id, first]))
  return {
    asOf: asking.now,
    quietDays: activity.quietDays,
    whole: { areaId, areaTitle: areaTitle(area), ...sumOf(rows) },
    below: below.toSorted((left, right) => (order.get(left.areaId) ?? 0) - (order.get(right.areaId) ?? 0)),
  }
})

function sumOf(rows: readonly Sums[]): Omit<Sums, 'areaId'> {
  const entries = columns.map((column) => [column, rows.reduce((sum, row) => sum + row[column], 0)])
  return Object.fromEntries(entries) as unknown as Omit<Sums, 'areaId'>
}
