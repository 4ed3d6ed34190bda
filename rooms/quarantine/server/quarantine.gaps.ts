import { sql } from 'kysely'
import { addDays, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { lastDueDay, missedFrom } from '../domain/index.ts'
import { missedNow } from './order-list.query.ts'
import { dayIn, policyOf } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'
import { selfWatchSilent } from './self-watch.gaps.ts'
import { stationOf } from './station-of.ts'

type At = Parameters<GapRule['find']>[1]

/** People whom nobody asked after on a day: one gap for each commune, of its health station (QUA-06). */
const missed: GapRule = {
  key: 'quarantine-checks-missed',
  title: { vi: 'Người cách ly chưa được hỏi thăm trong ngày', en: 'People in isolation whom nobody asked after' },
  source: 'QUA-06',
  raiseAfterMinutes: [120, 720],
  wakesOn: ['quarantine'],
  find: async (trx, { now, profile }) => {
    const { checks } = await policyOf(profile)
    const { utcOffsetMinutes } = profile
    const hour = checks.missedAfterHour
    const { rows } = await sql<{ zoneId: number; count: number }>`
      select zone_id as "zoneId", count(*)::int as count from isolation_orders
      where ${missedNow({ now, utcOffsetMinutes, hour })} group by zone_id`.execute(trx)
    const day = lastDueDay(now, hour, utcOffsetMinutes)
    const since = missedFrom(day, hour, utcOffsetMinutes)
    const station = await stationOf(
      trx,
      rows.map(({ zoneId }) => zoneId),
      now,
    )
    return rows.map(({ zoneId, count }) => ({
      subject: `${zoneId}`,
      areaId: zoneId,
      ownerPostId: station(zoneId),
      severity: 3 as const,
      since,
      dueAt: since,
      data: { count, day },
    }))
  },
  nextAt: async (_, { now, profile }) => {
    const { missedAfterHour } = (await policyOf(profile)).checks
    const today = dayIn(profile, now)
    const at = missedFrom(today, missedAfterHour, profile.utcOffsetMinutes)
    return at > now ? at : missedFrom(addDays(today, 1), missedAfterHour, profile.utcOffsetMinutes)
  },
}

/** Proposals and requests that nobody decided in time (QUA-03). */
const undecided: GapRule = {
  key: 'quarantine-undecided',
  title: { vi: 'Đề nghị cách ly quá hạn quyết định', en: 'Proposals of isolation not decided in time' },
  source: 'QUA-03',
  raiseAfterMinutes: [120, 720],
  wakesOn: ['quarantine'],
  find: async (trx, { now }) => {
    const { rows } = await sql<{ areaId: number; count: number; home: number; dueAt: Instant }>`
      select zone_id as "areaId", count(*)::int as count, (count(*) filter (where home_asked))::int as home,
             min(due_at) as "dueAt"
      from isolation_orders where state = 'proposed' and due_at <= ${now} group by zone_id`.execute(trx)
    return rows.map(({ areaId, count, home, dueAt }) => ({
      subject: `${areaId}`,
      areaId,
      ownerPostId: null,
      severity: 3 as const,
      since: dueAt,
      dueAt,
      data: { count, home },
    }))
  },
  nextAt: (trx, at) =>
    nextOf(
      trx,
      at,
      sql`select min(due_at) as next from isolation_orders where state = 'proposed' and due_at > ${at.now}`,
    ),
}

/** Needs that were not met in time (QUA-05): closed by what was brought, not by a click. */
const needsLate: GapRule = {
  key: 'quarantine-needs-late',
  title: { vi: 'Nhu cầu của người cách ly quá hạn', en: 'Needs of people in isolation not met in time' },
  source: 'QUA-05',
  raiseAfterMinutes: [120, 480],
  wakesOn: ['quarantine'],
  find: async (trx, { now }) => {
    const { rows } = await sql<{ areaId: number; count: number; dueAt: Instant }>`
      select zone_id as "areaId", count(*)::int as count, min(due_at) as "dueAt" from isolation_needs
      where met_at is null and due_at <= ${now} group by zone_id`.execute(trx)
    return rows.map(({ areaId, count, dueAt }) => ({
      subject: `${areaId}`,
      areaId,
      ownerPostId: null,
      severity: 3 as const,
      since: dueAt,
      dueAt,
      data: { count },
    }))
  },
  nextAt: (trx, at) =>
    nextOf(trx, at, sql`select min(due_at) as next from isolation_needs where met_at is null and due_at > ${at.now}`),
}

/** Complaints that wait for somebody who did not decide; they are seen from the day they come, not only once they are late (SG-07). */
const appeals: GapRule = {
  key: 'quarantine-appeals',
  title: { vi: 'Khiếu nại về cách ly chờ giải quyết', en: 'Complaints about isolation to be resolved' },
  source: 'SG-07',
  raiseAfterMinutes: [1440],
  wakesOn: ['quarantine'],
  find: async (trx, { now }) => {
    const { rows } = await sql<{ areaId: number; count: number; late: number; since: Instant; dueAt: Instant }>`
      select zone_id as "areaId", count(*)::int as count, (count(*) filter (where resolve_by <= ${now}))::int as late,
             min(filed_at) as since, min(resolve_by) as "dueAt"
      from isolation_appeals where resolved_at is null group by zone_id`.execute(trx)
    return rows.map(({ areaId, count, late, since, dueAt }) => ({
      subject: `${areaId}`,
      areaId,
      ownerPostId: null,
      severity: late > 0 ? (3 as const) : (2 as const),
      since,
      dueAt,
      data: { count, late },
    }))
  },
  nextAt: (trx, at) =>
    nextOf(
      trx,
      at,
      sql`select min(resolve_by) as next from isolation_appeals where resolved_at is null and resolve_by > ${at.now}`,
    ),
}

/** Places beyond their capacity, and milestones whose day has passed (QUA-01, QUA-02). */
const places: GapRule = {
  key: 'quarantine-places',
  title: {
    vi: 'Khu cách ly quá sức chứa hoặc trễ mốc',
    en: 'An isolation place over its capacity or behind its milestones',
  },
  source: 'QUA-01, QUA-02',
  raiseAfterMinutes: [1440],
  wakesOn: ['quarantine'],
  find: async (trx, { now, profile }) => {
    const today = dayIn(profile, now)
    const { rows } = await sql<{
      id: string
      siteId: string
      areaId: number
      over: number
      late: number
      since: Instant
    }>`
      select * from (
        select id, site_id as "siteId", area_id as "areaId", state_since as since,
          greatest(0, coalesce(headcount, 0) - capacity, (select count(*) from isolation_orders
            where place_id = isolation_places.id and isolation_orders.state = 'in-force' and ends_at > ${now}) - capacity)::int as over,
          (select count(*) from isolation_milestones
           where place_id = isolation_places.id and done_on is null and due_on < ${today}::date)::int as late
        from isolation_places where isolation_places.state <> 'closed') as found
      where over > 0 or late > 0`.execute(trx)
    return rows.map(
      ({ id, siteId, areaId, over, late, since }): FoundGap => ({
        subject: id,
        areaId,
        ownerPostId: null,
        severity: over > 0 ? 3 : 2,
        since: over > 0 ? since : startOfDay(today, profile.utcOffsetMinutes),
        dueAt: null,
        data: { siteId, over, late },
      }),
    )
  },
  nextAt: async () => null,
}

async function nextOf(trx: Trx, _: At, asked: ReturnType<typeof sql>): Promise<Instant | null> {
  const { rows } = await (asked as ReturnType<typeof sql<{ next: Instant | null }>>).execute(trx)
  return rows[0]?.next ?? null
}

/** What is missing or late with people in isolation. */
export const quarantineGaps: readonly GapRule[] = [missed, undecided, needsLate, appeals, places, selfWatchSilent]
