import type { Day } from '#kit'
import type { Entry, Increment, Tally } from '#platform/server'

/** Confirmed cases by area and day of confirmation, and by what their setting counts as; backlog apart. */
export const casesTally: Tally = {
  types: ['case-confirmed', 'case-withdrawn', 'case-recounted'],
  indicators: [
    { key: 'cases.confirmed', vi: 'Ca bệnh xác định', en: 'Confirmed cases' },
    { key: 'cases.community', vi: 'Ca cộng đồng', en: 'Community cases' },
    { key: 'cases.isolation', vi: 'Ca khu cách ly, phong tỏa', en: 'Cases in isolation' },
    { key: 'cases.none', vi: 'Ca chưa phân loại', en: 'Cases not classified' },
    { key: 'cases.backlog', vi: 'Ca tồn ghi bổ sung', en: 'Backlog of cases' },
  ],
  count: ({ areaId, data }: Entry) => {
    const { day, group, backlog, by } = data as { day?: Day; group?: string; backlog?: string; by?: number }
    if (day === undefined || by === undefined) return []
    const step = (key: string): Increment => ({ indicator: `cases.${key}`, areaId, day, by })
    // What has no day of its own says nothing of that day's epidemic.
    return backlog === 'undated' ? [step('backlog')] : [step('confirmed'), step(String(group))]
  },
}
