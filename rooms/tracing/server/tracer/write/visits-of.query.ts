import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import { instantOf } from '../minutes.ts'
import type { VisitRow, VisitSource } from '../tracer.contract.ts'

interface Found extends Omit<VisitRow, 'enteredAt' | 'leftAt'> {
  readonly enter: number
  readonly leave: number
  readonly isOpen: boolean
  readonly source: VisitSource
}

/** The latest visits of somebody, newest first. */
export function visitsOfPerson(db: Db | Trx, personId: string, cap: number): Promise<VisitRow[]> {
  return read(db, sql`trace_people.person_id = ${personId}::uuid`, cap)
}

/** What one intent recorded, as it stands now, newest first. */
export function visitsOfBatch(db: Db | Trx, batchId: string, cap: number): Promise<VisitRow[]> {
  return read(
    db,
    sql`stay_batches.id = ${batchId}::uuid and stays.enter_minute between stay_batches.from_minute and stay_batches.to_minute`,
    cap,
  )
}

async function read(db: Db | Trx, which: RawBuilder<unknown>, cap: number): Promise<VisitRow[]> {
  const { rows } = await sql<Found>`
    select stays.visit as "visitId", trace_people.person_id as "personId", trace_places.place_id as "placeId",
           stays.zone_id as "zoneId", stays.enter_minute as enter, stays.leave_minute as leave, is_open as "isOpen",
           stay_batches.source, stay_batches.id as "batchId"
    from stays join trace_people on trace_people.number = stays.person
    join trace_places on trace_places.number = stays.place
    join stay_batches on stays.visit >= stay_batches.number * 65536::bigint
      and stays.visit < (stay_batches.number + 1) * 65536::bigint
    where ${which} order by stays.enter_minute desc, stays.visit desc limit ${cap}`.execute(db)
  return rows.map(({ enter, leave, isOpen, ...row }) => ({
    ...row,
    enteredAt: instantOf(enter),
    leftAt: isOpen ? null : instantOf(leave),
  }))
}
