import { sql } from 'kysely'
import { type Asking, type Db, defineRead, may, notFound, type Refused, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import { type TeamLine, teamListContract, teamPageContract } from '../domain/index.ts'
import { type Eyes, isOfTeam, readEyes } from './eyes.ts'
import { fromFindings } from './findings.store.ts'
import { holdersOfKinds, leaderRuleFor, type TeamRow, teamColumns } from './teams.store.ts'
import { allOf, type Condition, isVisible } from './where-visible.ts'

type Row = TeamRow & {
  readonly name: string
  readonly ownerBodyName: string
  readonly ownerKind: string
  readonly memberCount: number
}

/** `GET /inspections/teams`: who inspects at which level and where is no secret. */
export const teamListRead = defineRead(teamListContract, async (asking, query) => {
  const eyes = await readEyes(asking.db, asking)
  const where = teamsAsked(asking, query, eyes)
  if ('refusal' in where) return where
  return { items: await toTeamLines(asking, eyes, await readTeams(asking.db, where.all)) }
})

function teamsAsked(
  asking: Asking,
  query: {
    areaId?: number | undefined
    coversAreaId?: number | undefined
    ofLevel: boolean
    mine: boolean
    ended: boolean
  },
  eyes: Eyes,
): { readonly all: readonly Condition[] } | Refused {
  const { tree } = asking
  const all: Condition[] = [
    query.ended ? sql`inspection_teams.ended_at is not null` : sql`inspection_teams.ended_at is null`,
  ]
  for (const [field, areaId] of [
    ['areaId', query.areaId],
    ['coversAreaId', query.coversAreaId],
  ] as const) {
    if (areaId !== undefined && !visiblePlace(asking, areaId, 'inspections.read')) return notFound(field)
  }
  const own = [...eyes.leads, ...eyes.memberOf]
  if (query.mine) all.push(sql`inspection_teams.id = any(${own}::uuid[])`)
  if (query.coversAreaId !== undefined) {
    const up = tree.upward(query.coversAreaId).map(({ id }) => id)
    return {
      all: [
        ...all,
        sql`exists (select 1 from inspection_team_areas its where its.team_id = inspection_teams.id
      and its.to_at is null and its.area_id = any(${up}::int[]))`,
      ],
    }
  }
  const intervals = query.areaId === undefined ? asking.intervals : [tree.get(query.areaId)]
  const inside =
    query.ofLevel && query.areaId !== undefined ? [query.areaId] : tree.inside(intervals).map(({ id }) => id)
  if (!query.mine) all.push(sql`inspection_teams.area_id = any(${inside}::int[])`)
  return { all }
}

async function readTeams(db: Db, all: readonly Condition[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${teamColumns}, bodies.name, owner.name as "ownerBodyName", owner.kind as "ownerKind",
           (select count(*)::int from inspection_team_members its where its.team_id = inspection_teams.id and its.to_at is null) as "memberCount"
    from inspection_teams join bodies on bodies.id = inspection_teams.body_id
    join bodies owner on owner.id = inspection_teams.owner_body_id
    where ${allOf(all)} order by inspection_teams.area_id, length(bodies.name), bodies.name, inspection_teams.id`.execute(
    db,
  )
  return rows
}

async function toTeamLines(asking: Asking, eyes: Eyes, rows: readonly Row[]): Promise<TeamLine[]> {
  const { db } = asking
  const ids = rows.map(({ id }) => id)
  const { rows: looked } = await sql<{ teamId: string; areaId: number }>`
    select team_id as "teamId", area_id as "areaId" from inspection_team_areas
    where team_id = any(${ids}::uuid[]) and to_at is null order by area_id`.execute(db)
  const names = await areaNames(
    db,
    [...rows, ...looked].map(({ areaId }) => areaId),
  )
  const people = await readPeople(
    asking,
    rows.map(({ leaderPostId }) => leaderPostId),
  )
  const fits = await leadersThatFit(asking, rows)
  return rows.map((row): TeamLine => {
    const areas = looked.filter(({ teamId }) => teamId === row.id).map(({ areaId }) => areaId)
    return {
      id: row.id,
      bodyId: row.bodyId,
      name: row.name,
      areaId: row.areaId,
      areaName: names.get(row.areaId) ?? '',
      ownerBodyId: row.ownerBodyId,
      ownerBodyName: row.ownerBodyName,
      leader: people(row.leaderPostId),
      leaderFits: fits.has(row.id),
      areas: areas.map((id) => ({ id, name: names.get(id) ?? '' })),
      memberCount: row.memberCount,
      registeredAt: row.registeredAt,
      endedAt: row.endedAt,
      isMine: isOfTeam(eyes, row.id),
    }
  })
}

async function readPeople({ db, now }: Asking, postIds: readonly string[]) {
  const holders = await holdersOf(db, postIds, now)
  const names = await officerNames(
    db,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${postIds}::uuid[])`.execute(db)
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return (postId: string) => {
    const officerId = holders.get(postId)?.officerId ?? null
    return { postId, postTitle: titles.get(postId) ?? '', officerId, name: names.get(officerId ?? '') ?? null }
  }
}

/** Teams whose leader of now still holds the position that such a team asks for. */
async function leadersThatFit(asking: Asking, rows: readonly Row[]): Promise<Set<string>> {
  const { db, now } = asking
  const holders = await holdersOf(
    db,
    rows.map(({ leaderPostId }) => leaderPostId),
    now,
  )
  const asked: { teamId: string; officerId: string; areaId: number; postKinds: readonly string[] }[] = []
  const fits = new Set<string>()
  for (const row of rows) {
    const officerId = holders.get(row.leaderPostId)?.officerId
    const rule = await leaderRuleFor(asking, row.ownerKind)
    if (officerId === undefined) continue
    if (rule) asked.push({ teamId: row.id, officerId, areaId: row.areaId, postKinds: rule.postKinds })
    else fits.add(row.id)
  }
  const held = await holdersOfKinds(db, asked, now)
  for (const one of asked) if (held.has(`${one.officerId} ${one.areaId}`)) fits.add(one.teamId)
  return fits
}

/** `GET /inspections/teams/:teamId`: of its inspections only those are counted that the asker may see. */
export const teamPageRead = defineRead(teamPageContract, async (asking, { teamId }) => {
  const eyes = await readEyes(asking.db, asking)
  const [row] = await readTeams(asking.db, [sql`inspection_teams.id = ${teamId}`])
  if (
    !row ||
    !(
      may(asking.actor, 'inspections.read', row.areaId, asking.tree) ||
      isOfTeam(eyes, teamId) ||
      (await looksAfterMine(asking, teamId))
    )
  ) {
    return notFound('teamId')
  }
  const [line] = await toTeamLines(asking, eyes, [row])
  const { rows: members } = await sql<{ postId: string }>`
    select post_id as "postId" from inspection_team_members where team_id = ${teamId} and to_at is null`.execute(
    asking.db,
  )
  const people = await readPeople(
    asking,
    members.map(({ postId }) => postId),
  )
  const rule = await leaderRuleFor(asking, row.ownerKind)
  return {
    ...(line as TeamLine),
    members: members.map(({ postId }) => people(postId)),
    leaderRule: rule ? { title: rule.title, source: rule.source.text } : null,
    documentId: row.documentId,
    endReason: row.endReason,
    counts: await countsOf(asking, eyes, teamId),
    mayOrganise: row.endedAt === null && may(asking.actor, 'inspections.organise', row.areaId, asking.tree),
    mayPlan: row.endedAt === null && (isOfTeam(eyes, teamId) || eyes.directs.includes(teamId)),
  }
})

/** A team of a level above is theirs to know when it looks after an area they may see. */
async function looksAfterMine({ db, intervals, tree }: Asking, teamId: string): Promise<boolean> {
  const { rows } = await sql<{ areaId: number }>`
    select area_id as "areaId" from inspection_team_areas where team_id = ${teamId} and to_at is null`.execute(db)
  const seen = new Set(tree.inside(intervals).flatMap(({ id }) => tree.upward(id).map((place) => place.id)))
  return rows.some(({ areaId }) => seen.has(areaId))
}

async function countsOf({ db, tree }: Asking, eyes: Eyes, teamId: string) {
  const { rows } = await sql<{ planned: number; finished: number }>`
    select (count(*) filter (where checked_in_at is null and called_off_at is null))::int as planned,
           (count(*) filter (where finished_at is not null))::int as finished
    from inspections where team_id = ${teamId} and ${isVisible(eyes, tree)}`.execute(db)
  const { rows: found } = await sql<{ findings: number; open: number }>`
    select (count(*) filter (where state <> 'withdrawn'))::int as findings,
           (count(*) filter (where state in ('open', 'reported')))::int as open
    from ${fromFindings} where inspection_findings.team_id = ${teamId} and ${isVisible(eyes, tree)}`.execute(db)
  return {
    planned: rows[0]?.planned ?? 0,
    finished: rows[0]?.finished ?? 0,
    findings: found[0]?.findings ?? 0,
    openFindings: found[0]?.open ?? 0,
  }
}
