import type { RowReader } from '#platform/row-reader'
import { NearTies, ringsOf } from '../kernel/near-ties.ts'
import { lastEnter } from '../kernel/packed-times.ts'
import { type Base, buildBase } from '../kernel/sealed-visits.ts'
import { VisitColumns } from '../kernel/visit-columns.ts'
import { shortestMinutes } from '../tracer.contract.ts'

/** Reads every visit of the window and every household, and sorts them. */
export async function readSealed(reader: RowReader, start: number): Promise<{ base: Base; near: NearTies }> {
  const { household, households } = await readPeople(reader)
  const [most] = await reader.rows<{ place: number }>('select coalesce(max(number), 0) as place from trace_places')
  const columns = await readStays(reader, start)
  const base = buildBase(columns, { people: household.length, places: (most?.place ?? 0) + 1 })
  return { base, near: new NearTies(ringsOf(household, households)) }
}

/** Households get numbers in the order of their ids. */
async function readPeople(reader: RowReader): Promise<{ household: Int32Array; households: number }> {
  const rows = await reader.rows<{ last: number }>('select coalesce(max(number), 0) as last from trace_people')
  const household = new Int32Array((rows[0]?.last ?? 0) + 1).fill(-1)
  let households = 0
  const query = `select number, (dense_rank() over (order by household_id))::int - 1 as home from trace_people
    where household_id is not null`
  await reader.eachRow(query, 2, (row) => {
    const home = row[1] as number
    household[row[0] as number] = home
    if (home >= households) households = home + 1
  })
  return { household, households }
}

async function readStays(reader: RowReader, start: number): Promise<VisitColumns> {
  const columns = new VisitColumns()
  const query = `select person, place, (enter_minute - ${start}) * 65536 + leave_minute - ${start} from stays
    where enter_minute between ${start} and ${start + lastEnter} and leave_minute - enter_minute >= ${shortestMinutes}`
  await reader.eachRow(query, 3, (row) => columns.add(row[0] as number, row[1] as number, row[2] as number))
  return columns
}
