import { addDays, type Day, dayOf, type Instant, millisOf, startOfDay } from '#kit'
import type { ReachedPerson, TraceHead } from '../domain/index.ts'

/** A stretch of time in a row. */
export interface TimeBar {
  readonly kind: 'infectious' | 'exposure' | 'isolated'
  readonly from: number
  readonly to: number
}

/** A moment in a row. */
export interface TimeMark {
  readonly kind: 'onset' | 'confirmed' | 'called' | 'tested'
  readonly at: number
}

/** One person over the days: a case, or a contact. */
export interface TimeRow {
  readonly id: string
  readonly level: number
  readonly bars: readonly TimeBar[]
  readonly marks: readonly TimeMark[]
}

/** Days from left to right, and the rows; positions are shares of the whole width, 0–1. */
export interface TimeChart {
  readonly days: readonly { readonly day: Day; readonly at: number; readonly isWeekend: boolean }[]
  readonly now: number
  readonly rows: readonly TimeRow[]
}

/** Days shown at most: older exposures stand at the edge. */
const mostDays = 21
const dayMs = 86_400_000

/** Cases and contacts against the days: when they infected or were exposed, fell ill, were confirmed, called, tested, isolated. */
export function timeChart(
  { seeds, people }: { readonly seeds: TraceHead['seeds']; readonly people: readonly ReachedPerson[] },
  { now, offsetMinutes }: { readonly now: Instant; readonly offsetMinutes: number },
): TimeChart {
  const earliest = [...seeds.map(({ infectiousFrom }) => infectiousFrom), ...people.map(({ via }) => via.from)].reduce(
    (least, at) => (at < least ? at : least),
    now as string,
  ) as Instant
  const today = dayOf(now, offsetMinutes)
  const oldest = addDays(today, 1 - mostDays)
  const found = dayOf(earliest, offsetMinutes)
  const first = found < oldest ? oldest : found
  const start = millisOf(startOfDay(first, offsetMinutes))
  const end = millisOf(startOfDay(addDays(today, 1), offsetMinutes))
  const share = (at: string) => Math.min(1, Math.max(0, (Date.parse(at) - start) / (end - start)))
  const bar = (kind: TimeBar['kind'], from: string, to: string): TimeBar => ({ kind, from: share(from), to: share(to) })
  return {
    days: Array.from({ length: Math.round((end - start) / dayMs) }, (_, index) => {
      const day = addDays(first, index)
      return {
        day,
        at: (index * dayMs) / (end - start),
        isWeekend: [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
      }
    }),
    now: share(now),
    rows: [
      ...seeds.map(({ caseId, infectiousFrom, infectiousTo, onsetOn, confirmedAt }) => ({
        id: caseId,
        level: 0,
        bars: [bar('infectious', infectiousFrom, infectiousTo)],
        marks: [
          ...(onsetOn === null
            ? []
            : [{ kind: 'onset' as const, at: share(startOfDay(onsetOn as Day, offsetMinutes)) }]),
          ...(confirmedAt === null ? [] : [{ kind: 'confirmed' as const, at: share(confirmedAt) }]),
        ],
      })),
      ...people.map((one) => ({
        id: one.personId,
        level: one.level,
        bars: [
          bar('exposure', one.via.from, one.via.until),
          ...(one.isolatedAt === null ? [] : [bar('isolated', one.isolatedAt, now)]),
        ],
        marks: [
          ...(one.calledAt === null ? [] : [{ kind: 'called' as const, at: share(one.calledAt) }]),
          ...(one.testedAt === null ? [] : [{ kind: 'tested' as const, at: share(one.testedAt) }]),
        ],
      })),
    ],
  }
}
