import { type RawBuilder, sql } from 'kysely'
import { addDays, dayOf, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule, Severity, Trx } from '#platform/server'
import { intervalRuleOn } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'
import type {} from './inspections.tables.ts'

type At = Parameters<GapRule['find']>[1]
const hours = (count: number) => count * 60

/** What is late or missing in inspecting. Nothing here looks at what is planned: a surprise leaves no trace on the radar. */
export const inspectionsGaps: readonly GapRule[] = [
  {
    key: 'finding-overdue',
    title: { vi: 'Quá hạn chấn chỉnh', en: 'A remedy is overdue' },
    source: 'INS-06',
    raiseAfterMinutes: [hours(4), hours(12)],
    wakesOn: ['inspections'],
    nextAt: (trx, { now }) => firstAfter(trx, sql`due_at`, sql`state = 'open'`, now),
    find: async (trx, { now }) => {
      const found = await lateFindings(trx, sql`due_at`, sql`state = 'open' and due_at <= ${now}`)
      return found.map((one) => toGap(one, one.severity === 1 ? 2 : 3, one.ownerPostId))
    },
  },
  {
    key: 'finding-recheck-due',
    title: { vi: 'Đến hạn phúc tra', en: 'A re-check is due' },
    source: 'INS-06',
    raiseAfterMinutes: [hours(24)],
    wakesOn: ['inspections'],
    nextAt: (trx, { now }) => firstAfter(trx, sql`recheck_by`, sql`state = 'reported'`, now),
    find: async (trx, { now }) => {
      const found = await lateFindings(trx, sql`recheck_by`, sql`state = 'reported' and recheck_by <= ${now}`)
      return found.map((one) => toGap(one, 2, one.inspectorPostId))
    },
  },
  {
    key: 'inspection-areas-idle',
    title: { vi: 'Địa bàn đoàn phụ trách lâu chưa được kiểm tra', en: 'Areas of a team long not inspected' },
    source: 'INS-05',
    raiseAfterMinutes: [],
    wakesOn: ['inspections'],
    // It changes by the day alone, and new days are known to the engine.
    nextAt: async () => null,
    find: findIdle,
  },
  {
    key: 'inspection-areas-without-team',
    title: { vi: 'Địa bàn chưa có đoàn kiểm tra phụ trách', en: 'Areas that no team looks after' },
    source: 'INS-01',
    raiseAfterMinutes: [hours(24)],
    wakesOn: ['inspections', 'areas'],
    nextAt: async () => null,
    find: findUncovered,
  },
]

interface Late {
  readonly id: string
  readonly areaId: number
  readonly inspectionId: string
  readonly severity: number
  readonly at: Instant
  readonly ownerPostId: string | null
  readonly inspectorPostId: string | null
}

async function lateFindings(trx: Trx, at: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select findings.id, findings.area_id as "areaId", inspection_id as "inspectionId", severity, ${at} as at,
           owner_post_id as "ownerPostId", coalesce(teams.leader_post_id, (select steps.post_id from inspection_finding_steps steps
             where steps.finding_id = findings.id and steps.kind = 'stated')) as "inspectorPostId"
    from inspection_findings findings left join inspection_teams teams on teams.id = findings.team_id
    where ${where}`.execute(trx)
  return rows
}

function toGap(late: Late, severity: Severity, ownerPostId: string | null): FoundGap {
  const { id, areaId, inspectionId } = late
  const data = { findingId: id, inspectionId, severity: late.severity }
  return { subject: id, areaId, ownerPostId, severity, since: late.at, dueAt: late.at, data }
}

async function firstAfter(
  trx: Trx,
  column: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  now: Instant,
): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(${column}) as at from inspection_findings where ${where} and ${column} > ${now}`.execute(trx)
  return rows[0]?.at ?? null
}

/** One gap for a team, not one for each place: how many of its areas nobody inspected for the days of the rule. */
async function findIdle(trx: Trx, { now, profile, tree }: At): Promise<FoundGap[]> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { areaDays } = intervalRuleOn(await inspectionBook(profile), today)
  const since = startOfDay(addDays(today, -areaDays), profile.utcOffsetMinutes)
  const { rows } = await sql<{ teamId: string; areaId: number; leaderPostId: string; lookedAfter: number }>`
    select teams.id as "teamId", teams.area_id as "areaId", teams.leader_post_id as "leaderPostId", its.area_id as "lookedAfter"
    from inspection_teams teams join inspection_team_areas its on its.team_id = teams.id and its.to_at is null
    where teams.ended_at is null and its.from_at <= ${since} order by teams.id, its.area_id`.execute(trx)
  if (rows.length === 0) return []
  const { rows: seen } = await sql<{ areaId: number }>`
    select distinct area_id as "areaId" from inspections where finished_at >= ${since}`.execute(trx)
  const inspected = new Set(seen.flatMap(({ areaId }) => tree.upward(areaId).map(({ id }) => id)))
  const idle = rows.filter(({ lookedAfter }) => tree.find(lookedAfter) && !inspected.has(lookedAfter))
  return [...Map.groupBy(idle, ({ teamId }) => teamId)].map(([teamId, of]): FoundGap => {
    const { areaId, leaderPostId } = of[0] as (typeof of)[number]
    const areaIds = of.map(({ lookedAfter }) => lookedAfter).slice(0, 20)
    const data = { teamId, areas: of.length, areaIds, days: areaDays }
    return { subject: teamId, areaId, ownerPostId: leaderPostId, severity: 1, since, dueAt: null, data }
  })
}

/** Where a level has teams at all: the areas right below it that none of them looks after, as one gap. */
async function findUncovered(trx: Trx, { tree }: At): Promise<FoundGap[]> {
  const { rows } = await sql<{ areaId: number; since: Instant; lookedAfter: number[] }>`
    select teams.area_id as "areaId", min(teams.registered_at) as since,
           coalesce(array_agg(distinct its.area_id) filter (where its.area_id is not null), '{}') as "lookedAfter"
    from inspection_teams teams left join inspection_team_areas its on its.team_id = teams.id and its.to_at is null
    where teams.ended_at is null group by teams.area_id order by teams.area_id`.execute(trx)
  return rows.flatMap(({ areaId, since, lookedAfter }): FoundGap[] => {
    const covered = new Set(lookedAfter)
    if (covered.has(areaId)) return []
    const open = tree.childrenOf(areaId).filter(({ id }) => !covered.has(id))
    if (open.length === 0) return []
    const data = { areas: open.length, areaIds: open.map(({ id }) => id).slice(0, 20) }
    return [{ subject: String(areaId), areaId, ownerPostId: null, severity: 2, since, dueAt: null, data }]
  })
}
