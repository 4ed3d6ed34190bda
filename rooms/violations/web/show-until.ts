import { addMinutes, type Day, dayOf, formatIsoLocal, type Instant } from '#kit'
import { cityOffset, roomWords, sayNow, showFullDay, showMoment } from '#platform/web'

const untilWords = roomWords('violation-until', {
  vi: { whole: 'hết ngày {day}' },
  en: { whole: 'the end of {day}' },
})

/** The end of a term: `hết ngày 25/10/2021` for one that ends with a day, else the moment. */
export function showUntil(end: string): string {
  const at = end as Instant
  if (!formatIsoLocal(at, cityOffset()).includes('T00:00:00')) return showMoment(at)
  return sayNow(untilWords, 'whole', { day: showFullDay(dayOf(addMinutes(at, -1), cityOffset()) as Day) })
}
