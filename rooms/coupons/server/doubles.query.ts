import { sql } from 'kysely'
import type { Instant } from '#kit'
import { defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type DoubleLine, doubleListContract } from '../domain/index.ts'
import { titlesOf } from './scheme-page.query.ts'

interface DoubleRow {
  readonly id: string
  readonly areaId: number
  readonly schemeId: string
  readonly serial: string | null
  readonly day: string
  readonly foundAt: Instant
  readonly outcome: DoubleLine['outcome']
  readonly note: string | null
  readonly settledAt: Instant | null
  readonly officerId: string | null
  readonly firstAt: Instant
  readonly firstSite: string
  readonly firstOffline: boolean
  readonly firstProxy: boolean
  readonly secondAt: Instant
  readonly secondSite: string
  readonly secondOffline: boolean
  readonly secondProxy: boolean
}

/** `GET /coupons/doubles`: the latest first. */
export const doubleListRead = defineRead(doubleListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'coupons.read')
  if (!place) return notFound('areaId')
  const { db, tree, actor } = asking
  const after = fromCursor(query.cursor)
  const areas = tree.inside([place]).map(({ id }) => id)
  const { rows } = await sql<DoubleRow>`
    select doubles.id, doubles.area_id as "areaId", doubles.scheme_id as "schemeId", coupons.serial, doubles.day,
           doubles.found_at as "foundAt", doubles.outcome, doubles.note, doubles.settled_at as "settledAt",
           doubles.officer_id as "officerId",
           first.at as "firstAt", first_site.name as "firstSite", first.offline as "firstOffline", first.proxy as "firstProxy",
           second.at as "secondAt", second_site.name as "secondSite", second.offline as "secondOffline",
           second.proxy as "secondProxy"
    from coupon_doubles doubles
    join coupon_redemptions first on first.id = doubles.first_id and first.zone_id = doubles.first_zone_id
    join coupon_redemptions second on second.id = doubles.second_id and second.zone_id = doubles.second_zone_id
    join sites first_site on first_site.id = first.site_id
    join sites second_site on second_site.id = second.site_id
    left join coupons on coupons.id = doubles.coupon_id and coupons.zone_id = doubles.zone_id
    where doubles.zone_id = any(${tree.zonesIn([place])}::int[]) and doubles.area_id = any(${areas}::int[])
      ${query.state === 'open' ? sql`and doubles.settled_at is null` : sql``}
      ${after === undefined ? sql`` : sql`and (doubles.found_at, doubles.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by doubles.found_at desc, doubles.id desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const titles = await titlesOf(
    asking,
    page.map(({ areaId }) => areaId),
  )
  const names = await officerNames(
    db,
    page.map(({ officerId }) => officerId),
  )
  return {
    items: page.map(
      (row): DoubleLine => ({
        ...toLine(row),
        areaTitle: titles.get(row.areaId) ?? { vi: '', en: '' },
        settledBy: names.get(row.officerId ?? '') ?? null,
        maySettle: may(actor, 'coupons.issue', row.areaId, tree),
      }),
    ),
    next: rows.length > query.limit && last ? toCursor([last.foundAt, last.id]) : null,
  }
})

/** In the order in which they happened, whichever the house heard of first. */
function toLine(row: DoubleRow): Omit<DoubleLine, 'areaTitle' | 'settledBy' | 'maySettle'> {
  const { id, areaId, schemeId, serial, day, foundAt, outcome, note, settledAt } = row
  const first = { at: row.firstAt, siteName: row.firstSite, offline: row.firstOffline, proxy: row.firstProxy }
  const second = { at: row.secondAt, siteName: row.secondSite, offline: row.secondOffline, proxy: row.secondProxy }
  const [earlier, later] = first.at <= second.at ? [first, second] : [second, first]
  return { id, areaId, schemeId, serial, day, foundAt, outcome, note, settledAt, first: earlier, second: later }
}
