import type { Tally } from '#platform/server'

const countedAs: Readonly<Record<string, string>> = {
  'model-offered': 'models.offered',
  'model-adopted': 'models.adopted',
  'adoption-evaluated': 'models.evaluated',
  'review-written': 'models.reviews',
}

/** Counters of the library by area and day. */
export const modelsTally: Tally = {
  types: Object.keys(countedAs),
  indicators: [
    { key: 'models.offered', vi: 'Mô hình giới thiệu', en: 'Practices offered' },
    { key: 'models.adopted', vi: 'Lượt áp dụng mô hình', en: 'Practices adopted' },
    { key: 'models.evaluated', vi: 'Lượt đánh giá áp dụng', en: 'Adoptions evaluated' },
    { key: 'models.reviews', vi: 'Đánh giá sau hành động', en: 'After-action reviews' },
  ],
  count: ({ type, areaId, occurredAt }, dayOf) => {
    const indicator = countedAs[type]
    return indicator === undefined ? [] : [{ indicator, areaId, day: dayOf(occurredAt), by: 1 }]
  },
}
