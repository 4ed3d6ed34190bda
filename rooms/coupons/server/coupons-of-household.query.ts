import { sql } from 'kysely'
import { defineRead, may, notFound } from '#platform/server'
import { householdsByIds } from '#rooms/people/server'
import { couponsOfHouseholdContract } from '../domain/index.ts'
import { type CouponRow, couponColumns } from './coupons.store.ts'
import { endsAt, readSchemes } from './schemes.store.ts'

/** `GET /coupons/households/:id`: by the door instead of by the number of the card, for those who lost it. */
export const couponsOfHouseholdRead = defineRead(couponsOfHouseholdContract, async (asking, { id }) => {
  const { db, actor, tree, now } = asking
  const household = (await householdsByIds(db, [id])).get(id)
  if (!household || !may(actor, 'coupons.read', household.areaId, tree)) return notFound('id')
  const around = tree.upward(household.areaId).map((place) => place.id)
  const { rows: holding } = await sql<{ id: string }>`
    select s.id from coupon_schemes s
    where s.area_id = any(${around}::int[]) and s.valid_to > ${now} and ${endsAt} > ${now}`.execute(db)
  const { rows: cards } = await sql<CouponRow>`
    select ${couponColumns} from coupons
    where household_id = ${id} and zone_id = ${household.zoneId} and withdrawn_at is null
      and scheme_id in (select s.id from coupon_schemes s where s.valid_to > ${now} and ${endsAt} > ${now})
    order by issued_at desc, id`.execute(db)
  const schemes = await readSchemes(db, [...holding.map((one) => one.id), ...cards.map(({ schemeId }) => schemeId)])
  const nameOf = (schemeId: string) => schemes.get(schemeId)?.name ?? ''
  return {
    items: cards.map(({ serial, schemeId, group, slot, proxy }) => ({
      serial,
      schemeId,
      schemeName: nameOf(schemeId),
      days: schemes.get(schemeId)?.groups[group]?.name ?? '',
      slot: schemes.get(schemeId)?.slots[slot] ?? { from: '00:00', to: '23:59' },
      proxy,
    })),
    // Where two schemes meet, a household keeps the one card it has.
    without: cards.length > 0 ? [] : holding.map((one) => ({ schemeId: one.id, schemeName: nameOf(one.id) })),
  }
})
