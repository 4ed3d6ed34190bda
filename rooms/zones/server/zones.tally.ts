import type { Increment, Tally } from '#platform/server'

const keyOf: Readonly<Record<string, string>> = {
  'lockdown-decided': 'zones.locked',
  'lockdown-lifted': 'zones.lifted',
  'lockdown-lapsed': 'zones.lapsed',
  'cluster-opened': 'zones.clusters-opened',
  'cluster-closed': 'zones.clusters-closed',
}

/** Counters of zones by area and day. */
export const zonesTally: Tally = {
  types: Object.keys(keyOf),
  indicators: [
    { key: 'zones.locked', vi: 'Điểm được quyết định phong tỏa', en: 'Places decided to be locked' },
    { key: 'zones.lifted', vi: 'Điểm được dỡ bỏ phong tỏa', en: 'Lockdowns lifted' },
    { key: 'zones.lapsed', vi: 'Phong tỏa tự hết hiệu lực vì không rà soát', en: 'Lockdowns lapsed without review' },
    { key: 'zones.clusters-opened', vi: 'Chùm ca bệnh mở', en: 'Clusters opened' },
    { key: 'zones.clusters-closed', vi: 'Chùm ca bệnh kết thúc', en: 'Clusters closed' },
  ],
  count: ({ type, areaId, occurredAt }, dayOf): readonly Increment[] => {
    const indicator = keyOf[type]
    return indicator === undefined ? [] : [{ indicator, areaId, day: dayOf(occurredAt), by: 1 }]
  },
}
