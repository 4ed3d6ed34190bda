import { sql } from 'kysely'
import { dayOf, type Interval } from '#kit'
import { defineRead, notFound, visiblePlace } from '#platform/server'
import { siteKinds, whereSites } from '#rooms/sites/server'
import { marketChoicesContract } from '../domain/index.ts'
import { titlesOf } from './scheme-page.query.ts'

/**
 * `GET /coupons/market-choices`: open markets of the whole city by name, those of the area first, then those nearest to it in the
 * tree. Many wards have no market of their own; their households shop next door.
 */
export const marketChoicesRead = defineRead(marketChoicesContract, async (asking, { areaId, q }) => {
  const place = visiblePlace(asking, areaId, 'coupons.keep')
  if (!place) return notFound('areaId')
  const { db, tree, profile, now } = asking
  const today = dayOf(now, profile.utcOffsetMinutes)
  const kinds = (await siteKinds(profile)).filter(({ family }) => family === 'market').map(({ key }) => key)
  const inside = (interval: Interval) => whereSites({ inside: [interval], today }, tree)
  const nearness = tree.upward(areaId).map((one) => sql`(${inside(one)})::int`)
  const { rows } = await sql<{ id: string; name: string; areaId: number }>`
    select sites.id, sites.name, sites.area_id as "areaId"
    from sites join areas on areas.id = sites.area_id
    where ${whereSites({ kinds, state: 'open', today, q: q ?? '' }, tree)}
    order by ${sql.join(nearness, sql` + `)} desc, areas.first, sites.folded, sites.id limit 12`.execute(db)
  const titles = await titlesOf(
    asking,
    rows.map((row) => row.areaId),
  )
  return { items: rows.map((row) => ({ siteId: row.id, name: row.name, areaTitle: titleOf(titles, row.areaId) })) }
})

function titleOf(titles: Awaited<ReturnType<typeof titlesOf>>, areaId: number) {
  return titles.get(areaId) ?? { vi: '', en: '' }
}
