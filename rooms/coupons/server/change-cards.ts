import { sql } from 'kysely'
import type { z } from 'zod'
import {
  ACCESS,
  accept,
  allowed,
  childId,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { withdrawPasses } from '#rooms/passes/server'
import { COUPONS, replaceCoupon, serialOf, setProxy, settleDouble } from '../domain/index.ts'
import { type CouponRow, lockCoupons, whereTheyLive } from './coupons.store.ts'
import { readSchemes } from './schemes.store.ts'

type Replace = z.infer<typeof replaceCoupon.payload>
type SetProxy = z.infer<typeof setProxy.payload>
type Settle = z.infer<typeof settleDouble.payload>

/**
 * Gives a new card in place of one that is lost: the same days, the same slot, the visits already made; the old one is
 * withdrawn at once, for gates with signal and in the filter that phones take along.
 */
export const replaceCouponIntent = defineIntent<Replace>({
  contract: replaceCoupon,
  area: 'handler',
  handle: oneByOne(async (work: Work<Replace>, step: Step) => {
    const { trx, now } = step
    const found = await findCard(work, step, work.payload.couponId)
    if ('refused' in found) return found.refused
    const { coupon } = found
    const scheme = (await readSchemes(trx, [coupon.schemeId])).get(coupon.schemeId)
    if (coupon.withdrawnAt !== null || coupon.householdId === null) return reject(COUPONS.COUPON_GONE)
    if (!scheme || scheme.to <= now) return reject(COUPONS.SCHEME_OVER)
    const id = childId(work, 'card')
    const serial = serialOf(id)
    await sql`
      update coupons set withdrawn_at = ${now}, withdraw_reason = ${work.payload.reason}, replaced_by = ${id}
      where id = ${coupon.id} and zone_id = ${coupon.zoneId}`.execute(trx)
    await sql`
      insert into coupons (zone_id, id, scheme_id, area_id, household_id, serial, group_no, slot_no, card_no, proxy, used_days,
                           issued_at)
      select zone_id, ${id}::uuid, scheme_id, area_id, household_id, ${serial}, group_no, slot_no, card_no + 1, proxy,
             used_days, ${now}
      from coupons where id = ${coupon.id} and zone_id = ${coupon.zoneId}`.execute(trx)
    await withdrawPasses(trx, [{ id: coupon.id, kind: 'coupon', until: scheme.to, reason: work.payload.reason }], now)
    const data = { schemeId: coupon.schemeId, reason: work.payload.reason }
    return accept([{ type: 'coupon-replaced', areaId: coupon.areaId, data, live: ['coupons'] }], {
      couponId: id,
      serial,
    })
  }),
})

/** Says who shops for a household: a kind of helper, never a name. */
export const setProxyIntent = defineIntent<SetProxy>({
  contract: setProxy,
  area: 'handler',
  handle: oneByOne(async (work: Work<SetProxy>, step: Step) => {
    const found = await findCard(work, step, work.payload.couponId)
    if ('refused' in found) return found.refused
    const { coupon } = found
    if (coupon.withdrawnAt !== null) return reject(COUPONS.COUPON_GONE)
    await sql`update coupons set proxy = ${work.payload.proxy} where id = ${coupon.id} and zone_id = ${coupon.zoneId}`.execute(
      step.trx,
    )
    const data = { schemeId: coupon.schemeId, proxy: work.payload.proxy }
    return accept([{ type: 'coupon-proxy-set', areaId: coupon.areaId, data, live: ['coupons'] }])
  }),
})

async function findCard(
  work: Work<unknown>,
  step: Step,
  couponId: string,
): Promise<{ coupon: CouponRow } | { refused: Outcome }> {
  const unknown = reject(COUPONS.UNKNOWN, { field: 'couponId' })
  const [coupon] = await whereTheyLive(step.trx, await lockCoupons(step.trx, { serials: [], ids: [couponId] }))
  if (!coupon) return { refused: unknown }
  const refusal = allowed(work, step, 'coupons.issue', coupon.areaId, 'coupons.read')
  if (refusal) return { refused: refusal.code === ACCESS.NOT_FOUND.code ? unknown : reject(refusal) }
  return { coupon }
}

interface DoubleRow {
  readonly zoneId: number
  readonly areaId: number
  readonly schemeId: string
  readonly settledAt: string | null
}

/** A person says what a double use was. It changes nothing for the household. */
export const settleDoubleIntent = defineIntent<Settle>({
  contract: settleDouble,
  area: 'handler',
  handle: oneByOne(async (work: Work<Settle>, step: Step) => {
    const { doubleId, outcome, note = null } = work.payload
    const unknown = reject(COUPONS.DOUBLE_UNKNOWN, { field: 'doubleId' })
    const { rows } = await sql<DoubleRow>`
      select zone_id as "zoneId", area_id as "areaId", scheme_id as "schemeId", settled_at as "settledAt"
      from coupon_doubles where id = ${doubleId} for update`.execute(step.trx)
    const double = rows[0]
    if (!double) return unknown
    const refusal = allowed(work, step, 'coupons.issue', double.areaId, 'coupons.read')
    if (refusal) return refusal.status === 404 ? unknown : reject(refusal)
    if (double.settledAt !== null) return reject(COUPONS.DOUBLE_SETTLED)
    await sql`
      update coupon_doubles set outcome = ${outcome}, note = ${note}, settled_at = ${step.now},
        officer_id = ${work.actor.officerId}
      where id = ${doubleId} and zone_id = ${double.zoneId}`.execute(step.trx)
    const data = { schemeId: double.schemeId, outcome }
    return accept([
      { type: 'coupon-double-settled', areaId: double.areaId, subjectId: doubleId, data, live: ['coupons'] },
    ])
  }),
})
