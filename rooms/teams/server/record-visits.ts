import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  childId,
  defineIntent,
  type Fact,
  may,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { type HouseholdRow, householdsByIds } from '#rooms/people/server'
import { createTasks, type PlannedTask } from '#rooms/tasks/server'
import { judgeVisit, type Need, type RecordVisit, recordVisit, TEAMS, type TeamRules } from '../domain/index.ts'
import { needOwners } from './need-owners.query.ts'
import { teamRules } from './team-rules.query.ts'
import type { VisitsTable } from './teams.tables.ts'

type Item = Work<RecordVisit>

/** A visit that was judged and may be written. */
interface Judged {
  readonly item: Item
  readonly areaId: number
  readonly household: HouseholdRow | undefined
  readonly teamId: string | null
  readonly need: Need | undefined
}

/**
 * Records visits, set-based. A need becomes a task with an owner in the same transaction. Who needs help is never sent
 * away: not for another team's door, a household that left, or one that is in no book (SG-10).
 */
export const recordVisitIntent = defineIntent<RecordVisit>({
  contract: recordVisit,
  area: 'handler',
  handle: async (items, step) => {
    const rules = await teamRules(step.profile)
    const households = await householdsByIds(
      step.trx,
      items.flatMap(({ payload }) => payload.householdId ?? []),
    )
    const teams = await teamsOf(step, [...households.keys()])
    const judged = items.map((item) => judge(item, { step, rules, households, teams }))
    const good = judged.filter((one) => !('code' in one)) as Judged[]
    const made = await giveNeeds(good, step)
    await saveVisits(good, step, made.taskOf)
    return judged.map((one): Outcome => {
      if ('code' in one) return reject(one)
      const taskId = made.taskOf.get(one.item.id) ?? null
      const facts = [factOf(one, taskId), ...(made.facts.get(one.item.id) ?? [])]
      return accept(facts, { visitId: one.item.id, taskId })
    })
  },
})

interface TeamOfHousehold {
  readonly teamId: string
  /** Since when the door is this team's. */
  readonly assignedAt: Instant
  readonly officers: readonly (string | null)[]
}

