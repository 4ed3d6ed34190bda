import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { VisitOutcome } from '../domain/index.ts'
import type {} from './teams.tables.ts'

/** What is known of the visits of a household. */
export interface HouseholdVisits {
  readonly teamId: string | null
  readonly lastAt: Instant | null
  readonly lastOutcome: VisitOutcome | null
  /** The last time somebody of it was met, well or in need. */
  readonly lastMetAt: Instant | null
  /** Keys of needs whose tasks are open. */
  readonly needs: readonly string[]
}

/** Of households that nobody has visited. */
export const neverVisited: HouseholdVisits = {
  teamId: null,
  lastAt: null,
  lastOutcome: null,
  lastMetAt: null,
  needs: [],
}

/** Team, last visit, and what is being seen to, of each of these households. */
export async function visitsOf(db: Db | Trx, ids: readonly string[]): Promise<Map<string, HouseholdVisits>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<HouseholdVisits & { id: string }>`
    select given.id, team_households.team_id as "teamId", last.at as "lastAt", last.outcome as "lastOutcome",
           (select max(at) from team_visits as visits where visits.household_id = given.id and outcome <> 'not-home') as "lastMetAt",
           array(select distinct visits.need from team_visits as visits join tasks on tasks.id = visits.task_id
                 where visits.household_id = given.id and visits.need is not null
                   and tasks.state not in ('done-reported', 'done', 'cancelled') order by 1) as needs
    from unnest(${[...ids]}::uuid[]) as given (id)
    join households on households.id = given.id
    left join team_households on team_households.household_id = given.id
      and team_households.zone_id = households.zone_id
    left join lateral (select at, outcome from team_visits as visits where visits.household_id = given.id order by at desc limit 1) last
      on true`.execute(db)
  return new Map(rows.map(({ id, ...visits }) => [id, visits]))
}
