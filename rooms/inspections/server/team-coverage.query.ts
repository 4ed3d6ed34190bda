import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import { defineRead, notFound, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { teamCoverageContract } from '../domain/index.ts'
import { readEyes } from './eyes.ts'
import { insideOf, isVisible } from './where-visible.ts'

/** `GET /inspections/team-coverage`: the areas right below, and which teams of the level above look after each (INS-01). */
export const teamCoverageRead = defineRead(teamCoverageContract, async (asking, { areaId }) => {
  const { db, tree, profile } = asking
  const place = visiblePlace(asking, areaId, 'inspections.read')
  if (!place) return notFound('areaId')
  const children = tree.childrenOf(areaId).map(({ id }) => id)
  const eyes = await readEyes(db, asking)
  const { rows } = await sql<{ areaId: number; teamId: string; name: string }>`
    select its.area_id as "areaId", its.team_id as "teamId", bodies.name
    from inspection_team_areas its join inspection_teams teams on teams.id = its.team_id and teams.area_id = ${areaId}
    join bodies on bodies.id = teams.body_id
    where its.to_at is null and its.area_id = any(${children}::int[])
    order by its.area_id, length(bodies.name), bodies.name`.execute(db)
  const { rows: seen } = await sql<{ areaId: number; at: string }>`
    select area_id as "areaId", max(finished_at) as at from inspections
    where finished_at is not null and ${insideOf([place], tree, 'inspections')} and ${isVisible(eyes, tree)}
    group by area_id`.execute(db)
  const last = new Map<number, string>()
  for (const one of seen) {
    const child = tree.upward(one.areaId).find(({ parentId }) => parentId === areaId)
    if (child && one.at > (last.get(child.id) ?? '')) last.set(child.id, one.at)
  }
  const names = await areaNames(db, children)
  const areas = children.map((id) => {
    const at = last.get(id)
    return {
      id,
      name: names.get(id) ?? '',
      teams: rows.filter((row) => row.areaId === id).map(({ teamId, name }) => ({ id: teamId, name })),
      lastInspectedOn: at === undefined ? null : dayOf(at as Instant, profile.utcOffsetMinutes),
    }
  })
  const covered = areas.filter(({ teams }) => teams.length > 0).length
  const teams = await db
    .selectFrom('inspection_teams')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('area_id', '=', areaId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { areaId, teams: Number(teams.count), covered, uncovered: areas.length - covered, areas }
})
