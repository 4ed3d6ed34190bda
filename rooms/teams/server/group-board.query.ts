import { sql } from 'kysely'
import { dayOf, startOfDay } from '#kit'
import { type Asking, defineRead, no, notFound, visiblePlace } from '#platform/server'
import { areaTitle, levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { householdsIn } from '#rooms/people/server'
import { type GroupBoard, groupBoardContract, isDue, type NeedLine, TEAMS } from '../domain/index.ts'
import { neverVisited, visitsOf } from './household-visits.query.ts'
import { weekBefore } from './team-list.query.ts'
import { teamRules } from './team-rules.query.ts'

/** How many of a kind the page shows; the number beside tells of the rest. */
const shown = 5

/** `GET /teams/board`: what needs a hand in one residential group today. */
export const groupBoardRead = defineRead(groupBoardContract, async (asking, { areaId }) => {
  const area = (await openBook(asking)).byId.get(areaId)
  if (!area || !visiblePlace(asking, areaId, 'teams.read')) return notFound('areaId')
  if (levelOf(area.kind) !== 'group') return no(TEAMS.GROUP_WANTED, { field: 'areaId' })
  const [head, numbers, needs, tasks, gaps, teams, posts] = await Promise.all([
    headOf(asking, areaId),
    numbersOf(asking, areaId),
    needsIn(asking, areaId),
    tasksIn(asking, areaId),
    gapsIn(asking, areaId),
    teamsIn(asking, areaId),
    postsIn(asking, areaId),
  ])
  return { areaId, areaTitle: areaTitle(area), asOf: asking.now, head, ...numbers, needs, tasks, gaps, teams, posts }
})

async function headOf({ db, now }: Asking, areaId: number): Promise<GroupBoard['head']> {
  const head = (await headPostsOf(db, [areaId], now)).get(areaId)
  if (!head) return null
  const names = await officerNames(db, [head.officerId])
  const { rows } = await sql<{ title: string }>`select title from posts where id = ${head.postId}`.execute(db)
  return { name: names.get(head.officerId ?? '') ?? null, postTitle: rows[0]?.title ?? '' }
}

async function numbersOf(asking: Asking, areaId: number): Promise<Pick<GroupBoard, 'households' | 'visits'>> {
  const { db, now, profile } = asking
  const households = await householdsIn(db, [areaId])
  const visits = await visitsOf(
    db,
    households.map(({ id }) => id),
  )
  const { visits: rule } = await teamRules(profile)
  const today = startOfDay(dayOf(now, profile.utcOffsetMinutes), profile.utcOffsetMinutes)
  const each = households.map((household) => ({ household, visit: visits.get(household.id) ?? neverVisited }))
  const count = (judge: (one: (typeof each)[number]) => boolean) => each.filter(judge).length
  return {
    households: {
      count: households.length,
      people: households.reduce((sum, { size }) => sum + size, 0),
      noPhone: count(({ household }) => !household.hasPhone),
      boarding: count(({ household }) => household.boarding),
      elderly: count(({ household }) => (household.elderly ?? 0) > 0),
      unassigned: count(({ visit }) => visit.teamId === null),
    },
    visits: {
      due: count(({ visit }) => isDue(visit.lastMetAt, now, rule.everyDays)),
      today: count(({ visit }) => visit.lastAt !== null && visit.lastAt >= today),
      week: count(({ visit }) => visit.lastMetAt !== null && visit.lastMetAt >= weekBefore(now)),
      notHome: count(({ visit }) => visit.lastOutcome === 'not-home'),
      everyDays: rule.everyDays,
    },
  }
}

async function needsIn({ db, profile }: Asking, areaId: number): Promise<NeedLine[]> {
  const { needs } = await teamRules(profile)
  const { rows } = await sql<Omit<NeedLine, 'title'>>`
    select distinct on (visits.task_id) visits.id as "visitId", visits.household_id as "householdId", households.number,
           visits.need, visits.at as "sinceAt", visits.task_id as "taskId", officers.name as owner, tasks.due_at as "dueAt"
    from team_visits as visits join tasks on tasks.id = visits.task_id
    left join households on households.id = visits.household_id
    left join officers on officers.id = tasks.owner_officer_id
    where visits.area_id = ${areaId} and visits.need is not null and tasks.state not in ('done-reported', 'done', 'cancelled')
    order by visits.task_id, visits.at`.execute(db)
  return rows
    .map((row) => {
      const need = needs.list.find(({ key }) => key === row.need)
      return { ...row, title: need?.title ?? { vi: row.need, en: row.need }, priority: need?.priority ?? 0 }
    })
    .toSorted((left, right) => right.priority - left.priority || left.sinceAt.localeCompare(right.sinceAt))
    .map(({ priority: _, ...line }) => line)
}

/** Tasks other than those that see to a need: these stand above, by their household. */
async function tasksIn({ db, now }: Asking, areaId: number): Promise<GroupBoard['tasks']> {
  const { rows } = await sql<GroupBoard['tasks']['first'][number] & { open: number; overdue: number }>`
    select id, title, due_at as "dueAt", coalesce(due_at < ${now}, false) as "isOverdue", (count(*) over ())::int as open,
           (count(*) filter (where due_at < ${now}) over ())::int as overdue
    from tasks where area_id = ${areaId} and zone_id = (select zone_id from areas where id = ${areaId})
      and state in ('active', 'acknowledged', 'in-progress', 'done-reported')
      and not exists (select 1 from team_visits as visits where visits.task_id = tasks.id)
    order by due_at nulls last, id limit ${shown}`.execute(db)
  const [first] = rows
  const lines = rows.map(({ id, title, dueAt, isOverdue }) => ({ id, title, dueAt, isOverdue }))
  return { open: first?.open ?? 0, overdue: first?.overdue ?? 0, first: lines }
}

async function gapsIn({ db, catalogue }: Asking, areaId: number): Promise<GroupBoard['gaps']> {
  const { rows } = await sql<Omit<GroupBoard['gaps']['first'][number], 'title'> & { open: number }>`
    select id, rule, severity, since, (count(*) over ())::int as open from gaps
    where area_id = ${areaId} and zone_id = (select zone_id from areas where id = ${areaId}) and closed_at is null
    order by severity desc, since limit ${shown}`.execute(db)
  const first = rows.map(({ id, rule, severity, since }) => {
    const title = catalogue.gapRules.get(rule)?.title ?? { vi: rule, en: rule }
    return { id, rule, severity, since, title }
  })
  return { open: rows[0]?.open ?? 0, first }
}

async function teamsIn({ db, now }: Asking, areaId: number): Promise<GroupBoard['teams']> {
  const { rows } = await sql<GroupBoard['teams'][number]>`
    select teams.id, teams.name, teams.kind,
           (select coalesce(officers.name, team_members.name) from team_members
            left join officers on officers.id = team_members.officer_id
            where team_members.team_id = teams.id and role = 'leader' limit 1) as leader,
           (select count(*)::int from team_households where team_households.team_id = teams.id) as households,
           (select count(distinct visits.household_id)::int from team_households
            join team_visits as visits on visits.household_id = team_households.household_id and visits.at > ${weekBefore(now)}
            where team_households.team_id = teams.id) as visited
    from teams where area_id = ${areaId} and ended_on is null order by kind, folded`.execute(db)
  return rows
}

async function postsIn({ db }: Asking, areaId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from checkpoints where area_id = ${areaId} and closed_at is null`.execute(db)
  return rows[0]?.count ?? 0
}
