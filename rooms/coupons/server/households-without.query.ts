import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Tree, Trx } from '#platform/server'
import { type HouseholdRow, householdsIn } from '#rooms/people/server'
import { endsAt } from './schemes.store.ts'

/**
 * Households of an area that hold no valid coupon, in the order of the groups' books: none of this scheme, and none of
 * another that still holds near here, as where a reform put two wards with a scheme each into one.
 */
export async function householdsWithout(
  trx: Trx,
  { tree, now }: { readonly tree: Tree; readonly now: Instant },
  { schemeId, areaId }: { readonly schemeId: string; readonly areaId: number },
): Promise<HouseholdRow[]> {
  const places = tree.inside([tree.get(areaId)])
  const near = [...tree.upward(areaId), ...places].map(({ id }) => id)
  const { rows } = await sql<{ householdId: string }>`
    select household_id as "householdId" from coupons
    where withdrawn_at is null and household_id is not null and scheme_id in (
      select s.id from coupon_schemes s
      where s.id = ${schemeId} or (s.area_id = any(${near}::int[]) and s.valid_to > ${now} and ${endsAt} > ${now}))`.execute(
    trx,
  )
  const having = new Set(rows.map(({ householdId }) => householdId))
  const order = new Map(places.map(({ id }, index) => [id, index]))
  const households = await householdsIn(
    trx,
    places.map(({ id }) => id),
  )
  return households
    .filter(({ id }) => !having.has(id))
    .sort((one, other) => (order.get(one.areaId) ?? 0) - (order.get(other.areaId) ?? 0) || one.number - other.number)
}
