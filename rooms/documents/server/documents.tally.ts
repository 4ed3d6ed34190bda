import type { Increment, Tally } from '#platform/server'

/** Documents issued, receipts acknowledged, days reported: per area and day on which they happened. */
export const documentsTally: Tally = {
  types: ['document-issued', 'document-received', 'document-read', 'document-acted', 'day-reported'],
  indicators: [
    { key: 'documents-issued', vi: 'Văn bản ban hành', en: 'Documents issued' },
    { key: 'documents-received', vi: 'Lượt xác nhận đã nhận văn bản', en: 'Receipts acknowledged' },
    { key: 'days-reported', vi: 'Báo cáo ngày', en: 'Day reports' },
    { key: 'days-not-met', vi: 'Báo cáo ngày chưa đạt', en: 'Day reports not met' },
    { key: 'days-reported-late', vi: 'Báo cáo ngày gửi muộn', en: 'Day reports sent late' },
  ],
  count({ type, areaId, occurredAt, data }, dayOf) {
    const day = dayOf(occurredAt)
    const one = (indicator: string): Increment => ({ indicator, areaId, day, by: 1 })
    if (type === 'document-issued') return [one('documents-issued')]
    if (data.first !== 1) return []
    if (type !== 'day-reported') return [one('documents-received')]
    return [
      one('days-reported'),
      ...(data.met === 1 ? [] : [one('days-not-met')]),
      ...(data.late === 1 ? [one('days-reported-late')] : []),
    ]
  },
}
