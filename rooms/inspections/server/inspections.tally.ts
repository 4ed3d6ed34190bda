import type { Instant } from '#kit'
import type { Tally } from '#platform/server'

/**
 * Counters by area and day. A surprise is counted from its check-in on, never when planned; inspections of public duty are
 * not counted at all, for a count of one names the official.
 */
export const inspectionsTally: Tally = {
  types: ['inspection-finished', 'finding-stated', 'finding-closed', 'finding-withdrawn', 'finding-reopened'],
  indicators: [
    { key: 'inspections.finished', vi: 'Cuộc kiểm tra', en: 'Inspections' },
    { key: 'inspections.findings', vi: 'Tồn tại phát hiện', en: 'Findings' },
    { key: 'inspections.serious', vi: 'Tồn tại nghiêm trọng', en: 'Serious findings' },
    { key: 'inspections.remedied', vi: 'Tồn tại đã chấn chỉnh xong', en: 'Findings put right' },
    { key: 'inspections.reopened', vi: 'Phúc tra chưa đạt', en: 'Re-checks failed' },
  ],
  count: (entry, dayOf) => {
    const { type, areaId, data } = entry
    const day = dayOf(type === 'finding-withdrawn' ? (data.statedAt as Instant) : entry.occurredAt)
    const one = (indicator: string, by = 1) => ({ indicator, areaId, day, by })
    if (data.kind === 'public-duty' || data.duty === 1) return []
    switch (type) {
      case 'inspection-finished':
        return [one('inspections.finished')]
      case 'finding-stated':
        return [
          one('inspections.findings'),
          ...(data.severity === 3 ? [one('inspections.serious')] : []),
          ...(data.fixed === 1 ? [one('inspections.remedied')] : []),
        ]
      // It goes from the day on which it had been counted.
      case 'finding-withdrawn':
        return [one('inspections.findings', -1), ...(data.severity === 3 ? [one('inspections.serious', -1)] : [])]
      case 'finding-closed':
        return [one('inspections.remedied')]
      case 'finding-reopened':
        return [one('inspections.reopened')]
      default:
        return []
    }
  },
}
