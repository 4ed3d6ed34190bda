import type { Tally } from '#platform/server'

const counted: Readonly<Record<string, string>> = {
  'score-explained': 'scorecards.explained',
  'score-published': 'scorecards.published',
  'sample-checked': 'scorecards.rechecked',
  'head-rated': 'scorecards.rated',
}

/** What happened to scorecards, on the day it happened. */
export const scorecardsTally: Tally = {
  types: Object.keys(counted),
  indicators: [
    { key: 'scorecards.explained', vi: 'Thước đo được giải trình', en: 'Scorecards explained' },
    { key: 'scorecards.published', vi: 'Thước đo được công bố', en: 'Scorecards published' },
    { key: 'scorecards.rechecked', vi: 'Lượt đối chiếu ngẫu nhiên', en: 'Random re-checks made' },
    { key: 'scorecards.rated', vi: 'Người đứng đầu được xếp loại', en: 'Heads rated' },
  ],
  count: ({ type, areaId, occurredAt }, dayOf) => {
    const indicator = counted[type]
    return indicator === undefined ? [] : [{ indicator, areaId, day: dayOf(occurredAt), by: 1 }]
  },
}
