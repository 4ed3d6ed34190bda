import { sql } from 'kysely'
import { type Day, dayOf, type Instant, type Interval } from '#kit'
import type { Db, Profile, Tree } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { siteKinds, whereSites } from '#rooms/sites/server'
import { type IntervalRule, intervalRuleOn, type WantedSite } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'

/** Which places. */
export interface WantedQuestion {
  readonly inside: readonly Interval[]
  readonly kinds?: readonly string[]
  readonly ids?: readonly string[]
  readonly limit: number
}

/** Where and when. */
export interface WantedAt {
  readonly now: Instant
  readonly profile: Profile
  readonly tree: Tree
}

interface Row {
  readonly siteId: string
  readonly name: string
  readonly address: string | null
  readonly kind: string
  readonly areaId: number
  readonly risk: 'low' | 'medium' | 'high' | null
  readonly openedOn: string
  readonly lastInspectedOn: string | null
  readonly days: number
  readonly interval: number
  readonly late: number
  readonly openFindings: number
}

/**
 * Places by how many days they wait beyond the interval of their risk (INS-05). Only finished inspections count, so that
 * a surprise being planned moves nobody's place in the list.
 */
export async function wantedSites(
  db: Db,
  question: WantedQuestion,
  at: WantedAt,
): Promise<{ items: WantedSite[]; rule: IntervalRule }> {
  const today = dayOf(at.now, at.profile.utcOffsetMinutes)
  const rule = intervalRuleOn(await inspectionBook(at.profile), today)
  const { rows } = await sql<Row>`
    select * from (${waitingSites(question, at, { today, rule })}) as waiting
    order by late desc, risk_rank desc, "siteId" limit ${question.limit}`.execute(db)
  return { items: await toWanted(db, rows, at.profile), rule }
}

/** How many are due, in all. */
export async function countWanted(db: Db, question: WantedQuestion, at: WantedAt): Promise<number> {
  const today = dayOf(at.now, at.profile.utcOffsetMinutes)
  const rule = intervalRuleOn(await inspectionBook(at.profile), today)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${waitingSites(question, at, { today, rule })}) as waiting where late >= 0`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

function waitingSites(question: WantedQuestion, { profile, tree }: WantedAt, on: { today: Day; rule: IntervalRule }) {
  const { days } = on.rule
  const { inside, kinds, ids } = question
  const where = whereSites(
    { inside, state: 'open', today: on.today, ...(kinds ? { kinds } : {}), ...(ids ? { ids } : {}) },
    tree,
  )
  const last = sql`(last.at at time zone 'UTC' + make_interval(mins => ${profile.utcOffsetMinutes}))::date`
  const interval = sql`case sites.risk when 'high' then ${days.high}::int when 'medium' then ${days.medium}::int
    when 'low' then ${days.low}::int else ${days.none}::int end`
  const waited = sql`(${on.today}::date - coalesce(${last}, sites.opened_on))`
  return sql`
    select sites.id as "siteId", sites.name, sites.address, sites.kind, sites.area_id as "areaId", sites.risk,
           sites.opened_on as "openedOn", ${last}::text as "lastInspectedOn", ${waited} as days, ${interval} as interval,
           ${waited} - ${interval} as late, case sites.risk when 'high' then 3 when 'medium' then 2 when 'low' then 1 else 0 end as risk_rank,
           (select count(*)::int from inspections its join inspection_findings f on f.inspection_id = its.id
             where its.site_id = sites.id and f.state in ('open', 'reported')) as "openFindings"
    from sites left join lateral (
      select max(finished_at) as at from inspections its where its.site_id = sites.id and its.finished_at is not null
        and its.kind <> 'public-duty') as last on true
    where ${where}`
}

async function toWanted(db: Db, rows: readonly Row[], profile: Profile): Promise<WantedSite[]> {
  const kinds = new Map((await siteKinds(profile)).map(({ key, title }) => [key, title]))
  const areas = await areaNames(
    db,
    rows.map(({ areaId }) => areaId),
  )
  return rows.map((row) => ({
    siteId: row.siteId,
    name: row.name,
    address: row.address,
    kind: row.kind,
    kindTitle: kinds.get(row.kind) ?? { vi: row.kind, en: row.kind },
    areaId: row.areaId,
    areaName: areas.get(row.areaId) ?? '',
    risk: row.risk,
    lastInspectedOn: row.lastInspectedOn,
    days: row.days,
    interval: row.interval,
    late: row.late,
    openFindings: row.openFindings,
  }))
}
