import { sql } from 'kysely'
import type { Step } from '#platform/server'
import type { CouponRow } from './coupons.store.ts'
import type { CouponRedemptionsTable } from './coupons.tables.ts'
import type { SchemeRow } from './schemes.store.ts'

/** A second visit of a card on a day. */
export interface FoundDouble {
  readonly id: string
  readonly coupon: CouponRow
  readonly scheme: SchemeRow
  readonly second: CouponRedemptionsTable
}

/**
 * Puts double uses before the ward, each with the visit that was known first. Few, so that the first visit is looked for in
 * the markets of the scheme on that day, without an index of its own. A card replaced on the way has no first one to show.
 */
export async function saveDoubles({ trx, now }: Step, doubles: readonly FoundDouble[]): Promise<void> {
  for (const { id, coupon, scheme, second } of doubles) {
    await sql`
      insert into coupon_doubles (zone_id, id, area_id, scheme_id, coupon_id, day, first_id, first_zone_id, second_id,
                                  second_zone_id, found_at)
      select ${coupon.zoneId}, ${id}::uuid, ${coupon.areaId}, ${scheme.id}::uuid, ${coupon.id}::uuid, ${second.day}::date,
             first.id, first.zone_id, ${second.id}::uuid, ${second.zone_id}, ${now}
      from coupon_redemptions first
      where first.site_id = any(${scheme.marketIds}::uuid[]) and first.day = ${second.day}::date
        and first.zone_id in (select zone_id from sites where id = any(${scheme.marketIds}::uuid[]))
        and first.coupon_id in (select ${coupon.id}::uuid union select id from coupons where replaced_by = ${coupon.id})
        and first.id <> ${second.id}
      order by first.at, first.id limit 1`.execute(trx)
  }
}
