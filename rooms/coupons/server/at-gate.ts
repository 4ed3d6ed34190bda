import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, defineIntent, type Fact, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type SiteRow, sitesByIds } from '#rooms/sites/server'
import { COUPONS, countAtGate, helpWithoutCoupon, setCapacity } from '../domain/index.ts'
import type { CouponGateCountsTable } from './coupons.tables.ts'

type Help = z.infer<typeof helpWithoutCoupon.payload>
type Count = z.infer<typeof countAtGate.payload>
type Capacity = z.infer<typeof setCapacity.payload>

/** Records help without a coupon: refused only where the place itself is wrong (SG-10). */
export const helpIntent = defineIntent<Help>({
  contract: helpWithoutCoupon,
  area: ({ areaId }) => areaId,
  handle: (works: readonly Work<Help>[], step: Step) =>
    countAll(works, step, ({ people = 1, why, note = null }) => ({ kind: 'helped', people, why, note })),
})

/** Counts people at a gate. */
export const countIntent = defineIntent<Count>({
  contract: countAtGate,
  area: ({ areaId }) => areaId,
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
    const refused = judgeSite(work.payload, sites)
    if (refused) return refused
    const row = toRow(work, step, toCount(work.payload))
    rows.push(row)
    return accept([toFact(row)], { countId: work.id })
  })
  if (rows.length > 0) await step.trx.insertInto('coupon_gate_counts').values(rows).execute()
  return outcomes
}

function judgeSite(
  { siteId, areaId }: { siteId: string; areaId: number },
  sites: ReadonlyMap<string, SiteRow>,
): Outcome | null {
  const site = sites.get(siteId)
  if (!site) return reject(COUPONS.MARKET_UNKNOWN, { field: 'siteId' })
  return site.areaId === areaId ? null : reject(COUPONS.AREA_OF_MARKET, { field: 'areaId' })
}

function toRow(work: Work<{ areaId: number; siteId: string }>, { tree, profile }: Step, counted: Counted) {
  const { areaId, siteId } = work.payload
  return {
    zone_id: tree.get(areaId).zoneId,
    id: work.id,
    area_id: areaId,
    site_id: siteId,
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
    const refused = judgeSite(work.payload, await sitesByIds(step.trx, [siteId]))
    if (refused) return refused
    await sql`
      insert into coupon_capacities (zone_id, site_id, area_id, capacity, source, set_at)
      values (${step.tree.get(areaId).zoneId}, ${siteId}::uuid, ${areaId}, ${capacity}, ${source}, ${step.now})
      on conflict (site_id, zone_id) do update
        set capacity = excluded.capacity, source = excluded.source, set_at = excluded.set_at`.execute(step.trx)
    const fact = { type: 'market-capacity-set', areaId, subjectId: siteId, data: { capacity }, live: ['coupon-gates'] }
    return accept([fact])
  }),
})
