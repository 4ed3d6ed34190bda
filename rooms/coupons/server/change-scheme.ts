import type { z } from 'zod'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  COUPONS,
  changeMarkets,
  changeMarketsAt,
  endScheme,
  extendScheme,
  judgeScheme,
  marketsAt,
} from '../domain/index.ts'
import { judgeMarkets } from './register-scheme.ts'
import { groundOf, lockScheme } from './schemes.store.ts'

type Extend = z.infer<typeof extendScheme.payload>
type Change = z.infer<typeof changeMarkets.payload>
type End = z.infer<typeof endScheme.payload>

/** Prolongs a scheme by a new directive: without one it ends by itself (SG-01). */
export const extendSchemeIntent = defineIntent<Extend>({
  contract: extendScheme,
  area: 'handler',
  handle: oneByOne(async (work: Work<Extend>, step: Step) => {
    const { schemeId, documentId, validTo } = work.payload
    const found = await findToChange(work, step, schemeId)
    if ('refused' in found) return found.refused
    const { scheme } = found
    const ground = await groundOf(step.trx, step.tree, { areaId: scheme.areaId, documentId })
    // The old directive carried it until now; the new one carries it from its own beginning.
    const isGapless = ground !== undefined && ground.fromAt <= scheme.to
    const judged = ground && { ...ground, fromAt: isGapless ? scheme.from : ground.fromAt }
    const refusal = judgeScheme({ ...scheme, validFrom: scheme.from, validTo }, judged)
    if (refusal) return reject(refusal)
    if (scheme.endReason !== null || scheme.forgottenAt !== null) return reject(COUPONS.SCHEME_OVER)
    await step.trx
      .updateTable('coupon_schemes')
      .set({ valid_to: validTo, document_id: documentId })
      .where('id', '=', schemeId)
      .where('zone_id', '=', scheme.zoneId)
      .execute()
    const { areaId } = scheme
    const data = { from: scheme.to, to: validTo }
    return accept([
      { type: 'coupon-scheme-extended', areaId, subjectId: schemeId, documentId, data, live: ['coupons'] },
    ])
  }),
})

/** Other markets serve it from now on: those that come are on the register and open, those that go need not be. */
export const changeMarketsIntent = defineIntent<Change>({
  contract: changeMarkets,
  area: 'handler',
  handle: oneByOne(async (work: Work<Change>, step: Step) => {
    const { schemeId, marketIds, reason } = work.payload
    const found = await findToChange(work, step, schemeId)
    if ('refused' in found) return found.refused
    const { scheme } = found
    if (scheme.to <= step.now) return reject(COUPONS.SCHEME_OVER)
    const serving = marketsAt(scheme, step.now)
    const wanted = [...new Set(marketIds)]
    const coming = wanted.filter((siteId) => !serving.includes(siteId))
    if (coming.length === 0 && wanted.length === serving.length) {
      return reject(COUPONS.SAME_MARKETS, { field: 'marketIds' })
    }
    const refusal = await judgeMarkets({ marketIds: coming }, step)
    if (refusal) return reject(refusal)
    const next = changeMarketsAt(scheme, { wanted, at: step.now, reason })
    await step.trx
      .updateTable('coupon_schemes')
      .set({ market_ids: [...next.marketIds], market_spans: JSON.stringify(next.marketSpans) })
      .where('id', '=', schemeId)
      .where('zone_id', '=', scheme.zoneId)
      .execute()
    const { areaId, documentId } = scheme
    const left = serving.length + coming.length - wanted.length
    const data = { at: step.now, came: coming.length, left, markets: wanted.length }
    return accept([
      { type: 'coupon-scheme-markets-changed', areaId, subjectId: schemeId, documentId, data, live: ['coupons'] },
    ])
  }),
})

/** Ends a scheme at once. */
export const endSchemeIntent = defineIntent<End>({
  contract: endScheme,
  area: 'handler',
  handle: oneByOne(async (work: Work<End>, step: Step) => {
    const { schemeId, reason } = work.payload
    const found = await findToChange(work, step, schemeId)
    if ('refused' in found) return found.refused
    const { scheme } = found
    if (scheme.to <= step.now) return reject(COUPONS.SCHEME_OVER)
    await step.trx
      .updateTable('coupon_schemes')
      .set({ ended_at: step.now, end_reason: reason })
      .where('id', '=', schemeId)
      .where('zone_id', '=', scheme.zoneId)
      .execute()
    const { areaId, documentId } = scheme
    const data = { at: step.now }
    return accept([{ type: 'coupon-scheme-ended', areaId, subjectId: schemeId, documentId, data, live: ['coupons'] }])
  }),
})

async function findToChange(work: Work<unknown>, step: Step, schemeId: string) {
  const unknown = reject(COUPONS.SCHEME_UNKNOWN, { field: 'schemeId' })
  const scheme = await lockScheme(step.trx, schemeId)
  if (!scheme) return { refused: unknown }
  const refusal = allowed(work, step, 'coupons.keep', scheme.areaId, 'coupons.read')
  if (refusal) return { refused: refusal.status === 404 ? unknown : reject(refusal) }
  return { scheme }
}
