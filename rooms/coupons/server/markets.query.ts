import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type Asking, type Db, defineRead, notFound, type Profile, type Trx, visiblePlace } from '#platform/server'
import {
  couponRuleOn,
  crowdOf,
  type GateCount,
  insideAfter,
  type MarketLine,
  marketListContract,
} from '../domain/index.ts'
import { couponRules } from './coupon-rules.query.ts'
import { titlesOf } from './scheme-page.query.ts'

/** A market where coupons are used or people counted, with what was counted today. */
export interface MarketNow {
  readonly siteId: string
  readonly zoneId: number
  readonly areaId: number
  readonly name: string
  readonly capacity: number | null
  readonly capacitySource: string | null
  readonly inside: number
  readonly redeemed: number
  readonly helped: number
  readonly countedAt: Instant | null
}

interface Known {
  readonly siteId: string
  readonly zoneId: number
  readonly areaId: number
  readonly name: string
  readonly capacity: number | null
  readonly capacitySource: string | null
}

/** Markets of these zones that have a capacity or belong to a scheme that is not over, and how many are inside now. */
export async function marketsNow(
  db: Db | Trx,
  { now, profile }: { readonly now: Instant; readonly profile: Profile },
  zoneIds: readonly number[] | null,
): Promise<MarketNow[]> {
  const { rows } = await sql<Known>`
    select sites.id as "siteId", sites.zone_id as "zoneId", sites.area_id as "areaId", sites.name, capacity.capacity,
           capacity.source as "capacitySource"
    from sites left join coupon_capacities capacity
      on capacity.site_id = sites.id and capacity.zone_id = sites.zone_id
    where ${zoneIds === null ? sql`true` : sql`sites.zone_id = any(${[...zoneIds]}::int[])`}
      and (capacity.site_id is not null or sites.id in (
        select unnest(market_ids) from coupon_schemes where valid_to > ${addMinutes(now, -30 * 1440)}))
    order by sites.name, sites.id`.execute(db)
  const counts = await countsOf(db, rows, dayOf(now, profile.utcOffsetMinutes))
  return rows.map((market) => {
    const own = counts.get(market.siteId) ?? []
    return {
      ...market,
      inside: insideAfter(own.map(({ kind, people }) => ({ kind, people }))),
      redeemed: own.filter(({ what }) => what === 'redeemed').length,
      helped: own.filter(({ what }) => what === 'helped').reduce((total, { people }) => total + people, 0),
      countedAt: own.at(-1)?.at ?? null,
    }
  })
}

interface Counted extends GateCount {
  readonly siteId: string
  readonly at: Instant
  readonly what: string
}

/** Everything that moved people through the gates of markets on a day, in the order it happened. */
async function countsOf(db: Db | Trx, markets: readonly Known[], day: string): Promise<Map<string, Counted[]>> {
  const [zones, sites] = [markets.map(({ zoneId }) => zoneId), markets.map(({ siteId }) => siteId)]
  const { rows } = await sql<Counted>`
    select site_id as "siteId", at, persons::int as people, 'in' as kind, 'redeemed' as what, id from coupon_redemptions
    where zone_id = any(${zones}::int[]) and site_id = any(${sites}::uuid[]) and day = ${day}::date
    union all
    select site_id, at, people, case kind when 'helped' then 'in' else kind end, kind, id from coupon_gate_counts
    where zone_id = any(${zones}::int[]) and site_id = any(${sites}::uuid[]) and day = ${day}::date
    order by at, id`.execute(db)
  return Map.groupBy(rows, ({ siteId }) => siteId)
}

/** `GET /coupons/markets` */
export const marketListRead = defineRead(marketListContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'coupons.read')
  if (!place) return notFound('areaId')
  const inside = new Set(asking.tree.inside([place]).map(({ id }) => id))
  const markets = (await marketsNow(asking.db, asking, asking.tree.zonesIn([place]))).filter((one) =>
    inside.has(one.areaId),
  )
  const nearShare = await nearShareOn(asking)
  const titles = await titlesOf(
    asking,
    markets.map((one) => one.areaId),
  )
  const items = markets.map(({ zoneId: _, ...one }): MarketLine => {
    const areaTitle = titles.get(one.areaId) ?? { vi: '', en: '' }
    return { ...one, areaTitle, crowd: crowdOf(one.inside, one.capacity, nearShare) }
  })
  return { asOf: asking.now, nearShare, items }
})

/** From which share on a market is nearly full; 1 where the profile says nothing. */
export async function nearShareOn({ now, profile }: Pick<Asking, 'now' | 'profile'>): Promise<number> {
  return couponRuleOn(await couponRules(profile), dayOf(now, profile.utcOffsetMinutes))?.nearShare.value ?? 1
}
