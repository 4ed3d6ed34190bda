import type { Entry, Increment, Tally } from '#platform/server'

/** Counters of coupons by area and day: cards where the households live, visits where the market stands. */
export const couponsTally: Tally = {
  types: ['coupons-issued', 'coupon-replaced', 'coupon-redeemed', 'helped-without-coupon', 'coupon-double-found'],
  indicators: [
    { key: 'coupons.issued', vi: 'Phiếu đi chợ đã cấp', en: 'Coupons issued' },
    {
      key: 'coupons.issued-without-phone',
      vi: 'Phiếu cấp cho hộ không có điện thoại',
      en: 'Coupons for households without a phone',
    },
    { key: 'coupons.replaced', vi: 'Phiếu cấp lại', en: 'Coupons replaced' },
    { key: 'coupons.redeemed', vi: 'Lượt đi chợ bằng phiếu', en: 'Visits by coupon' },
    { key: 'coupons.by-proxy', vi: 'Lượt đi chợ hộ', en: 'Visits on behalf of others' },
    { key: 'coupons.helped', vi: 'Lượt giúp không cần phiếu', en: 'Helped without a coupon' },
    { key: 'coupons.doubles', vi: 'Phiếu dùng hai lần', en: 'Coupons used twice' },
  ],
  count: (entry, dayOf) => {
    const day = dayOf(entry.occurredAt)
    return Object.entries(stepsOf(entry))
      .filter(([, by]) => by !== 0)
      .map(([key, by]): Increment => ({ indicator: `coupons.${key}`, areaId: entry.areaId, day, by }))
  },
}

function stepsOf({ type, data }: Entry): Record<string, number> {
  const number = (key: string) => Number(data[key] ?? 0)
  if (type === 'coupons-issued') return { issued: number('count'), 'issued-without-phone': number('withoutPhone') }
  if (type === 'coupon-replaced') return { replaced: 1 }
  if (type === 'coupon-redeemed') return { redeemed: 1, 'by-proxy': data.proxy === true ? 1 : 0 }
  return type === 'helped-without-coupon' ? { helped: number('people') } : { doubles: 1 }
}
