import { addDays, addMinutes, type Day, type Instant, startOfDay } from '#kit'
import { type DayKind, type DutyPattern, dayKindOf } from './duty-book.ts'

/** A shift somebody wants: who, in which role, from when to when (half-open). */
export interface WantedShift {
  readonly officerId: string
  readonly role: string
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** What a roster is built from: a pattern, and for each of its roles the people in the order of their turns. */
export interface PlanInput {
  readonly pattern: DutyPattern
  readonly people: ReadonlyMap<string, readonly string[]>
  readonly from: Day
  readonly days: number
  readonly offsetMinutes: number
  readonly holidays: ReadonlyMap<string, 'holiday' | 'working'>
}

/**
 * Builds the shifts of some days: every block of the pattern on every day it applies to, the people of its role taking
 * turns without a break from day to day. A block of a role without people gives nothing: it stays a hole, and is seen.
 */
export function planShifts({ pattern, people, from, days, offsetMinutes, holidays }: PlanInput): WantedShift[] {
  const turns = new Map<string, number>()
  const shifts: WantedShift[] = []
  const blocks = [...pattern.blocks].sort((left, right) => (left.at < right.at ? -1 : 1))
  for (let index = 0; index < days; index++) {
    const day = addDays(from, index)
    const kind = dayKindOf(day, holidays)
    for (const { role, at, minutes, days: on } of blocks) {
      const officerId = isOn(kind, on) ? nextInTurn(role, people, turns) : undefined
      if (officerId === undefined) continue
      const fromAt = addMinutes(startOfDay(day, offsetMinutes), minutesOfTime(at))
      shifts.push({ officerId, role, fromAt, toAt: addMinutes(fromAt, minutes) })
    }
  }
  return shifts
}

/** Minutes since midnight of `07:30`. */
export function minutesOfTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function isOn(kind: DayKind, on: 'every' | 'working' | 'free'): boolean {
  return on === 'every' || (on === 'working') === (kind === 'working')
}

function nextInTurn(
  role: string,
  people: ReadonlyMap<string, readonly string[]>,
  turns: Map<string, number>,
): string | undefined {
  const list = people.get(role) ?? []
  const turn = turns.get(role) ?? 0
  turns.set(role, turn + 1)
  return list[turn % Math.max(1, list.length)]
}
