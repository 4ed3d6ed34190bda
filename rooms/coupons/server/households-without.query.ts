import { sql } from 'kysely'
import type { Tree, Trx } from '#platform/server'
import { type HouseholdRow, householdsIn } from '#rooms/people/server'

/** Households of an area that hold no valid coupon of the scheme, in the order of the groups' books. */
export async function householdsWithout(
  trx: Trx,
  tree: Tree,
  { schemeId, areaId }: { schemeId: string; areaId: number },
): Promise<HouseholdRow[]> {
  const places = tree.inside([tree.get(areaId)])
  const { rows } = await sql<{ householdId: string }>`
    select household_id as "householdId" from coupons
    where scheme_id = ${schemeId} and withdrawn_at is null and household_id is not null`.execute(trx)
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
