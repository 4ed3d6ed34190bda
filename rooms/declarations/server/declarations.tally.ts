import type { Increment, Tally } from '#platform/server'

/** Key of a counter of this room. */
export const indicatorOf = (what: 'declarations' | 'flagged' | 'called' | 'checkIns') =>
  ({
    declarations: 'declarations.submitted',
    flagged: 'declarations.flagged',
    called: 'declarations.called',
    checkIns: 'declarations.check-ins',
  })[what]

/** Declarations, flags, calls and check-ins by area and day. Numbers only: no sign and no reason is counted (SG-02). */
export const declarationsTally: Tally = {
  types: ['declaration-submitted', 'declaration-called', 'checked-in-at-place'],
  indicators: [
    { key: indicatorOf('declarations'), vi: 'Lượt khai báo y tế', en: 'Health declarations' },
    { key: indicatorOf('flagged'), vi: 'Khai báo cần gọi hỏi', en: 'Declarations to follow up' },
    { key: indicatorOf('called'), vi: 'Khai báo đã gọi hỏi', en: 'Declarations followed up' },
    { key: indicatorOf('checkIns'), vi: 'Lượt quét mã tại địa điểm', en: 'Check-ins at places' },
  ],
  count({ type, areaId, occurredAt, data }, dayOf) {
    const day = dayOf(occurredAt)
    const one = (what: Parameters<typeof indicatorOf>[0]): Increment => ({
      indicator: indicatorOf(what),
      areaId,
      day,
      by: 1,
    })
    if (type === 'checked-in-at-place') return [one('checkIns')]
    if (type === 'declaration-called') return data.reached === 1 ? [one('called')] : []
    return data.flagged === 1 ? [one('declarations'), one('flagged')] : [one('declarations')]
  },
}
