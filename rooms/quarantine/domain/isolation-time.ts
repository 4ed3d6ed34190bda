import { addDays, type Day, dayOf, type Instant, notParsed, type Parsed, parsed, startOfDay } from '#kit'
import type { DurationRule, QuarantinePolicy } from './policy-file.ts'
import { QUARANTINE } from './quarantine.refusals.ts'
import type { IsolationClass, Protection, Setting } from './quarantine-words.ts'

/** Whose time is asked for; the day is that of the decision. */
export interface DurationQuestion {
  readonly class: IsolationClass
  readonly setting: Setting
  readonly protection: Protection
  readonly decidedOn: Day
}

const isOn = (rule: { readonly validFrom: string; readonly validTo: string | null }, day: string) =>
  rule.validFrom <= day && (rule.validTo === null || day < rule.validTo)

/**
 * The row that holds on the day of the decision: the one that began last; of two that began together the more particular.
 * Refused: no row is in force, or its text has not been read (a blank is not guessed).
 */
export function durationOn(
  policy: Pick<QuarantinePolicy, 'durations'>,
  asked: DurationQuestion,
): Parsed<DurationRule & { readonly days: number }> {
  const protection = asked.protection === 'protected' ? 'protected' : 'not-protected'
  const rows = policy.durations.filter(
    (rule) =>
      rule.class === asked.class &&
      rule.setting === asked.setting &&
      (rule.protection === 'any' || rule.protection === protection) &&
      isOn(rule, asked.decidedOn),
  )
  const rule = rows.toSorted(byBeginning)[0]
  const params = { day: asked.decidedOn, class: asked.class }
  if (!rule) return notParsed(QUARANTINE.NO_RULE, { params })
  if (rule.days === null) return notParsed(QUARANTINE.RULE_BLANK, { params: { ...params, source: rule.source.text } })
  return parsed({ ...rule, days: rule.days })
}

function byBeginning(left: DurationRule, right: DurationRule): number {
  if (left.validFrom !== right.validFrom) return left.validFrom < right.validFrom ? 1 : -1
  return Number(left.protection === 'any') - Number(right.protection === 'any')
}

/** When an isolation begins to count and when it ends. */
export interface IsolationSpan {
  readonly dayZero: Day
  /** The last whole day: day N. */
  readonly lastDay: Day
  /** 24:00 of the last day, in the city's own time: from this moment nothing binds the person (rule 2.3). */
  readonly endsAt: Instant
}

/** Day 0 is the last exposure, or the day of the decision where that is not known; the end is day 0 + N at 24:00. */
export function spanOf(
  { lastExposureOn, decidedOn, days }: { lastExposureOn: Day | null; decidedOn: Day; days: number },
  utcOffsetMinutes: number,
): Parsed<IsolationSpan> {
  if (lastExposureOn !== null && lastExposureOn > decidedOn) {
    return notParsed(QUARANTINE.EXPOSURE_AHEAD, { field: 'lastExposureOn' })
  }
  const dayZero = lastExposureOn ?? decidedOn
  const lastDay = addDays(dayZero, days)
  if (lastDay < decidedOn)
    return notParsed(QUARANTINE.OVER_ALREADY, { field: 'lastExposureOn', params: { day: lastDay } })
  return parsed({ dayZero, lastDay, endsAt: endOfDay(lastDay, utcOffsetMinutes) })
}

/** 24:00 of a day. */
export function endOfDay(day: Day, utcOffsetMinutes: number): Instant {
  return startOfDay(addDays(day, 1), utcOffsetMinutes)
}

/** Which day of isolation a moment is: day 0 is the day of the last exposure; never beyond N. */
export function dayNumber(
  span: { readonly dayZero: Day; readonly endsAt: Instant },
  now: Instant,
  utcOffsetMinutes: number,
): { readonly day: number; readonly of: number } {
  const toNumber = (day: Day) => Date.parse(day) / 86_400_000
  const zero = toNumber(span.dayZero)
  const of = toNumber(dayOf(span.endsAt, utcOffsetMinutes)) - 1 - zero
  const day = toNumber(dayOf(now, utcOffsetMinutes)) - zero
  return { day: Math.max(0, Math.min(day, of)), of }
}

/** Whether an order binds the person at a moment: the clock alone answers, no sweep need have run (rule 2.3). */
export function isBinding(
  order: { readonly state: string; readonly endsAt: Instant | null; readonly endedAt: Instant | null },
  now: Instant,
): boolean {
  return order.state === 'in-force' && order.endedAt === null && order.endsAt !== null && now < order.endsAt
}

/** What is known of somebody's doses and recovery, for the rule of the profile. */
export interface ProtectionFacts {
  readonly doses?: number | undefined
  readonly lastDoseOn?: Day | undefined
  readonly recoveredOn?: Day | undefined
}

/** Fully vaccinated long enough and not too long ago, or recovered not too long ago; without any fact: unknown. */
export function protectionOn(facts: ProtectionFacts, policy: QuarantinePolicy['protection'], on: Day): Protection {
  const { doses, lastDoseOn, recoveredOn } = facts
  const isWithin = (day: Day) => day <= on && monthsLater(day, policy.months) >= on
  if (recoveredOn !== undefined && isWithin(recoveredOn)) return 'protected'
  if (doses !== undefined && doses >= policy.doses && lastDoseOn !== undefined) {
    return addDays(lastDoseOn, policy.fromDay) <= on && isWithin(lastDoseOn) ? 'protected' : 'not-protected'
  }
  return doses === undefined && recoveredOn === undefined ? 'unknown' : 'not-protected'
}

function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10) as Day
}
