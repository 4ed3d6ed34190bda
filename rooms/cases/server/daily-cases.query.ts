import { sql } from 'kysely'
import type { Day, Interval } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import type { SettingGroup } from '../domain/index.ts'
import { when } from './cases.store.ts'
import type {} from './cases.tables.ts'

/** Confirmed cases of a commune on a day. */
export interface DailyCount {
  /** Zone: the commune-level area. */
  readonly areaId: number
  readonly day: Day
  /** Cases dated to this day, late ones too; what has no day of its own is not in it. */
  readonly count: number
  /** Of these, entered long after (late). */
  readonly late: number
  /** Besides: recorded on this day in bulk, confirmed some time before (backlog): no measure of an epidemic. */
  readonly undated: number
}

/** Which counts. */
export interface DailyQuestion {
  readonly intervals?: readonly Interval[]
  readonly areaIds?: readonly number[]
  readonly from: string
  readonly to: string
  /** confirmed: day of confirmation; onset: day of onset, where it is known. */
  readonly by: 'confirmed' | 'onset'
  readonly setting?: SettingGroup
}

/**
 * Confirmed cases by commune and day, withdrawn ones left out; days without cases are absent. From the register itself, so
 * that it is never behind. Areas above a commune are the sum over their communes; areas below count as their commune.
 */
export async function dailyCases(db: Db | Trx, tree: Tree, question: DailyQuestion): Promise<DailyCount[]> {
  const day = sql.ref(question.by === 'onset' ? 'onset_on' : 'confirmed_on')
  const intervals = question.intervals ?? (question.areaIds ?? []).map((areaId) => tree.get(areaId))
  const zones = tree.zonesIn(intervals)
  const isAll = tree.root !== undefined && zones.length === tree.zonesIn([tree.root]).length
  const { rows } = await sql<DailyCount>`
    select zone_id as "areaId", ${day} as day,
           (count(*) filter (where backlog is distinct from 'undated'))::int as count,
           (count(*) filter (where backlog = 'late'))::int as late,
           (count(*) filter (where backlog = 'undated'))::int as undated
    from cases
    where status = 'confirmed' and ${day} between ${question.from}::date and ${question.to}::date
      ${isAll ? sql`` : sql`and zone_id = any(${zones}::int[])`}
      ${when(question.setting, (group) => sql`and setting_group = ${group}`)}
    group by zone_id, ${day} order by zone_id, ${day}`.execute(db)
  return rows
}
