import type { Tally } from '#platform/server'

const counted = {
  households: 'people.households',
  people: 'people.residents',
  noPhone: 'people.without-phone',
  boarding: 'people.boarding-houses',
} as const

/** Households and people by area and day: what came less what went, so that the sum up to a day is how many there are. */
export const peopleTally: Tally = {
  types: ['household-registered', 'household-changed', 'household-left', 'household-carried'],
  indicators: [
    { key: counted.households, vi: 'Hộ trong sổ (vào trừ ra)', en: 'Households (came less went)' },
    { key: counted.people, vi: 'Người trong hộ (tăng trừ giảm)', en: 'People of households (more less fewer)' },
    { key: counted.noPhone, vi: 'Hộ không có điện thoại', en: 'Households without a phone' },
    { key: counted.boarding, vi: 'Nhà trọ', en: 'Boarding houses' },
  ],
  count: ({ areaId, occurredAt, data }, dayOf) =>
    Object.entries(counted).flatMap(([field, indicator]) => {
      const by = Number(data[field] ?? 0)
      return by === 0 ? [] : [{ indicator, areaId, day: dayOf(occurredAt), by }]
    }),
}
