import type { Entry, Increment, Tally } from '#platform/server'

/** Counters of places by area and day. */
export const sitesTally: Tally = {
  types: ['site-registered', 'site-closed', 'site-risk-set'],
  indicators: [
    { key: 'sites.registered', vi: 'Địa điểm ghi vào danh bạ', en: 'Places registered' },
    { key: 'sites.closed', vi: 'Địa điểm đóng', en: 'Places closed' },
    { key: 'sites.judged-high', vi: 'Lượt đánh giá nguy cơ cao', en: 'Places judged at high risk' },
  ],
  count: (entry, dayOf) => {
    const indicator = indicatorsOf(entry)
    return indicator.map(
      (key): Increment => ({ indicator: key, areaId: entry.areaId, day: dayOf(entry.occurredAt), by: 1 }),
    )
  },
}

function indicatorsOf({ type, data }: Entry): string[] {
  if (type === 'site-closed') return ['sites.closed']
  if (type === 'site-risk-set') return data.level === 'high' ? ['sites.judged-high'] : []
  return data.risk === 'high' ? ['sites.registered', 'sites.judged-high'] : ['sites.registered']
}
