import { type RawBuilder, sql } from 'kysely'
import { addMinutes, foldVietnamese, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { type TeamLine, type TeamQuestion, teamListContract } from '../domain/index.ts'
import { type TeamRow, teamColumns } from './teams.store.ts'
import { insideOf } from './where-inside.ts'

/** A team with what a list shows of it. */
export interface ListedTeam extends TeamRow {
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly leader: string | null
  readonly members: number
  readonly households: number
  readonly visited: number
  readonly posts: number
  readonly synthetic: boolean
}

/** A week back: what "this week" means on the pages of this room. */
export function weekBefore(now: Instant): Instant {
  return addMinutes(now, -7 * 1440)
}

/** The columns of a {@link ListedTeam}, for a statement that selects from teams joined with areas. */
export function listedColumns(now: Instant): RawBuilder<unknown> {
  return sql`${teamColumns}, teams.synthetic, areas.kind as "areaKind", areas.name as "areaName",
    (select coalesce(officers.name, team_members.name) from team_members
     left join officers on officers.id = team_members.officer_id
     where team_members.team_id = teams.id and role = 'leader' limit 1) as leader,
    (select count(*)::int from team_members where team_members.team_id = teams.id) as members,
    (select count(*)::int from team_households where team_households.team_id = teams.id) as households,
    (select count(distinct visits.household_id)::int from team_households
     join team_visits as visits on visits.household_id = team_households.household_id and visits.at > ${weekBefore(now)}
     where team_households.team_id = teams.id) as visited,
    (select count(*)::int from checkpoints where checkpoints.team_id = teams.id and closed_at is null) as posts`
}

/** `GET /teams`: in the order of the tree, then by name. */
export const teamListRead = defineRead(teamListContract, async (asking, query) => {
  const inside = whereAsked(asking, query)
  if (!inside) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<ListedTeam & { first: number; folded: string }>`
    select ${listedColumns(asking.now)}, areas.first, teams.folded
    from teams join areas on areas.id = teams.area_id
    where ${insideOf('teams', inside, asking.tree)} ${narrowed(query)}
      ${after === undefined ? sql`` : sql`and (areas.first, teams.folded, teams.id) > (${after[0]}::int, ${after[1]}::text, ${after[2]}::uuid)`}
    order by areas.first, teams.folded, teams.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(toLine),
    next: rows.length > query.limit && last ? toCursor([last.first, last.folded, last.id]) : null,
  }
})

function whereAsked(asking: Asking, { areaId }: TeamQuestion) {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'teams.read')
  return place && [place]
}

function narrowed({ kind, state, q }: TeamQuestion): RawBuilder<unknown> {
  const words = foldVietnamese(q ?? '')
  const states = {
    standing: sql`and teams.ended_on is null`,
    ended: sql`and teams.ended_on is not null`,
    all: sql``,
  }
  return sql`${states[state]} ${kind === undefined ? sql`` : sql`and teams.kind = ${kind}`}
    ${words === '' ? sql`` : sql`and teams.folded like ${`%${words}%`}`}`
}

/** A team as it travels. */
export function toLine(row: ListedTeam): TeamLine {
  return {
    id: row.id,
    areaId: row.areaId,
    areaTitle: areaTitle({ kind: row.areaKind, name: row.areaName }),
    kind: row.kind,
    name: row.name,
    leader: row.leader,
    members: row.members,
    households: row.households,
    visited: row.visited,
    posts: row.posts,
    formedOn: row.formedOn,
    endedOn: row.endedOn,
    synthetic: row.synthetic,
  }
}
