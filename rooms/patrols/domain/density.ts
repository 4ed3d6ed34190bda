import { addDays, type Day } from '#kit'
import type { PatrolRule } from './patrol-rules.ts'

/** Checks per square kilometre and day; null where the surface is not known: then nothing is computed (INS-13). */
export function perKm2(checks: number, areaKm2: number | null): number | null {
  return areaKm2 === null ? null : checks / areaKm2
}

/** Checks per 1,000 people and day; null where the population is not known. */
export function perThousand(checks: number, population: number | null): number | null {
  return population === null ? null : (checks * 1_000) / population
}

/** Why a day counts as falling: what it was compared with. */
export interface Fall {
  readonly day: Day
  readonly checks: number
  readonly dayBefore: number
  /** The same weekday of the week before; null: no checks are known of it. */
  readonly weekBefore: number | null
}

/**
 * Whether density fell on a day: by the rule's share or more against the day before, and, where the same weekday a week
 * ago is known, against that too: a Sunday is not held against a Saturday. Surface and population do not change from day
 * to day, so the number of checks says it all. Null: it did not, or there is too little to judge by.
 */
export function fallOn(day: Day, checksOf: ReadonlyMap<string, number>, { falls }: PatrolRule): Fall | null {
  const checks = checksOf.get(day) ?? 0
  const dayBefore = checksOf.get(addDays(day, -1)) ?? 0
  const weekBefore = checksOf.get(addDays(day, -7)) ?? null
  if (dayBefore < falls.leastChecks || !isLess(checks, dayBefore, falls.share)) return null
  if (weekBefore !== null && weekBefore >= falls.leastChecks && !isLess(checks, weekBefore, falls.share)) return null
  return { day, checks, dayBefore, weekBefore }
}

/** Compared in whole thousandths: 80 against 100 is a fall of one fifth exactly, whatever binary fractions make of it. */
function isLess(now: number, before: number, share: number): boolean {
  return now * 1_000 <= before * Math.round((1 - share) * 1_000)
}
