import { sql } from 'kysely'
import type { Trx } from '#platform/server'

/** A thing that goes from one zone, or one area, to another. */
export interface GoingThing {
  readonly id: string
  readonly fromZone: number
  readonly toZone: number
  readonly toAreaId: number
}

/** A table whose rows go along: which column names the thing, and whether rows say their area. */
export interface MovedTable {
  readonly table: string
  readonly by: string
  readonly hasArea: boolean
}

/**
 * Moves rows of things that a reform carries: a row leaves its zone and enters the other (rule R3), all its other columns
 * as they were; inside a zone only its area changes.
 */
export async function moveRows(
  trx: Trx,
  things: readonly GoingThing[],
  { table, by, hasArea }: MovedTable,
): Promise<void> {
  if (things.length === 0) return
  const name = sql.table(table)
  const going = sql`unnest(${things.map(({ id }) => id)}::uuid[], ${things.map(({ fromZone }) => fromZone)}::int[],
    ${things.map(({ toZone }) => toZone)}::int[], ${things.map(({ toAreaId }) => toAreaId)}::int[])
    as going (going_id, from_zone, to_zone, to_area)`
  const isOfThem = sql`${name}.${sql.ref(by)} = going_id and ${name}.zone_id = from_zone`
  const places = hasArea
    ? sql`jsonb_build_object('zone_id', to_zone, 'area_id', to_area)`
    : sql`jsonb_build_object('zone_id', to_zone)`
  await sql`
    with gone as (delete from ${name} using ${going} where ${isOfThem} and from_zone <> to_zone
                  returning ${name}.*, to_zone, to_area)
    insert into ${name}
    select moved.* from gone, jsonb_populate_record(null::${name}, to_jsonb(gone) || ${places}) as moved`.execute(trx)
  if (!hasArea) return
  await sql`update ${name} set area_id = to_area from ${going} where ${isOfThem} and from_zone = to_zone`.execute(trx)
}
