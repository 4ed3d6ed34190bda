import type { Tally } from '#platform/server'

const countedAs: Readonly<Record<string, string>> = {
  'accountability-case-opened': 'accountability.cases-opened',
  'accountability-case-decided': 'accountability.cases-decided',
  'discipline-proposed': 'accountability.discipline-proposed',
}

/** Counters of cases (at the level that keeps them) and of published praise and criticism, by day. */
export const accountabilityTally: Tally = {
  types: [...Object.keys(countedAs), 'note-published'],
  indicators: [
    { key: 'accountability.cases-opened', vi: 'Hồ sơ kiểm điểm mở', en: 'Accountability cases opened' },
    { key: 'accountability.cases-decided', vi: 'Hồ sơ kiểm điểm kết luận', en: 'Accountability cases concluded' },
    { key: 'accountability.discipline-proposed', vi: 'Đề nghị kỷ luật', en: 'Discipline proposed' },
    { key: 'accountability.commendations', vi: 'Biểu dương công bố', en: 'Commendations published' },
    { key: 'accountability.criticisms', vi: 'Phê bình công bố', en: 'Criticisms published' },
  ],
  count: ({ type, areaId, occurredAt, data }, dayOf) => {
    const published = data.kind === 'criticism' ? 'accountability.criticisms' : 'accountability.commendations'
    const indicator = type === 'note-published' ? published : countedAs[type]
    return indicator === undefined ? [] : [{ indicator, areaId, day: dayOf(occurredAt), by: 1 }]
  },
}
