import { addDays, addMinutes, type Day, dayOf, type Instant, startOfDay } from '#kit'
import type { QuarantinePolicy } from './policy-file.ts'
import type { CheckOutcome } from './quarantine-words.ts'

/** What a check found. */
export interface CheckFound {
  readonly outcome: CheckOutcome
  readonly temperature?: number | undefined
  readonly oxygen?: number | undefined
}

/** Whether health staff must look at somebody now: symptoms, an emergency, fever, or low oxygen. A proposal to a person, no diagnosis. */
export function mustEscalate(found: CheckFound, rule: QuarantinePolicy['checks']): boolean {
  if (found.outcome === 'symptoms' || found.outcome === 'emergency') return true
  if (found.temperature !== undefined && found.temperature >= rule.feverFrom) return true
  return found.oxygen !== undefined && found.oxygen < rule.lowOxygen
}

/** A day of somebody's isolation, for the strip. */
export interface CheckedDay {
  readonly day: Day
  /** Null: nobody asked; `coming`: not yet due. */
  readonly outcome: CheckOutcome | 'missed' | 'coming'
}

/** Weight of outcomes when a day has several: the gravest is shown, a missed answer only where nobody answered at all. */
const weight: Record<CheckOutcome, number> = { emergency: 5, symptoms: 4, help: 3, well: 2, 'no-answer': 1 }

/** The gravest outcome of some checks of one day. */
export function worstOf(outcomes: readonly CheckOutcome[]): CheckOutcome | undefined {
  return outcomes.toSorted((left, right) => weight[right] - weight[left])[0]
}

/** The span of days on which somebody is asked after: from the day of the decision to the last day or the end before it. */
export interface CheckedSpan {
  readonly from: Day
  readonly to: Day
}

/** Each day of the span with what was found; today is missed only after the hour of the profile. */
export function stripOf(
  span: CheckedSpan,
  checks: readonly { readonly day: Day; readonly outcome: CheckOutcome }[],
  { now, utcOffsetMinutes, missedAfterHour }: { now: Instant; utcOffsetMinutes: number; missedAfterHour: number },
): CheckedDay[] {
  const byDay = Map.groupBy(checks, ({ day }) => day)
  const days: CheckedDay[] = []
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    const worst = worstOf((byDay.get(day) ?? []).map(({ outcome }) => outcome))
    const isDue = missedFrom(day, missedAfterHour, utcOffsetMinutes) <= now
    days.push({ day, outcome: worst ?? (isDue ? 'missed' : 'coming') })
  }
  return days
}

/** The moment from which a day without a check is missed. */
export function missedFrom(day: Day, hour: number, utcOffsetMinutes: number): Instant {
  return addMinutes(startOfDay(day, utcOffsetMinutes), hour * 60)
}

/** The last day that is over as far as checks go: today after the hour, else yesterday. */
export function lastDueDay(now: Instant, hour: number, utcOffsetMinutes: number): Day {
  const today = dayOf(now, utcOffsetMinutes)
  return missedFrom(today, hour, utcOffsetMinutes) <= now ? today : addDays(today, -1)
}
