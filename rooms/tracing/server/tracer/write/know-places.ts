import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import type { PlaceGiven } from '../tracer.contract.ts'

/** A place as a visit needs it. */
export interface NumberedPlace {
  readonly number: number
  readonly zoneId: number
  readonly closedOn: string | null
}

/** Numbers the new among these places and renews what is known of the others. */
export async function numberPlaces(trx: Trx, batch: number, places: readonly PlaceGiven[]): Promise<void> {
  const byId = [...new Map(places.map((one) => [one.placeId, one])).values()]
  if (byId.length === 0) return
  const given = sql`
    unnest(${byId.map((one) => one.placeId)}::uuid[], ${byId.map((one) => one.zoneId)}::int[],
           ${byId.map((one) => one.kind)}::text[], ${byId.map((one) => one.capacity)}::int[],
           ${byId.map((one) => one.ventilation)}::text[], ${byId.map((one) => one.closedOn)}::date[])
    as given (place_id, zone_id, kind, capacity, ventilation, closed_on)`
  await sql`
    update trace_places as kept set zone_id = given.zone_id, kind = given.kind, capacity = given.capacity,
      ventilation = given.ventilation, closed_on = given.closed_on, batch = ${batch}
    from ${given} where kept.place_id = given.place_id and
      (kept.zone_id, kept.kind, kept.capacity, kept.ventilation, kept.closed_on) is distinct from
      (given.zone_id, given.kind, given.capacity, given.ventilation, given.closed_on)`.execute(trx)
  await sql`
    insert into trace_places (place_id, zone_id, kind, capacity, ventilation, closed_on, batch)
    select place_id, zone_id, kind, capacity, ventilation, closed_on, ${batch}::int from ${given}
    where not exists (select from trace_places where trace_places.place_id = given.place_id)
    order by place_id on conflict (place_id) do nothing`.execute(trx)
}

/** Places by id; unknown ones are absent. */
export async function placesById(trx: Trx, placeIds: readonly string[]): Promise<ReadonlyMap<string, NumberedPlace>> {
  const { rows } = await sql<NumberedPlace & { id: string }>`
    select place_id as id, number, zone_id as "zoneId", closed_on as "closedOn" from trace_places
    where place_id = any(${[...new Set(placeIds)]}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Places by number. */
export async function placesByNumber(
  trx: Trx,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, NumberedPlace>> {
  const { rows } = await sql<NumberedPlace>`
    select number, zone_id as "zoneId", closed_on as "closedOn" from trace_places
    where number = any(${[...new Set(numbers)]}::int[])`.execute(trx)
  return new Map(rows.map((row) => [row.number, row]))
}
