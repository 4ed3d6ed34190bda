import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import { householdsByIds } from '#rooms/people/server'
import type { CouponKnown, ProxyKind } from '../domain/index.ts'
import type {} from './coupons.tables.ts'

/** A card as this room reads it. */
export interface CouponRow {
  readonly id: string
  readonly zoneId: number
  readonly schemeId: string
  readonly areaId: number
  readonly householdId: string | null
  readonly serial: string
  readonly group: number
  readonly slot: number
  readonly card: number
  readonly proxy: ProxyKind | null
  readonly usedDays: readonly string[]
  readonly issuedAt: Instant
  readonly withdrawnAt: Instant | null
  readonly withdrawReason: string | null
  readonly replacedBy: string | null
}

/** The columns of a {@link CouponRow}, for statements that select from `coupons`. */
export const couponColumns = sql`coupons.id, coupons.zone_id as "zoneId", coupons.scheme_id as "schemeId",
  coupons.area_id as "areaId", coupons.household_id as "householdId", coupons.serial, coupons.group_no as "group",
  coupons.slot_no as "slot", coupons.card_no as "card", coupons.proxy, coupons.used_days::text[] as "usedDays",
  coupons.issued_at as "issuedAt", coupons.withdrawn_at as "withdrawnAt", coupons.withdraw_reason as "withdrawReason",
  coupons.replaced_by as "replacedBy"`

/**
 * The cards of these serials and ids, taken for a change in the order of their ids: two gates that ask for the same card
 * at the same moment go one after the other.
 */
export async function lockCoupons(
  trx: Trx,
  { serials, ids }: { readonly serials: readonly string[]; readonly ids: readonly string[] },
): Promise<CouponRow[]> {
  const conditions = [
    ...(serials.length > 0 ? [sql`serial = any(${[...new Set(serials)]}::text[])`] : []),
    ...(ids.length > 0 ? [sql`id = any(${[...new Set(ids)]}::uuid[])`] : []),
  ]
  if (conditions.length === 0) return []
  const { rows } = await sql<CouponRow>`
    select ${couponColumns} from coupons where ${sql.join(conditions, sql` or `)} order by id for update`.execute(trx)
  return rows
}

/** A card by its serial; the serial is unique in its ward, so that a second ward's is as good as none. */
export async function couponBySerial(db: Db, serial: string): Promise<CouponRow[]> {
  const { rows } = await sql<CouponRow>`
    select ${couponColumns} from coupons where serial = ${serial} order by id`.execute(db)
  return rows
}

/** Cards with the area where their household lives now: a person may have sent it elsewhere since the card was given. */
export async function whereTheyLive(db: Db | Trx, coupons: readonly CouponRow[]): Promise<CouponRow[]> {
  const households = await householdsByIds(
    db,
    coupons.flatMap(({ householdId }) => householdId ?? []),
  )
  return coupons.map((coupon) => {
    return { ...coupon, areaId: households.get(coupon.householdId ?? '')?.areaId ?? coupon.areaId }
  })
}

/** What a gate must know of a card. */
export function knownOf(
  { householdId, group, slot, withdrawnAt }: CouponRow,
  usedDays: readonly string[],
): CouponKnown {
  return { householdId, group, slot, withdrawn: withdrawnAt !== null, usedDays }
}

/** Writes the days of visits of many cards in one statement. */
export async function saveUsedDays(
  trx: Trx,
  used: readonly { readonly id: string; readonly zoneId: number; readonly days: readonly string[] }[],
): Promise<void> {
  if (used.length === 0) return
  await sql`
    update coupons set used_days = given.days::date[]
    from unnest(${used.map(({ zoneId }) => zoneId)}::int[], ${used.map(({ id }) => id)}::uuid[],
                ${used.map(({ days }) => `{${days.join(',')}}`)}::text[]) as given (zone_id, id, days)
    where coupons.id = given.id and coupons.zone_id = given.zone_id`.execute(trx)
}
