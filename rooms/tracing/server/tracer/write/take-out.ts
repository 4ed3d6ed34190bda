import { sql } from 'kysely'
import type { WriteStep } from './open-batch.ts'

/** A visit as it stood, taken out of the table. */
export interface TakenVisit {
  readonly visit: number
  readonly zoneId: number
  readonly place: number
  readonly person: number
  readonly enter: number
  readonly leave: number
  readonly isOpen: boolean
}

const asTaken = sql`visit, zone_id as "zoneId", place, person, enter_minute as enter, leave_minute as leave,
  is_open as "isOpen"`

/** One change of visits at a time: two corrections of the same visit follow each other and neither is lost. */
export async function lockVisitChanges({ trx }: WriteStep): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('visit-changes'))`.execute(trx)
}

/** Visits as they stand; unknown ones are absent. The batches bound the days to look through. */
export async function standingVisits({ trx }: WriteStep, visits: readonly number[]): Promise<TakenVisit[]> {
  const batches = [...new Set(visits.map((visit) => Math.floor(visit / 65_536)))]
  const { rows: spans } = await sql<{ from: number | null; to: number | null }>`
    select min(from_minute) as "from", max(to_minute) as "to" from stay_batches
    where number = any(${batches}::int[])`.execute(trx)
  const span = spans[0]
  if (span?.from == null || span.to == null) return []
  const { rows } = await sql<TakenVisit>`
    select ${asTaken} from stays
    where enter_minute between ${span.from} and ${span.to} and visit = any(${visits}::bigint[])`.execute(trx)
  return rows
}

/** Takes visits out and writes down, under the batch that changes them, how they stood. */
export async function takeOutVisits(step: WriteStep, batch: number, standing: readonly TakenVisit[]): Promise<void> {
  if (standing.length === 0) return
  await sql`
    with taken as (
      delete from stays using unnest(${standing.map((one) => one.person)}::int[],
        ${standing.map((one) => one.enter)}::int[], ${standing.map((one) => one.visit)}::bigint[])
        as given (person, enter_minute, visit)
      where stays.person = given.person and stays.enter_minute = given.enter_minute and stays.visit = given.visit
      returning stays.*)
    insert into stay_changes (zone_id, batch, visit, place, person, enter_minute, leave_minute, is_open, changed_at)
    select zone_id, ${batch}::int, visit, place, person, enter_minute, leave_minute, is_open, ${step.now}::timestamptz
    from taken`.execute(step.trx)
}

/** The open visit of each person at each place, the latest before a minute; null where there is none. */
export async function openVisits(
  { trx }: WriteStep,
  asked: readonly { readonly person: number; readonly place: number; readonly before: number }[],
  mostMinutes: number,
): Promise<(number | null)[]> {
  const { rows } = await sql<{ visit: number | null }>`
    select (select visit from stays where stays.person = asked.person and stays.place = asked.place and is_open
              and enter_minute < asked.before and enter_minute >= asked.before - ${mostMinutes}::int
            order by enter_minute desc, visit desc limit 1) as visit
    from unnest(${asked.map((one) => one.person)}::int[], ${asked.map((one) => one.place)}::int[],
                ${asked.map((one) => one.before)}::int[]) with ordinality as asked (person, place, before, line)
    order by asked.line`.execute(trx)
  return rows.map(({ visit }) => visit)
}
