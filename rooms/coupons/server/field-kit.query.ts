import { sql } from 'kysely'
import { addDays, addMinutes, dayOf } from '#kit'
import { type Asking, defineRead } from '#platform/server'
import { type CarriedCard, couponCardsContract, couponKitContract } from '../domain/index.ts'
import { marketsNow, nearShareOn } from './markets.query.ts'
import { type SchemeRow, schemeColumns } from './schemes.store.ts'

/** Visits further back than this decide nothing at a gate. */
const daysCarried = 7
/** Schemes that ended so recently are still carried: a card of theirs is told from an unknown one. */
const daysAfterEnd = 7

/** `GET /coupons/field-kit`: markets where the asker checks, the schemes that use them, the visits of these days. */
export const couponKitRead = defineRead(couponKitContract, async (asking) => {
  const markets = await marketsOfAsker(asking)
  const schemes = await schemesUsing(
    asking,
    markets.map(({ siteId }) => siteId),
  )
  return {
    asOf: asking.now,
    utcOffsetMinutes: asking.profile.utcOffsetMinutes,
    nearShare: await nearShareOn(asking),
    markets: markets.map(({ siteId, name, areaId, capacity, inside }) => ({ siteId, name, areaId, capacity, inside })),
    schemes: schemes.map(toCarried),
    used: await usedDays(asking, schemes),
  }
})

async function marketsOfAsker(asking: Asking) {
  const { db, tree, intervals } = asking
  const inside = new Set(tree.inside(intervals).map(({ id }) => id))
  return (await marketsNow(db, asking, tree.zonesIn(intervals))).filter(({ areaId }) => inside.has(areaId))
}

async function schemesUsing({ db, now }: Asking, siteIds: readonly string[]): Promise<SchemeRow[]> {
  const { rows } = await sql<SchemeRow>`
    select ${schemeColumns} from coupon_schemes s
    where s.market_ids && ${[...siteIds]}::uuid[] and s.valid_to > ${addMinutes(now, -daysAfterEnd * 1440)}
      and s.forgotten_at is null order by s.valid_from, s.id`.execute(db)
  return rows
}

function toCarried(scheme: SchemeRow) {
  const { id, areaId, name, from, to, groups, sundayAllowed, slots, quotaPerWeek, onePersonPerVisit } = scheme
  const { toleranceMinutes, marketIds, marketSpans } = scheme
  return {
    ...{ id, areaId, name, from, to, groups: [...groups], sundayAllowed, slots: [...slots], quotaPerWeek },
    ...{ onePersonPerVisit, toleranceMinutes, marketIds: [...marketIds], marketSpans: [...marketSpans] },
  }
}

async function usedDays(
  { db, now, profile }: Asking,
  schemes: readonly SchemeRow[],
): Promise<Record<string, string[]>> {
  const since = addDays(dayOf(now, profile.utcOffsetMinutes), -daysCarried)
  const { rows } = await sql<{ serial: string; days: string[] }>`
    select serial, array(select day::text from unnest(used_days) day where day >= ${since}::date order by day) as days
    from coupons where scheme_id = any(${schemes.map(({ id }) => id)}::uuid[]) and used_days <> '{}'`.execute(db)
  return Object.fromEntries(rows.filter(({ days }) => days.length > 0).map(({ serial, days }) => [serial, days]))
}

interface Carried {
  readonly id: string
  readonly serial: string
  readonly schemeId: string
  readonly group: number
  readonly slot: number
  readonly withdrawn: boolean
  readonly proxy: boolean
}

/** `GET /coupons/field-cards`: all cards of the schemes in use at the asker's markets. */
export const couponCardsRead = defineRead(couponCardsContract, async (asking) => {
  const markets = await marketsOfAsker(asking)
  const schemes = await schemesUsing(
    asking,
    markets.map(({ siteId }) => siteId),
  )
  const { rows } = await sql<Carried>`
    select id, serial, scheme_id as "schemeId", group_no as "group", slot_no as "slot",
           withdrawn_at is not null as withdrawn, proxy is not null as proxy
    from coupons where scheme_id = any(${schemes.map(({ id }) => id)}::uuid[]) order by serial, id`.execute(asking.db)
  return { cards: rows.map(toCard) }
})

function toCard({ id, serial, schemeId, group, slot, withdrawn, proxy }: Carried): CarriedCard {
  const base = { s: serial, i: id, k: schemeId, g: group, t: slot }
  return { ...base, ...(withdrawn ? { w: 1 as const } : {}), ...(proxy ? { p: 1 as const } : {}) }
}
