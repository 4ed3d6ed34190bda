import { sql } from 'kysely'
import type { Db, Fact, Trx } from '#platform/server'
import { carryThings, type Going, type GoingThing, moveRows, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import './forces.tables.ts'

/**
 * Units when areas end: they go on in the heir with their people, orders and what they were given. A name that is taken there
 * gets the old area's beside it. The plan of security is each area's own and is made anew; who stood where stays history.
 */
export const forceUnitHandover: RoomHandover = carryThings({
  kind: 'force-unit',
  title: { vi: 'Đơn vị lực lượng', en: 'Units of forces' },
  table: 'force_units',
  by: 'id',
  along: [
    { table: 'force_strengths', by: 'unit_id', hasArea: false },
    { table: 'force_member_health', by: 'unit_id', hasArea: false },
    { table: 'force_orders', by: 'unit_id', hasArea: true },
    { table: 'force_supports', by: 'unit_id', hasArea: true },
  ],
  fact: { type: 'force-unit-carried', live: ['forces'] },
  isOpen: () => sql`closed_at is null`,
  makeRoom: nameApart,
  async end(trx, { id, fromZone }, { areaId, reason, at: { now } }): Promise<Fact> {
    await sql`
      update force_units set closed_at = ${now}, close_reason = ${reason} where id = ${id} and zone_id = ${fromZone}`.execute(
      trx,
    )
    return { type: 'force-unit-closed', areaId, subjectId: id, data: {}, live: ['forces'] }
  },
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from force_units where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
})

/** Units of one force that would bear one name in the heir are told apart by the areas they come from. */
async function nameApart(trx: Trx, going: readonly Going[]): Promise<void> {
  await sql`
    with given as materialized (
      select id, to_area from unnest(${going.map(({ id }) => id)}::uuid[], ${going.map(({ toAreaId }) => toAreaId)}::int[])
        as given (id, to_area)),
    alike as (
      select mine.id, areas.name as old_name
      from given join force_units mine on mine.id = given.id join areas on areas.id = mine.area_id
      where exists (
        select 1 from force_units other left join given also on also.id = other.id
        where other.id <> mine.id and other.closed_at is null and other.force = mine.force and other.folded = mine.folded
          and coalesce(also.to_area, other.area_id) = given.to_area))
    update force_units set name = force_units.name || ' (' || alike.old_name || ')',
                           folded = force_units.folded || ' (' || alike.old_name || ')'
    from alike where force_units.id = alike.id`.execute(trx)
}

interface GoingOrder extends GoingThing {
  readonly fromAreaId: number
}

/**
 * What is not over of people: an order that sends a unit into an area that ends leads into its heir, where somebody says who
 * came; days off stay days off. Where an area was cut up both stay as they are: the unit's own side sees the order.
 */
export const forceOrderHandover: RoomHandover = {
  kind: 'force-order',
  title: { vi: 'Lệnh điều động, ngày nghỉ chưa hết', en: 'Orders and leave not over' },
  async count(db, { heirOf, startsAt, on }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number }>`
      select (select count(*)::int from force_orders where until_at > ${startsAt} and to_area_id = any(${heirs}::int[]))
           + (select count(*)::int from force_leaves where to_on >= ${on}::date and withdrawn_at is null
                and area_id = any(${heirs}::int[])) as carried`.execute(db)
    return { carried: rows[0]?.carried ?? 0, ended: 0, waiting: 0 }
  },
  async carry(trx, { heirOf, startsAt, on, documentId }, { tree }) {
    const heirs = [...heirOf]
    const { rows: orders } = await sql<{ id: string; areaId: number; toAreaId: number }>`
      update force_orders set to_area_id = given.heir
      from unnest(${heirs.map(([old]) => old)}::int[], ${heirs.map(([, heir]) => heir)}::int[]) as given (old, heir)
      where to_area_id = given.old and until_at > ${startsAt}
      returning id, area_id as "areaId", to_area_id as "toAreaId"`.execute(trx)
    const { rows: leaves } = await sql<GoingOrder>`
      select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId"
      from force_leaves where to_on >= ${on}::date and withdrawn_at is null
        and area_id = any(${[...heirOf.keys()]}::int[]) order by id for update`.execute(trx)
    const going = leaves.map((one) => {
      const toAreaId = heirOf.get(one.fromAreaId) as number
      return { ...one, toAreaId, toZone: tree.get(toAreaId).zoneId }
    })
    await moveRows(trx, going, { table: 'force_leaves', by: 'id', hasArea: true })
    const carried = { documentId, live: ['forces'] }
    const facts: Fact[] = [
      ...orders.map(({ id, areaId, toAreaId }) => {
        return { type: 'force-order-carried', areaId, subjectId: id, data: { toAreaId }, ...carried }
      }),
      ...going.map(({ id, fromAreaId, toAreaId }) => {
        return { type: 'force-leave-carried', areaId: toAreaId, subjectId: id, data: { fromAreaId }, ...carried }
      }),
    ]
    return { ...nothingLeft, facts, carried: facts.length }
  },
}
