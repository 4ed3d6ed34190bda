import { sql } from 'kysely'
import { contains, type Interval } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { safeTogetherContract, safetyContract } from '../domain/index.ts'
import { teamRules } from './team-rules.query.ts'
import { byChild, insideOf } from './where-inside.ts'

interface Sums {
  readonly areaId: number
  readonly groups: number
  readonly households: number
  readonly joined: number
  readonly safe: number
  readonly agencies: number
  readonly safeAgencies: number
  readonly pledges: number
}

const columns = ['groups', 'households', 'joined', 'safe', 'agencies', 'safeAgencies', 'pledges'] as const

/** `GET /teams/safety`: sums of the latest word of each; no household stands anywhere in it. */
export const safetyRead = defineRead(safetyContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'teams.read')
  const book = await openBook(asking)
  const area = book.byId.get(areaId)
  if (!place || !area) return notFound('areaId')
  const [rows, agencies, { safety }] = await Promise.all([
    sumsIn(asking, place),
    agenciesIn(asking, place),
    teamRules(asking.profile),
  ])
  const children = book.childrenOf.get(areaId) ?? []
  const sums = byChild(rows, children, asking.tree)
  return {
    asOf: asking.now,
    source: safety.source.text,
    criteria: safety.criteria,
    whole: { areaId, areaTitle: areaTitle(area), ...sumOf(rows) },
    below: children.flatMap((child) => {
      const own = sums.get(child.id)
      if (!own?.some(({ groups, agencies: count, pledges }) => groups + count + pledges > 0)) return []
      return [{ areaId: child.id, areaTitle: areaTitle(child), ...sumOf(own) }]
    }),
    agencies,
  }
})

async function sumsIn(asking: Asking, place: Interval): Promise<readonly Sums[]> {
  const { rows } = await sql<Sums>`
    select area_id as "areaId", sum(groups)::int as groups, sum(households)::int as households, sum(joined)::int as joined,
           sum(safe)::int as safe, sum(agencies)::int as agencies, sum(safe_agencies)::int as "safeAgencies",
           sum(pledges)::int as pledges
    from (
      select area_id, count(*) filter (where unit = 'group') as groups, 0 as households,
             coalesce(sum(joined) filter (where unit = 'group'), 0) as joined,
             coalesce(sum(safe) filter (where unit = 'group'), 0) as safe,
             count(*) filter (where unit = 'agency') as agencies,
             coalesce(sum(safe) filter (where unit = 'agency'), 0) as safe_agencies, 0 as pledges
      from safety_reports where ${insideOf('safety_reports', [place], asking.tree)} group by area_id
      union all
      select area_id, 0, count(*), 0, 0, 0, 0, 0 from households
      where left_on is null and ${insideOf('households', [place], asking.tree)} group by area_id
      union all
      select zone_id, 0, 0, 0, 0, 0, 0, sum(value) from tallies
      where indicator = 'teams.pledges' and zone_id = any(${wholeZones(asking, place)}::int[]) group by zone_id
    ) as counted group by area_id`.execute(asking.db)
  return rows
}

/** Pledges are counted by commune: of a part of one there is no number. */
function wholeZones({ tree }: Pick<Asking, 'tree'>, place: Interval): number[] {
  return tree.zonesIn([place]).filter((id) => contains(place, tree.get(id)))
}

async function agenciesIn({ db, tree }: Asking, place: Interval) {
  const { rows } = await sql<{ areaId: number; name: string; isSafe: boolean; unmet: string[]; onDay: string }>`
    select area_id as "areaId", coalesce(name, '') as name, safe = 1 as "isSafe", coalesce(unmet, '{}') as unmet,
           on_day as "onDay"
    from safety_reports where unit = 'agency' and ${insideOf('safety_reports', [place], tree)}
    order by safe, folded limit 200`.execute(db)
  return rows
}

function sumOf(rows: readonly Sums[]): Omit<Sums, 'areaId'> {
  const entries = columns.map((column) => [column, rows.reduce((sum, row) => sum + row[column], 0)])
  return Object.fromEntries(entries) as unknown as Omit<Sums, 'areaId'>
}

/** `GET /teams/together`: for everybody; it asks for nothing. */
export const safeTogetherRead = defineRead(safeTogetherContract, async (asking, { areaId }) => {
  const { byId } = await openBook(asking)
  const place = areaId === undefined ? asking.tree.root : asking.tree.find(areaId)
  const area = byId.get(place?.id ?? 0)
  if (!place || !area) return notFound('areaId')
  const { pledge, safety } = await teamRules(asking.profile)
  const { rows } = await sql<{ pledges: number }>`
    select coalesce(sum(value), 0)::int as pledges from tallies
    where indicator = 'teams.pledges' and zone_id = any(${wholeZones(asking, place)}::int[])`.execute(asking.db)
  return {
    areaId: area.id,
    areaTitle: areaTitle(area),
    lines: pledge.lines,
    criteria: safety.criteria,
    source: pledge.source.text,
    pledges: rows[0]?.pledges ?? 0,
  }
})
