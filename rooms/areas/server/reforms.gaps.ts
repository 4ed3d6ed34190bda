import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { GapRule } from '#platform/server'

/** Days after which a thing left undecided is told to the next superior. */
const patienceDays = [7, 30]

/**
 * What a reform left undecided: one gap for each ended unit, with its counts. The unit has no head any more, so the gap
 * is the nearest head's above: the city's.
 */
const reformUndecided: GapRule = {
  key: 'reform-undecided',
  title: { vi: 'Sau sắp xếp còn phần chờ quyết định', en: 'A reform left things undecided' },
  source: 'ORG-01',
  raiseAfterMinutes: patienceDays.map((days) => days * 24 * 60),
  wakesOn: ['areas'],
  nextAt: async () => null,
  async find(trx, { tree }) {
    const { rows } = await sql<{ reformId: string; areaId: number; since: Instant; kind: string; count: number }>`
      select reform_id as "reformId", case when reform_waits.kind = 'group' then areas.parent_id else area_id end as "areaId",
             min(since) as since, reform_waits.kind, count(*)::int as count
      from reform_waits join areas on areas.id = area_id
      where settled_at is null
      group by reform_id, case when reform_waits.kind = 'group' then areas.parent_id else area_id end, reform_waits.kind
      order by 2, reform_waits.kind`.execute(trx)
    const units = Map.groupBy(rows, (row) => `${row.reformId} ${row.areaId}`)
    return [...units].flatMap(([subject, kinds]) => {
      const [first] = kinds
      if (!first || !tree.find(first.areaId)) return []
      return {
        subject,
        areaId: first.areaId,
        ownerPostId: null,
        severity: 2 as const,
        since: kinds.map((row) => row.since).sort()[0] as Instant,
        dueAt: null,
        data: {
          reformId: first.reformId,
          count: kinds.reduce((sum, row) => sum + row.count, 0),
          ...Object.fromEntries(kinds.map((row) => [row.kind, row.count])),
        },
      }
    })
  },
}

/** What this room looks for. */
export const areaGaps: readonly GapRule[] = [reformUndecided]
