import { sql } from 'kysely'
import { type Asking, defineRead, may } from '#platform/server'
import { areaTitle, levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type HouseholdRow, householdsByIds, householdsIn, openBooks } from '#rooms/people/server'
import { compareWaiting, type DoorLine, isDue, todaysRoundContract } from '../domain/index.ts'
import { type HouseholdVisits, neverVisited, visitsOf } from './household-visits.query.ts'
import { teamRules } from './team-rules.query.ts'

/** `GET /teams/round`: who needs help first. The look is written down once for each group before a door is named (SG-09). */
export const todaysRoundRead = defineRead(todaysRoundContract, async (asking) => {
  const { visits: rule, needs } = await teamRules(asking.profile)
  const households = await doorsOfMine(asking)
  const groups = [...new Set(households.map(({ areaId }) => areaId))]
  const visits = await visitsOf(
    asking.db,
    households.map(({ id }) => id),
  )
  const { permission, path } = todaysRoundContract
  const opening = {
    permission,
    subjectKind: `GET /api${path}`,
    reason: 'Danh sách thăm hộ hôm nay',
    onceInMinutes: 240,
  }
  const named = await openBooks(asking, households, opening)
  const { byId } = await openBook(asking)
  const own = await groupsToHelp(asking)
  const doors = households
    .map((household) => {
      const visit = visits.get(household.id) ?? neverVisited
      const due = isDue(visit.lastMetAt, asking.now, rule.everyDays)
      const waiting = { ...household, isInNeed: visit.needs.length > 0, isDue: due, lastMetAt: visit.lastMetAt }
      return { waiting, line: toLine(household, visit, { ...(named.get(household.id) ?? nobody), isDue: due }) }
    })
    .toSorted((left, right) => compareWaiting(left.waiting, right.waiting))
    .map(({ line }) => line)
  return {
    asOf: asking.now,
    everyDays: rule.everyDays,
    groups: [...new Set([...own, ...groups])].flatMap((areaId) => {
      const area = byId.get(areaId)
      return area ? [{ areaId, areaTitle: areaTitle(area) }] : []
    }),
    needs: needs.list,
    doors,
  }
})

const nobody = { house: null, head: null, phone: null }

/** Groups of the posts held, for those who organise teams there. */
async function groupsOfMine(asking: Asking): Promise<number[]> {
  const { byId } = await openBook(asking)
  const held = asking.actor.scopes.filter(({ permissions }) => permissions.has('teams.visit'))
  return held
    .map(({ areaId }) => areaId)
    .filter((areaId) => {
      const area = byId.get(areaId)
      return area !== undefined && levelOf(area.kind) === 'group'
    })
}

/** Where somebody in no book may be helped (SG-11): the groups held, and those of a commune for who visits in all of it. */
async function groupsToHelp(asking: Asking): Promise<number[]> {
  const { byId } = await openBook(asking)
  const communes = asking.actor.scopes.flatMap(({ areaId, permissions }) => {
    const area = permissions.has('teams.visit') ? byId.get(areaId) : undefined
    return area && levelOf(area.kind) === 'commune' ? [areaId] : []
  })
  const below = communes.flatMap((areaId) => asking.tree.childrenOf(areaId).map(({ id }) => id))
  return [...(await groupsOfMine(asking)), ...below]
}

/** All households of a group for who organises it; of one's own teams for a member. */
async function doorsOfMine(asking: Asking): Promise<HouseholdRow[]> {
  const { actor, tree, db } = asking
  const organised = (await groupsOfMine(asking)).filter((areaId) => may(actor, 'teams.organise', areaId, tree))
  const whole = await householdsIn(db, organised)
  const { rows } = await sql<{ id: string }>`
    select team_households.household_id as id from team_members
    join team_households on team_households.team_id = team_members.team_id
    join teams on teams.id = team_members.team_id and teams.ended_on is null
    where team_members.officer_id = ${actor.officerId}::uuid`.execute(db)
  const known = new Set(whole.map(({ id }) => id))
  const more = await householdsByIds(
    db,
    rows.map(({ id }) => id).filter((id) => !known.has(id)),
  )
  const theirs = [...more.values()].filter(
    ({ areaId, leftOn }) => leftOn === null && may(actor, 'teams.visit', areaId, tree),
  )
  return [...whole, ...theirs]
}

type Named = Pick<DoorLine, 'house' | 'head' | 'phone' | 'isDue'>

function toLine(household: HouseholdRow, visit: HouseholdVisits, { house, head, phone, isDue: due }: Named): DoorLine {
  return {
    id: household.id,
    areaId: household.areaId,
    number: household.number,
    house,
    head,
    phone,
    size: household.size,
    elderly: household.elderly,
    children: household.children,
    boarding: household.boarding,
    hasPhone: household.hasPhone,
    teamId: visit.teamId,
    lastAt: visit.lastAt,
    lastOutcome: visit.lastOutcome,
    needs: [...visit.needs],
    isDue: due,
  }
}