async function teamsOf({ trx }: Step, householdIds: readonly string[]): Promise<Map<string, TeamOfHousehold>> {
  const { rows } = await sql<TeamOfHousehold & { householdId: string }>`
    select team_households.household_id as "householdId", team_households.team_id as "teamId",
           assigned_at as "assignedAt", array(select officer_id from team_members
                 where team_members.team_id = team_households.team_id and officer_id is not null) as officers
    from team_households where household_id = any(${[...householdIds]}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.householdId, row]))
}

interface Known {
  readonly step: Step
  readonly rules: TeamRules
  readonly households: ReadonlyMap<string, HouseholdRow>
  readonly teams: ReadonlyMap<string, TeamOfHousehold>
}

function judge(item: Item, { step, rules, households, teams }: Known): Judged | Refusal {
  const { payload, occurredAt } = item
  const wrong = judgeVisit(payload, rules)
  if (wrong) return wrong
  if (occurredAt > addMinutes(step.now, 5)) return refuse(TEAMS.VISIT_AHEAD)
  const household = households.get(payload.householdId ?? '')
  const areaId = household?.areaId ?? payload.areaId
  if (areaId === undefined) return refuse(TEAMS.HOUSEHOLD_UNKNOWN, { field: 'householdId' })
  const forbidden = mayNotVisit(item, step, areaId)
  if (forbidden) return forbidden
  const team = teams.get(payload.householdId ?? '')
  const need = rules.needs.list.find(({ key }) => key === payload.need)
  const whose = whoseVisit(item, step, areaId, team)
  if (whose === "another's" && !need) return refuse(TEAMS.NOT_YOUR_HOUSEHOLD, { field: 'householdId' })
  return { item, areaId, household, teamId: team && whose !== "nobody's" ? team.teamId : null, need }
}

/** Not theirs to see reads as unknown. */
function mayNotVisit(item: Item, step: Step, areaId: number): Refusal | null {
  const forbidden = allowed(item, step, 'teams.visit', areaId, 'teams.read')
  return forbidden?.status === 404 ? refuse(TEAMS.HOUSEHOLD_UNKNOWN, { field: 'householdId' }) : forbidden
}

/**
 * Members see to the doors of their own team; who organises the teams of an area, to all of them. A phone without a network
 * tells late: a visit from before the door became another team's was made, and counts for no team.
 */
function whoseVisit(
  { actor, occurredAt }: Item,
  { tree }: Step,
  areaId: number,
  team: TeamOfHousehold | undefined,
): "the team's" | "another's" | "nobody's" {
  if (!team) return "nobody's"
  const isMember = actor.officerId !== null && team.officers.includes(actor.officerId)
  if (isMember || may(actor, 'teams.organise', areaId, tree)) return "the team's"
  return occurredAt < team.assignedAt ? "nobody's" : "another's"
}

/** Each need is a task, unless the same help for the same household is being seen to already. */
async function giveNeeds(judged: readonly Judged[], step: Step) {
  const needs = judged.filter(({ need }) => need !== undefined)
  const taskOf = new Map<string, string>()
  const facts = new Map<string, readonly Fact[]>()
  if (needs.length === 0) return { taskOf, facts }
  const beingSeenTo = await openNeeds(step, needs)
  const owners = await needOwners(step, needs)
  for (const one of needs) {
    const key = `${one.household?.id ?? one.item.id} ${one.need?.key}`
    const known = beingSeenTo.get(key)
    taskOf.set(one.item.id, known ?? childId(one.item, 'task'))
    if (known) continue
    beingSeenTo.set(key, childId(one.item, 'task'))
    const by = { postId: actingPost(one.item, step, 'teams.visit', one.areaId), officerId: one.item.actor.officerId }
    const task = toTask(one, [owners(one), by].find(isPerson) ?? nobody)
    const { now, tree, profile, trx } = step
    facts.set(one.item.id, (await createTasks(trx, { tasks: [task], by, now, tree, profile })).facts)
  }
  return { taskOf, facts }
}

async function openNeeds({ trx }: Step, needs: readonly Judged[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ householdId: string; need: string; taskId: string }>`
    select visits.household_id as "householdId", visits.need, visits.task_id as "taskId"
    from team_visits as visits join tasks on tasks.id = visits.task_id
    where visits.household_id = any(${needs.flatMap(({ household }) => household?.id ?? [])}::uuid[])
      and tasks.state not in ('done-reported', 'done', 'cancelled')`.execute(trx)
  return new Map(rows.map(({ householdId, need, taskId }) => [`${householdId} ${need}`, taskId]))
}

type Owner = { readonly postId: string | null; readonly officerId: string | null }

const nobody: Owner = { postId: null, officerId: null }

function isPerson({ postId, officerId }: Owner): boolean {
  return postId !== null && officerId !== null
}

/** The task names no one: the number in the group's book, and which help. */
function toTask({ item, areaId, household, need }: Judged, owner: Owner): PlannedTask {
  const { title, minutes, priority } = need as Need
  const whose = household ? `Hộ số ${household.number}` : 'Người chưa có trong sổ hộ'
  return {
    id: childId(item, 'task'),
    areaId,
    title: `${whose}: ${title.vi.charAt(0).toLowerCase()}${title.vi.slice(1)}`,
    ownerPostId: owner.postId,
    ownerOfficerId: owner.officerId,
    startAt: item.occurredAt,
    dueAt: addMinutes(item.occurredAt, minutes),
    priority,
    selfClose: true,
    // Nobody above and nobody at the door holds a post: it waits among tasks without an owner, and is not lost.
    draft: !isPerson(owner),
  }
}

function factOf({ item, areaId, household, teamId, need }: Judged, taskId: string | null): Fact {
  const { outcome, onPaper } = item.payload
  const data = { outcome, teamId, ...(onPaper ? { onPaper } : {}), ...(need ? { need: need.key, taskId } : {}) }
  return { type: 'household-visited', areaId, subjectId: household?.id ?? item.id, data, live: ['teams'] }
}

async function saveVisits(
  judged: readonly Judged[],
  { trx, tree, profile }: Step,
  taskOf: ReadonlyMap<string, string>,
) {
  if (judged.length === 0) return
  const dayIn = (at: Instant) => dayOf(at, profile.utcOffsetMinutes)
  const rows = judged.map(
    ({ item, areaId, household, teamId }): VisitsTable => ({
      zone_id: tree.get(areaId).zoneId,
      id: item.id,
      area_id: areaId,
      household_id: household?.id ?? null,
      team_id: teamId,
      at: item.occurredAt,
      on_day: dayIn(item.occurredAt),
      outcome: item.payload.outcome,
      need: item.payload.need ?? null,
      task_id: taskOf.get(item.id) ?? null,
      officer_id: item.actor.officerId,
    }),
  )
  await sql`
    insert into team_visits (zone_id, id, area_id, household_id, team_id, at, on_day, outcome, need, task_id, officer_id)
    select * from unnest(
      ${rows.map((row) => row.zone_id)}::int[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.area_id)}::int[],
      ${rows.map((row) => row.household_id)}::uuid[], ${rows.map((row) => row.team_id)}::uuid[],
      ${rows.map((row) => row.at)}::timestamptz[], ${rows.map((row) => row.on_day)}::date[],
      ${rows.map((row) => row.outcome)}::text[], ${rows.map((row) => row.need)}::text[],
      ${rows.map((row) => row.task_id)}::uuid[], ${rows.map((row) => row.officer_id)}::uuid[])`.execute(trx)
}
