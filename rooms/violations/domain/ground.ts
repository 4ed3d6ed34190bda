import { type Day, dayOf, type Instant, notParsed, type Parsed, type RefusalKind } from '#kit'
import { type BehaviourBook, type Charge, chargeOn } from './behaviour.ts'
import { type Clocks, clocksOn } from './clocks.ts'
import type { CompetenceBook } from './competence.ts'
import { type Action, allowedFrom, stateWords } from './dossier.ts'
import type { Dossier } from './dossier-record.ts'
import type { Vnd } from './money.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import type { Calendar } from './working-days.ts'

/** What every step is judged on: the moment, the rules as dated data, the calendar. */
export interface Ground {
  readonly now: Instant
  readonly calendar: Calendar
  readonly behaviours: BehaviourBook
  readonly competence: CompetenceBook
  readonly clocks: readonly Clocks[]
}

/** What a step of counting adds: how many and how much, on which day. Never added to another step (VIO-01). */
export interface Counted {
  readonly step: 'detected' | 'proposed' | 'decided' | 'paid' | 'cancelled'
  readonly day: string
  readonly count: number
  readonly amount: Vnd
}

/** A step that may be made: the dossier after it, and what it counts. */
export interface Move {
  readonly dossier: Dossier
  readonly counted: readonly Counted[]
}

/** The day of a moment in the city. */
export function dayIn(ground: Pick<Ground, 'calendar'>, at: Instant): Day {
  return dayOf(at, ground.calendar.offsetMinutes)
}

/** The charge of a dossier: always by the rule of the day of the act. */
export function chargeOf(ground: Ground, dossier: Pick<Dossier, 'behaviour' | 'variant' | 'actAt'>): Parsed<Charge> {
  const asked = { behaviour: dossier.behaviour, variant: dossier.variant ?? undefined }
  return chargeOn(ground.behaviours, asked, dayIn(ground, dossier.actAt))
}

/** The times that hold for a dossier: by the day of its record, before that by the day it was detected. */
export function clocksFor(ground: Ground, dossier: Pick<Dossier, 'recordedAt' | 'detectedAt'>): Clocks {
  return clocksOn(ground.clocks, dayIn(ground, dossier.recordedAt ?? dossier.detectedAt))
}

/** No, when a dossier stands where this may not be asked; a missing record is named as such. */
export function judgeState(dossier: Pick<Dossier, 'state'>, action: Action): Parsed<never> | null {
  if (allowedFrom[action].includes(dossier.state)) return null
  if (dossier.state === 'detected') return notParsed(VIOLATIONS.RECORD_MISSING)
  return notParsed(VIOLATIONS.WRONG_STATE, { params: { state: stateWords[dossier.state].vi } })
}

/** A moment as sentences say it: `4/8/2021 06:00`, in the city's zone. */
export function sayMoment(at: Instant, { calendar }: Pick<Ground, 'calendar'>): string {
  const local = new Date(Date.parse(at) + calendar.offsetMinutes * 60_000).toISOString()
  const [year, month, day] = local.slice(0, 10).split('-').map(Number)
  const time = local.slice(17, 19) === '00' ? local.slice(11, 16) : local.slice(11, 19)
  return `${time} ${day}/${month}/${year}`
}

/** A no with its deadline in words. */
export function tooLate(kind: RefusalKind, until: Instant, ground: Pick<Ground, 'calendar'>): Parsed<never> {
  return notParsed(kind, { params: { until: sayMoment(until, ground) } })
}
