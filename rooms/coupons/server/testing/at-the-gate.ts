import type { GapRule } from '#platform/server'
import type { Card, CouponPage, MarketLine, SchemePage } from '../../domain/index.ts'
import { couponsGaps } from '../coupons.gaps.ts'
import { at, type MarketTown, terms } from './market-town.ts'

/** What tests of one town ask and do again and again; read when they are called, for a town opens only when its tests begin. */
export function atTheGate(of: {
  readonly town: () => MarketTown
  readonly schemeId: () => string
  /** Cards that were issued; `spare` takes them out. */
  readonly cards: () => Card[]
}) {
  const redeem = (card: { serial: string } | { code: string }, more: object = {}) => ({
    areaId: of.town().areaId,
    siteId: of.town().market,
    ...('code' in card ? { code: card.code } : { serial: card.serial }),
    ...more,
  })
  return {
    redeem,
    scheme: (more: object = {}) => ({
      areaId: of.town().areaId,
      name: 'Phiếu đi chợ phường Mai Động',
      documentId: of.town().documentId,
      validFrom: at('07-24T06:00'),
      validTo: at('08-08T06:00'),
      marketIds: [of.town().market],
      ...terms,
      ...more,
    }),
    use: (card: Card, when: string, more: object = {}, who = of.town().gate) =>
      of.town().told(who, 'coupons.redeem', redeem({ serial: card.serial }, more), { at: when }),
    page: async (day = '2021-07-26') =>
      (await of.town().chair.get<SchemePage>(`/coupons/schemes/${of.schemeId()}?day=${day}`)).body,
    lookUp: async (serial: string) => (await of.town().chair.get<CouponPage>(`/coupons/by-serial/${serial}`)).body,
    marketNow: () => marketNow(of.town()),
    gapsOf: (key: string) => gapsOf(of.town(), key),
    /** A card of a group of days and a slot that has not been used in these tests. */
    spare: (days: string, from = '06:00') => {
      const cards = of.cards()
      const found = cards.findIndex((card) => card.days.startsWith(days) && card.slot.from === from)
      return cards.splice(found, 1)[0] as Card
    },
  }
}

/** The market of a town as its board shows it. */
export async function marketNow(town: MarketTown): Promise<MarketLine> {
  const { body } = await town.chair.get<{ items: MarketLine[] }>(`/coupons/markets?areaId=${town.areaId}`)
  return body.items.find(({ siteId }) => siteId === town.market) as MarketLine
}

/** What a rule finds now: asked itself, for the rounds of the whole house take their time. */
export function gapsOf({ city: { clock, house, db } }: MarketTown, key: string): ReturnType<GapRule['find']> {
  const rule = couponsGaps.find((one) => one.key === key) as GapRule
  const now = { now: clock.now(), tree: house.territory.current(), profile: house.profile }
  return db.transaction().execute((trx) => rule.find(trx, now))
}
