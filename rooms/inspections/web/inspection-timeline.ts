import { type Instant, minutesBetween, toInstant } from '#kit'
import { showMomentShort, useWords } from '#platform/web'
import { inspectionPageWords } from './inspection.words.ts'
import type { InspectionDetails } from './inspection-details.ts'

/** One line of the history of an inspection. */
export interface InspectionEvent {
  readonly id: string
  readonly at: Instant
  readonly title: string
  readonly by?: string | undefined
  readonly detail?: string | undefined
}

/** What happened in an inspection, in order; where the record came more than a minute after the deed, both times. */
export function useTimeline(inspection: InspectionDetails): readonly InspectionEvent[] {
  const t = useWords(inspectionPageWords)
  const entered = (at: string, recordedAt: string) =>
    minutesBetween(toInstant(at), toInstant(recordedAt)) > 1
      ? t('recorded-at', { at: showMomentShort(toInstant(recordedAt)) })
      : undefined
  const { id, plannedAt, plannedBy, checkedInAt, checkedInBy, recordedAt, finishedAt, calledOffAt } = inspection
  const events: (InspectionEvent | undefined)[] = [
    at(`${id}-planned`, plannedAt, { title: t('at.planned'), by: plannedBy ?? undefined }),
    at(`${id}-in`, checkedInAt, {
      title: t('at.checked-in'),
      by: checkedInBy ?? undefined,
      detail: checkedInAt === null ? undefined : entered(checkedInAt, recordedAt),
    }),
    ...inspection.findingLines.map((finding) =>
      at(finding.id, finding.statedAt, {
        title: t('at.finding', { title: finding.title }),
        detail: entered(finding.statedAt, finding.recordedAt),
      }),
    ),
    at(`${id}-out`, finishedAt, { title: t('at.finished') }),
    at(`${id}-off`, calledOffAt, { title: t('at.called-off', { reason: inspection.callOffReason ?? '' }) }),
  ]
  return events.filter((event) => event !== undefined).toSorted((left, right) => (left.at < right.at ? -1 : 1))
}

function at(id: string, moment: string | null, rest: Omit<InspectionEvent, 'id' | 'at'>): InspectionEvent | undefined {
  return moment === null ? undefined : { id, at: toInstant(moment), ...rest }
}
