import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import type { CouponRedemptionsTable } from './coupons.tables.ts'

/** Writes many visits in one statement. */
export async function saveRedemptions(trx: Trx, rows: readonly CouponRedemptionsTable[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into coupon_redemptions (zone_id, id, area_id, site_id, scheme_id, coupon_id, at, day, slot_no, persons, proxy,
                                    offline, mark, officer_id)
    select * from unnest(
      ${rows.map((row) => row.zone_id)}::int[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.area_id)}::int[], ${rows.map((row) => row.site_id)}::uuid[],
      ${rows.map((row) => row.scheme_id)}::uuid[], ${rows.map((row) => row.coupon_id)}::uuid[],
      ${rows.map((row) => row.at)}::timestamptz[], ${rows.map((row) => row.day)}::date[],
      ${rows.map((row) => row.slot_no)}::smallint[], ${rows.map((row) => row.persons)}::smallint[],
      ${rows.map((row) => row.proxy)}::boolean[], ${rows.map((row) => row.offline)}::boolean[],
      ${rows.map((row) => row.mark)}::text[], ${rows.map((row) => row.officer_id)}::uuid[])`.execute(trx)
}
