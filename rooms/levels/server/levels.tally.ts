import type { Tally } from '#platform/server'

/** Counters of levels by area and day. */
export const levelsTally: Tally = {
  types: ['level-decided', 'level-measures-decided', 'level-notice-issued'],
  indicators: [
    { key: 'levels.decided', vi: 'Quyết định cấp độ dịch', en: 'Levels decided' },
    { key: 'levels.deviations', vi: 'Quyết định khác đề xuất', en: 'Decided otherwise than proposed' },
    { key: 'levels.measures', vi: 'Quyết định biện pháp theo cấp độ', en: 'Decisions on measures by level' },
    { key: 'levels.notices', vi: 'Thông báo cấp độ dịch', en: 'Notices of levels' },
  ],
  count: ({ type, areaId, occurredAt, data }, dayOf) => {
    const day = dayOf(occurredAt)
    const one = (indicator: string) => ({ indicator, areaId, day, by: 1 })
    if (type === 'level-measures-decided') return [one('levels.measures')]
    if (type === 'level-notice-issued') return [one('levels.notices')]
    const said = data as { level?: unknown; proposed?: unknown }
    return said.level === said.proposed ? [one('levels.decided')] : [one('levels.decided'), one('levels.deviations')]
  },
}
