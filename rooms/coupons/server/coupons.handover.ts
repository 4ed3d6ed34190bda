import { sql } from 'kysely'
import type { Db, Fact, Trx } from '#platform/server'
import { carryThings, type GoingThing, moveRows, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import type {} from './coupons.tables.ts'

/** Cards in one step. */
const cardsPerStep = 2_000

/**
 * Schemes when areas end: they go on in the heir under their terms until their own end; where two wards with a scheme each
 * become one, each household keeps the card it has. Of a ward cut up a person says where its scheme goes on.
 */
export const couponSchemeHandover: RoomHandover = carryThings({
  kind: 'coupon-scheme',
  title: { vi: 'Phương án phiếu đi chợ', en: 'Coupon schemes' },
  table: 'coupon_schemes',
  by: 'id',
  along: [{ table: 'coupon_issues', by: 'scheme_id', hasArea: false }],
  fact: { type: 'coupon-scheme-carried', live: ['coupons'] },
  isOpen: (at) => sql`ended_at is null and valid_to > ${at}`,
  async end(trx, { id, fromZone }, { areaId, reason, at: { now } }) {
    await sql`
      update coupon_schemes set ended_at = ${now}, end_reason = ${reason} where id = ${id} and zone_id = ${fromZone}`.execute(
      trx,
    )
    return { type: 'coupon-scheme-ended', areaId, subjectId: id, data: { at: now }, live: ['coupons'] }
  },
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from coupon_schemes where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
})

interface GoingCard extends GoingThing {
  readonly fromAreaId: number
}

/**
 * Cards when areas end: a card is its household's and lies where that lives now, with its serial, its code, and the days it was
 * used. A household that waits for a person keeps a card that is good at every gate meanwhile.
 */
export const couponCardHandover: RoomHandover = {
  kind: 'coupon-card',
  title: { vi: 'Phiếu đi chợ của các hộ', en: 'Coupons of households' },
  async count(db, { heirOf }) {
    const { rows } = await sql<{ carried: number }>`
      select count(*)::int as carried from coupons
      where household_id is not null and area_id = any(${[...heirOf.keys()]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, ended: 0, waiting: 0 }
  },
  async carry(trx, { ended, documentId }) {
    const { rows: going } = await sql<GoingCard>`
      select coupons.id, coupons.zone_id as "fromZone", coupons.area_id as "fromAreaId", households.zone_id as "toZone",
             households.area_id as "toAreaId"
      from coupons join households on households.id = coupons.household_id
      where coupons.area_id = any(${[...ended]}::int[]) and households.area_id <> all(${[...ended]}::int[])
      order by coupons.id limit ${cardsPerStep} for update of coupons`.execute(trx)
    await moveRows(trx, going, { table: 'coupon_doubles', by: 'coupon_id', hasArea: true })
    await moveRows(trx, going, { table: 'coupons', by: 'id', hasArea: true })
    const facts = [...Map.groupBy(going, ({ toAreaId }) => toAreaId)].map(([areaId, own]): Fact => {
      const data = { fromAreaId: own[0]?.fromAreaId, count: own.length }
      return { type: 'coupons-carried', areaId, documentId, data, live: ['coupons'] }
    })
    return { ...nothingLeft, facts, carried: going.length, more: going.length === cardsPerStep }
  },
}

/** What was counted at the gates of markets goes with them: how full they are, who came on which day. */
export const couponMarketHandover: RoomHandover = {
  kind: 'coupon-market',
  title: { vi: 'Sức chứa và lượt vào chợ', en: 'Capacity and visits of markets' },
  async count(db, { heirOf }) {
    const { rows } = await sql<{ carried: number }>`
      select count(*)::int as carried from coupon_capacities where area_id = any(${[...heirOf.keys()]}::int[])`.execute(
      db,
    )
    return { carried: rows[0]?.carried ?? 0, ended: 0, waiting: 0 }
  },
  async carry(trx, { ended, documentId }) {
    // What was set in the heir since is newer than what stayed behind.
    await sql`
      delete from coupon_capacities old using coupon_capacities newer
      where old.area_id = any(${[...ended]}::int[]) and newer.site_id = old.site_id
        and newer.area_id <> all(${[...ended]}::int[])`.execute(trx)
    const going = await marketsThatMoved(trx, ended)
    for (const table of ['coupon_capacities', 'coupon_gate_counts', 'coupon_redemptions'])
      await moveRows(trx, going, { table, by: 'site_id', hasArea: true })
    const facts = going.map(
      ({ id, fromAreaId, toAreaId }): Fact => ({
        type: 'coupon-market-carried',
        areaId: toAreaId,
        subjectId: id,
        documentId,
        data: { fromAreaId },
        live: ['coupon-gates'],
      }),
    )
    return { ...nothingLeft, facts, carried: going.length }
  },
}

/** Markets with rows of this room in an ended area, which the register of places has in another one by now. */
async function marketsThatMoved(trx: Trx, ended: readonly number[]): Promise<GoingCard[]> {
  const { rows } = await sql<GoingCard>`
    with left_behind as materialized (
      select site_id, zone_id, area_id from coupon_capacities where area_id = any(${[...ended]}::int[])
      union select site_id, zone_id, area_id from coupon_gate_counts where area_id = any(${[...ended]}::int[])
      union select site_id, zone_id, area_id from coupon_redemptions where area_id = any(${[...ended]}::int[]))
    select sites.id, left_behind.zone_id as "fromZone", left_behind.area_id as "fromAreaId", sites.zone_id as "toZone",
           sites.area_id as "toAreaId"
    from left_behind join sites on sites.id = left_behind.site_id
    where sites.area_id <> all(${[...ended]}::int[]) order by sites.id`.execute(trx)
  return rows
}
