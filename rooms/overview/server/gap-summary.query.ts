import { sql } from 'kysely'
import type { Asking, Place } from '#platform/server'
import type { GapSummary } from '../domain/index.ts'
import { gapsWhere, isOverdue, isSoon } from './gap-rows.query.ts'

/**
 * Counts of open gaps in a place and inside it, each by the condition that its list uses; the same for all who see the
 * place (who asks adds their own).
 */
export async function gapSummaryOf({ db, tree, now, actor }: Asking, place: Place): Promise<Omit<GapSummary, 'mine'>> {
  const where = gapsWhere({ tree, place, now, actor }, { reach: 'inside', state: 'open' })
  const { rows } = await sql<{
    severity: 1 | 2 | 3 | 4
    count: number
    overdue: number
    raised: number
    soon: number
  }>`
    select severity, count(*)::int as count, (count(*) filter (where ${isOverdue(now)}))::int as overdue,
           (count(*) filter (where raised > 0))::int as raised, (count(*) filter (where ${isSoon(now)}))::int as soon
    from gaps where ${where} group by severity`.execute(db)
  const bySeverity = { 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const row of rows) bySeverity[row.severity] = row.count
  const sum = (of: 'count' | 'overdue' | 'raised' | 'soon') => rows.reduce((all, row) => all + row[of], 0)
  return {
    open: sum('count'),
    overdue: sum('overdue'),
    raised: sum('raised'),
    soon: sum('soon'),
    bySeverity,
  }
}
