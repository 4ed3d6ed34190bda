import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Trx } from '#platform/server'
import type {} from './cases.tables.ts'

/** Confirmed cases of one day that were entered on one day. */
export interface EntryCount {
  readonly confirmedOn: Day
  readonly enteredOn: Day
  readonly count: number
}

/**
 * On which day the confirmed cases of the days `from`–`to` were entered, over the whole city: what delays of reporting are learned
 * from. Without those of no day of their own.
 */
export async function entryDelays(
  db: Db | Trx,
  { from, to, utcOffsetMinutes }: { readonly from: Day; readonly to: Day; readonly utcOffsetMinutes: number },
): Promise<EntryCount[]> {
  const entered = sql`((entered_at at time zone 'UTC') + make_interval(mins => ${utcOffsetMinutes}::int))::date`
  const { rows } = await sql<EntryCount>`
    select confirmed_on as "confirmedOn", ${entered} as "enteredOn", count(*)::int as count from cases
    where status = 'confirmed' and backlog is distinct from 'undated'
      and confirmed_on between ${from}::date and ${to}::date
    group by 1, 2`.execute(db)
  return rows
}

/** Confirmed cases that were infected elsewhere (source: travel), by commune and day of confirmation. */
export async function travelCases(
  db: Db | Trx,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<{ areaId: number; day: Day; count: number }[]> {
  const { rows } = await sql<{ areaId: number; day: Day; count: number }>`
    select zone_id as "areaId", confirmed_on as day, count(*)::int as count from cases
    where status = 'confirmed' and source_kind = 'travel' and backlog is distinct from 'undated'
      and confirmed_on between ${from}::date and ${to}::date
    group by zone_id, confirmed_on`.execute(db)
  return rows
}
