import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import './declarations.tables.ts'

/** A risk that was declared and nobody has called about in time: one gap for each commune, for its health station. */
const notCalled: GapRule = {
  key: 'declarations-not-called',
  title: { vi: 'Khai báo có nguy cơ chưa được gọi hỏi', en: 'Declared risks nobody has called about' },
  source: 'HDC-02',
  raiseAfterMinutes: [240, 1440],
  wakesOn: ['declarations'],
  find: async (trx, { now, tree }) => {
    const { rows } = await sql<{ zoneId: number; count: number; since: Instant }>`
      select zone_id as "zoneId", count(*)::int as count, min(call_by) as since from declaration_flags
      where called_at is null and call_by <= ${now} group by zone_id`.execute(trx)
    const known = rows.filter(({ zoneId }) => tree.find(zoneId))
    const stations = await headPostsOf(
      trx,
      known.map(({ zoneId }) => zoneId),
      now,
      'health',
    )
    return known.map(
      ({ zoneId, count, since }): FoundGap => ({
        subject: `${zoneId}`,
        areaId: zoneId,
        ownerPostId: stations.get(zoneId)?.postId ?? null,
        severity: 2,
        since,
        dueAt: null,
        data: { count },
      }),
    )
  },
  nextAt: async (trx, { now }) => {
    const { rows } = await sql<{ next: Instant | null }>`
      select min(call_by) as next from declaration_flags where called_at is null and call_by > ${now}`.execute(trx)
    return rows[0]?.next ?? null
  },
}

/** What is missing with declarations. */
export const declarationsGaps: readonly GapRule[] = [notCalled]
