import { sql } from 'kysely'
import type { Uuid } from '#kit'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor } from '#platform/server'
import { signPasses } from '#rooms/passes/server'
import { type Card, cardSheetContract } from '../domain/index.ts'
import { type CouponRow, couponColumns } from './coupons.store.ts'
import { titlesOf } from './scheme-page.query.ts'
import { readSchemes, type SchemeRow } from './schemes.store.ts'

interface CardRow extends CouponRow {
  readonly householdId: string
  readonly number: number
  readonly place: number
}

/**
 * `GET /coupons/schemes/:id/cards`: signed anew each time they are printed; a card is one card by its id, whatever signature
 * it bears. In the order of the groups' books, so that whoever hands them out goes from door to door.
 */
export const cardSheetRead = defineRead(cardSheetContract, async (asking, query) => {
  const { db, actor, tree } = asking
  const scheme = (await readSchemes(db, [query.id])).get(query.id)
  const areaId = query.areaId ?? scheme?.areaId
  if (!scheme || areaId === undefined || !may(actor, 'coupons.issue', areaId, tree)) return notFound('id')
  const place = tree.get(areaId)
  const after = fromCursor(query.cursor)
  const { rows } = await sql<CardRow>`
    select ${couponColumns}, households.number, areas.first as place
    from coupons join households on households.id = coupons.household_id and households.zone_id = coupons.zone_id
    join areas on areas.id = coupons.area_id
    where coupons.scheme_id = ${query.id} and coupons.withdrawn_at is null
      and coupons.area_id = any(${tree.inside([place]).map(({ id }) => id)}::int[])
      ${query.couponId === undefined ? sql`` : sql`and coupons.id = ${query.couponId}::uuid`}
      ${after === undefined ? sql`` : sql`and (areas.first, households.number, coupons.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`}
    order by areas.first, households.number, coupons.id limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toCards(asking, scheme, page),
    next: rows.length > query.limit && last ? toCursor([last.place, last.number, last.id]) : null,
  }
})

async function toCards(asking: Asking, scheme: SchemeRow, rows: readonly CardRow[]): Promise<Card[]> {
  const codes = await signPasses(
    { ...asking, trx: asking.db },
    rows.map((row) => claimsOf(row, scheme)),
  )
  const titles = await titlesOf(
    asking,
    rows.map(({ areaId }) => areaId),
  )
  return rows.map(({ id, serial, areaId, number, group, slot, proxy, card }, index) => ({
    id,
    serial,
    code: codes[index]?.text ?? '',
    areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
    householdNumber: number,
    days: scheme.groups[group]?.name ?? '',
    slot: scheme.slots[slot] ?? { from: '00:00', to: '23:59' },
    proxy,
    card,
  }))
}

/** What the code says: ids and times only. */
export function claimsOf(
  coupon: Pick<CouponRow, 'id' | 'householdId' | 'slot' | 'card'>,
  scheme: Pick<SchemeRow, 'id' | 'areaId' | 'from' | 'to'>,
) {
  return {
    kind: 'coupon' as const,
    id: coupon.id as Uuid,
    from: scheme.from,
    until: scheme.to,
    areaId: scheme.areaId,
    schemeId: scheme.id as Uuid,
    householdId: coupon.householdId as Uuid,
    serial: coupon.card,
    day: null,
    slot: coupon.slot,
    marketId: null,
  }
}
