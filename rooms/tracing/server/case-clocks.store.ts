import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import { caseRows } from '#rooms/cases/server'
import type { TracingClock } from '../domain/index.ts'
import './tracing.tables.ts'

/** The clock of a case as it stands in the database. */
export interface ClockRow extends TracingClock {
  readonly caseId: string
  readonly zoneId: number
  readonly areaId: number
  readonly personId: string
  readonly withdrawnAt: Instant | null
}

/** The columns of a {@link ClockRow}. */
export const clockColumns = sql`
  case_clocks.case_id as "caseId", case_clocks.zone_id as "zoneId", case_clocks.area_id as "areaId",
  case_clocks.person_id as "personId", case_clocks.confirmed_at as "confirmedAt", case_clocks.listed_at as "listedAt",
  case_clocks.f1, case_clocks.f1_isolated as "f1Isolated", case_clocks.isolated_at as "isolatedAt",
  case_clocks.withdrawn_at as "withdrawnAt"`

/** Brings the clocks of these cases in line with the register: started, moved, stopped. Done twice it changes nothing. */
export async function keepClocks(trx: Trx, caseIds: readonly string[], tree: Tree): Promise<void> {
  const statuses = ['suspected', 'probable', 'confirmed', 'withdrawn'] as const
  const rows = await caseRows(trx, { ids: [...new Set(caseIds)], statuses })
  const started = rows.filter(
    ({ confirmedAt, backlog, areaId }) => confirmedAt !== null && backlog === null && tree.find(areaId),
  )
  if (started.length === 0) return
  const ids = started.map(({ id }) => id)
  const zones = started.map(({ areaId }) => tree.get(areaId).zoneId)
  const given = sql`unnest(${ids}::uuid[], ${zones}::int[], ${started.map(({ areaId }) => areaId)}::int[],
    ${started.map(({ personId }) => personId)}::uuid[], ${started.map(({ confirmedAt }) => confirmedAt)}::timestamptz[],
    ${started.map(({ withdrawnAt }) => withdrawnAt)}::timestamptz[])
    as given (case_id, zone_id, area_id, person_id, confirmed_at, withdrawn_at)`
  // A case that moved to another zone takes its clock along.
  await sql`
    with gone as (
      delete from case_clocks using ${given}
      where case_clocks.case_id = given.case_id and case_clocks.zone_id <> given.zone_id
      returning case_clocks.*, given.zone_id as to_zone)
    insert into case_clocks (zone_id, case_id, area_id, person_id, confirmed_at, listed_at, f1, f1_isolated, isolated_at,
                             withdrawn_at, forgotten_at)
    select to_zone, case_id, area_id, person_id, confirmed_at, listed_at, f1, f1_isolated, isolated_at, withdrawn_at,
           forgotten_at from gone`.execute(trx)
  await sql`
    insert into case_clocks (zone_id, case_id, area_id, person_id, confirmed_at, f1, f1_isolated, withdrawn_at)
    select zone_id, case_id, area_id, person_id, confirmed_at, 0, 0, withdrawn_at from ${given}
    on conflict (case_id, zone_id) do update set area_id = excluded.area_id, person_id = excluded.person_id,
      confirmed_at = excluded.confirmed_at, withdrawn_at = excluded.withdrawn_at`.execute(trx)
}

/** Marks cases as listed: from now on it is known whom they met. The first time counts. */
export async function markListed(trx: Trx, caseIds: readonly string[], at: Instant): Promise<void> {
  if (caseIds.length === 0) return
  await sql`
    update case_clocks set listed_at = ${at}
    where case_id = any(${[...caseIds]}::uuid[]) and listed_at is null`.execute(trx)
}

/** Counts the F1 of these cases anew: how many are on lists, how many of them isolated, and when the last was. */
export async function recountClocks(trx: Trx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  await sql`
    with people as materialized (
      select case_id, person_id, min(isolated_at) as isolated_at from traced_people
      where case_id = any(${[...new Set(caseIds)]}::uuid[]) and level = 1 and listed_at is not null
      group by case_id, person_id),
    counted as (
      select case_id, count(*)::int as f1, count(isolated_at)::int as isolated, max(isolated_at) as last from people
      group by case_id)
    update case_clocks set f1 = counted.f1, f1_isolated = counted.isolated,
      isolated_at = case when counted.isolated = counted.f1 then counted.last end
    from counted where case_clocks.case_id = counted.case_id and case_clocks.forgotten_at is null`.execute(trx)
}

/** Clocks by case; a case without one (not confirmed, backlog) is absent. */
export async function clocksOf(db: Db | Trx, caseIds: readonly string[]): Promise<Map<string, ClockRow>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<ClockRow>`
    select ${clockColumns} from case_clocks where case_id = any(${[...caseIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.caseId, row]))
}
