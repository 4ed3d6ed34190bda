import type { Tally } from '#platform/server'

const indicators: Readonly<Record<string, string>> = {
  'permit-issued': 'passes.permits-issued',
  'permit-withdrawn': 'passes.permits-withdrawn',
  'card-issued': 'passes.cards-issued',
}

/** Counters of permits and cards by area and day. */
export const passesTally: Tally = {
  types: Object.keys(indicators),
  indicators: [
    { key: 'passes.permits-issued', vi: 'Giấy đi đường đã cấp', en: 'Travel permits issued' },
    { key: 'passes.permits-withdrawn', vi: 'Giấy đi đường đã thu hồi', en: 'Travel permits withdrawn' },
    { key: 'passes.cards-issued', vi: 'Thẻ công vụ đã cấp', en: 'Duty cards issued' },
  ],
  count: (entry, dayOf) => {
    const indicator = indicators[entry.type]
    return indicator ? [{ indicator, areaId: entry.areaId, day: dayOf(entry.occurredAt), by: 1 }] : []
  },
}
