import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, defineIntent, type Fact, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { sitesByIds } from '#rooms/sites/server'
import { COUPONS, countAtGate, helpWithoutCoupon, setCapacity } from '../domain/index.ts'
import type { CouponGateCountsTable } from './coupons.tables.ts'
import { placeOfMarket } from './market-place.ts'

type Help = z.infer<typeof helpWithoutCoupon.payload>
type Count = z.infer<typeof countAtGate.payload>
type Capacity = z.infer<typeof setCapacity.payload>

/** Records help without a coupon: refused only where the place itself is wrong (SG-10). */
export const helpIntent = defineIntent<Help>({
  contract: helpWithoutCoupon,
  area: 'handler',
  handle: (works: readonly Work<Help>[], step: Step) =>
    countAll(works, step, ({ people = 1, why, note = null }) => ({ kind: 'helped', people, why, note })),
})

/** Counts people at a gate. */
export const countIntent = defineIntent<Count>({
  contract: countAtGate,
  area: 'handler',
  handle: (works: readonly Work<Count>[], step: Step) =>
    countAll(works, step, ({ kind, people }) => ({ kind, people, why: null, note: null })),
})

type Counted = Pick<CouponGateCountsTable, 'kind' | 'people' | 'why' | 'note'>

async function countAll<P extends { areaId: number; siteId: string }>(
  works: readonly Work<P>[],
  step: Step,
  toCount: (payload: P) => Counted,
): Promise<Outcome[]> {
  const sites = await sitesByIds(
    step.trx,
    works.map(({ payload }) => payload.siteId),
  )
  const rows: CouponGateCountsTable[] = []
  const outcomes = works.map((work): Outcome => {
    const place = placeOfMarket(work, step, sites)
    if ('refusal' in place) return reject(place.refusal)
    const row = toRow(work, step, { areaId: place.areaId, ...toCount(work.payload) })
    rows.push(row)
    return accept([toFact(row)], { countId: work.id })
  })
  if (rows.length > 0) await step.trx.insertInto('coupon_gate_counts').values(rows).execute()
  return outcomes
}

function toRow(
  work: Work<{ siteId: string }>,
  { tree, profile }: Step,
  { areaId, ...counted }: Counted & { areaId: number },
) {
  return {
    zone_id: tree.get(areaId).zoneId,
    id: work.id,
    area_id: areaId,
    site_id: work.payload.siteId,
    at: work.occurredAt,
    day: dayOf(work.occurredAt, profile.utcOffsetMinutes),
    ...counted,
  }
}

function toFact({ area_id, id, site_id, kind, people, why }: CouponGateCountsTable): Fact {
  const type = kind === 'helped' ? 'helped-without-coupon' : 'gate-counted'
  const data = { siteId: site_id, people, ...(kind === 'helped' ? { why } : { kind }) }
  return { type, areaId: area_id, subjectId: id, data, live: ['coupon-gates'] }
}

/** Sets how many people a market may hold at once. */
export const setCapacityIntent = defineIntent<Capacity>({
  contract: setCapacity,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Capacity>, step: Step) => {
    const { areaId, siteId, capacity, source } = work.payload
    const site = (await sitesByIds(step.trx, [siteId])).get(siteId)
    if (!site) return reject(COUPONS.MARKET_UNKNOWN, { field: 'siteId' })
    if (site.areaId !== areaId) return reject(COUPONS.AREA_OF_MARKET, { field: 'areaId' })
    await sql`
      insert into coupon_capacities (zone_id, site_id, area_id, capacity, source, set_at)
      values (${step.tree.get(areaId).zoneId}, ${siteId}::uuid, ${areaId}, ${capacity}, ${source}, ${step.now})
      on conflict (site_id, zone_id) do update
        set capacity = excluded.capacity, source = excluded.source, set_at = excluded.set_at`.execute(step.trx)
    const fact = { type: 'market-capacity-set', areaId, subjectId: siteId, data: { capacity }, live: ['coupon-gates'] }
    return accept([fact])
  }),
})
