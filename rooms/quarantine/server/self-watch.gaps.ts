import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { GapRule } from '#platform/server'
import { policyOf } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'
import { silentAt, watchedAt } from './self-watch.store.ts'
import { stationOf } from './station-of.ts'

/** Minutes between two looks while anybody watches themselves: a reminder to call, not an alarm. */
const lookAgainMinutes = 360

/** People after isolation of whom nobody has heard for some days: the station calls; nobody is blamed, nothing is raised. */
export const selfWatchSilent: GapRule = {
  key: 'quarantine-self-watch-silent',
  title: {
    vi: 'Người tự theo dõi lâu chưa có tin: gọi hỏi thăm',
    en: 'Not heard of after isolation: give them a call',
  },
  source: 'QUA-06',
  raiseAfterMinutes: [],
  wakesOn: ['quarantine'],
  find: async (trx, { now, profile }) => {
    const { silentDays } = (await policyOf(profile)).selfWatch
    const { rows } = await sql<{ zoneId: number; count: number; since: Instant }>`
      select zone_id as "zoneId", count(*)::int as count, min(ends_at) as since from isolation_orders
      where ${silentAt(now, silentDays)} group by zone_id`.execute(trx)
    const station = await stationOf(
      trx,
      rows.map(({ zoneId }) => zoneId),
      now,
    )
    return rows.map(({ zoneId, count, since }) => ({
      subject: `${zoneId}`,
      areaId: zoneId,
      ownerPostId: station(zoneId),
      severity: 1 as const,
      since: addMinutes(since, silentDays * 1440),
      dueAt: null,
      data: { count },
    }))
  },
  nextAt: async (trx, { now }) => {
    const { rows } = await sql`select 1 from isolation_orders where ${watchedAt(now)} limit 1`.execute(trx)
    return rows.length === 0 ? null : addMinutes(now, lookAgainMinutes)
  },
}
