import { sql } from 'kysely'
import { dayOf, type Interval } from '#kit'
import { type Asking, defineRead, notFound, type Refused, visiblePlace } from '#platform/server'
import { planRoute, priorityListContract, routeContract } from '../domain/index.ts'
import { type Eyes, isOfTeam, readEyes } from './eyes.ts'
import { countWanted, wantedSites } from './wanted-sites.query.ts'
import { isVisible } from './where-visible.ts'

/** `GET /inspections/priority`. */
export const priorityListRead = defineRead(priorityListContract, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'inspections.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const ofTeam = query.teamId === undefined ? undefined : await teamGround(asking, query.teamId)
  if (ofTeam && 'refusal' in ofTeam) return ofTeam
  const inside = overlap(place ? [place] : (ofTeam?.inside ?? asking.intervals), ofTeam?.inside)
  const question = { inside, limit: query.limit, ...(query.siteKind ? { kinds: [query.siteKind] } : {}) }
  if (inside.length === 0) {
    const { rule } = await wantedSites(asking.db, { inside: [], ids: [], limit: 1 }, asking)
    return { items: [], due: 0, rule: { days: rule.days, source: rule.source } }
  }
  const { items, rule } = await wantedSites(asking.db, question, asking)
  return { items, due: await countWanted(asking.db, question, asking), rule: { days: rule.days, source: rule.source } }
})

function overlap(one: readonly Interval[], other: readonly Interval[] | undefined): readonly Interval[] {
  if (other === undefined || one === other) return one
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const first = Math.max(a.first, b.first)
      const last = Math.min(a.last, b.last)
      return first <= last ? [{ first, last }] : []
    }),
  )
}

/** The areas a team looks after, for its own people and whoever sees its level; a team without areas works in its level. */
async function teamGround(asking: Asking, teamId: string): Promise<{ inside: Interval[]; eyes: Eyes } | Refused> {
  const { db, tree } = asking
  const eyes = await readEyes(db, asking)
  const { rows } = await sql<{ areaId: number; lookedAfter: number[] }>`
    select area_id as "areaId", array(select its.area_id from inspection_team_areas its
      where its.team_id = inspection_teams.id and its.to_at is null) as "lookedAfter"
    from inspection_teams where id = ${teamId}`.execute(db)
  const team = rows[0]
  const mayLook =
    team && (isOfTeam(eyes, teamId) || visiblePlace(asking, team.areaId, 'inspections.read') !== undefined)
  if (!team || !mayLook) return notFound('teamId')
  const ids = team.lookedAfter.length > 0 ? team.lookedAfter : [team.areaId]
  return { inside: ids.flatMap((id) => tree.find(id) ?? []), eyes }
}

/** `GET /inspections/route`: for the team's own people, or whoever directs it; where a team will go tomorrow is not told. */
export const routeRead = defineRead(routeContract, async (asking, query) => {
  const ground = await teamGround(asking, query.teamId)
  if ('refusal' in ground) return ground
  const { eyes, inside } = ground
  if (!isOfTeam(eyes, query.teamId) && !eyes.directs.includes(query.teamId)) return notFound('teamId')
  const { db, tree, profile } = asking
  const day = query.day ?? dayOf(asking.now, profile.utcOffsetMinutes)
  const planned = await plannedSites(asking, eyes, { teamId: query.teamId, day })
  const { items: late, rule } = await wantedSites(db, { inside, limit: 200 }, asking)
  const { items: own } =
    planned.size === 0
      ? { items: [] }
      : await wantedSites(db, { inside: tree.root ? [tree.root] : [], ids: [...planned.keys()], limit: 60 }, asking)
  const sites = new Map([...own, ...late].map((site) => [site.siteId, site]))
  const stops = [...sites.values()]
    .filter((site) => planned.has(site.siteId) || site.late >= 0)
    .map((site) => ({
      siteId: site.siteId,
      planned: planned.has(site.siteId),
      late: site.late,
      upward: tree.upward(site.areaId).map(({ id }) => id),
    }))
  const route = planRoute(stops, query.stops ?? rule.stopsPerDay)
  return {
    teamId: query.teamId,
    day,
    stops: route.map(({ stop, step }) => {
      const site = sites.get(stop.siteId) as (typeof late)[number]
      const why = stop.planned
        ? ('planned' as const)
        : site.lastInspectedOn === null
          ? ('never' as const)
          : ('late' as const)
      return { ...site, why, step, inspectionId: planned.get(stop.siteId) ?? null }
    }),
    explained,
  }
})

const explained = {
  vi: 'Lấy nơi đã lên kế hoạch trong ngày, rồi nơi quá hạn kiểm tra lâu nhất; sắp theo nơi gần nhau trên cây địa bàn (cùng phường, rồi cùng quận). Chưa có tọa độ nên không tính đường phố.',
  en: 'Places planned for the day, then those most overdue; ordered so that neighbours in the tree of areas follow one another (same ward, then same district). There are no coordinates, so streets are not considered.',
}

async function plannedSites(
  { db, tree }: Asking,
  eyes: Eyes,
  { teamId, day }: { teamId: string; day: string },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ siteId: string; id: string }>`
    select site_id as "siteId", inspections.id from inspections
    where inspections.team_id = ${teamId} and planned_on = ${day} and site_id is not null and checked_in_at is null
      and called_off_at is null and ${isVisible(eyes, tree)}`.execute(db)
  return new Map(rows.map(({ siteId, id }) => [siteId, id]))
}
