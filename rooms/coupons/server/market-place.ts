import { type Refusal, refuse } from '#kit'
import { allowed, type Step, type Work } from '#platform/server'
import type { SiteRow } from '#rooms/sites/server'
import { COUPONS, redeemCoupon } from '../domain/index.ts'

/** What a gate says of where it stands. */
interface SaidPlace {
  readonly areaId: number
  readonly siteId: string
}

/**
 * The area where the market of a gate lies today, or why nothing is recorded there. A phone that was without signal while its
 * ward ended still names the old one: the register of places knows better, and permission is asked where the market lies.
 */
export function placeOfMarket(
  work: Pick<Work<SaidPlace>, 'actor' | 'payload'>,
  { tree }: Pick<Step, 'tree'>,
  sites: ReadonlyMap<string, SiteRow>,
): { readonly areaId: number } | { readonly refusal: Refusal } {
  const { areaId, siteId } = work.payload
  const site = sites.get(siteId)
  const notAllowed = allowed(work, { tree }, redeemCoupon.permission, site?.areaId ?? areaId)
  if (notAllowed) return { refusal: notAllowed }
  if (!site) return { refusal: refuse(COUPONS.MARKET_UNKNOWN, { field: 'siteId' }) }
  const isElsewhere = site.areaId !== areaId && tree.find(areaId)?.endedOn === null
  return isElsewhere ? { refusal: refuse(COUPONS.AREA_OF_MARKET, { field: 'areaId' }) } : { areaId: site.areaId }
}
