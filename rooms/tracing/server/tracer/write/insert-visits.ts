import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import { ensureVisitDays } from './visit-days.ts'

/** A row of `visits`. */
export interface VisitToKeep {
  readonly visit: number
  readonly line: number
  readonly zoneId: number
  readonly place: number
  readonly person: number
  readonly enter: number
  readonly leave: number
  readonly isOpen: boolean
}

/** Writes visits, in one statement whatever their number. */
export async function insertVisits(trx: Trx, rows: readonly VisitToKeep[]): Promise<void> {
  if (rows.length === 0) return
  await ensureVisitDays(
    trx,
    rows.map((row) => row.enter),
  )
  await sql`
    insert into stays (zone_id, place, person, enter_minute, leave_minute, is_open, visit)
    select * from unnest(
      ${rows.map((row) => row.zoneId)}::int[], ${rows.map((row) => row.place)}::int[],
      ${rows.map((row) => row.person)}::int[], ${rows.map((row) => row.enter)}::int[],
      ${rows.map((row) => row.leave)}::int[], ${rows.map((row) => row.isOpen)}::boolean[],
      ${rows.map((row) => row.visit)}::bigint[])`.execute(trx)
}

/** Lines of these that lie at the same time as another stay of the person elsewhere: kept, for somebody to look at. */
export async function linesElsewhere(trx: Trx, rows: readonly VisitToKeep[], mostMinutes: number): Promise<number[]> {
  if (rows.length === 0) return []
  const { rows: found } = await sql<{ line: number }>`
    select distinct line from unnest(
      ${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.person)}::int[],
      ${rows.map((row) => row.place)}::int[], ${rows.map((row) => row.enter)}::int[],
      ${rows.map((row) => row.leave)}::int[]) as given (line, person, place, enter_minute, leave_minute)
    join stays on stays.person = given.person and stays.place <> given.place
      and stays.enter_minute < given.leave_minute and stays.enter_minute > given.enter_minute - ${mostMinutes}::int
      and stays.leave_minute > given.enter_minute
    where stays.enter_minute between ${Math.min(...rows.map((row) => row.enter)) - mostMinutes}
                                  and ${Math.max(...rows.map((row) => row.leave))}
    order by line`.execute(trx)
  return found.map(({ line }) => line)
}
