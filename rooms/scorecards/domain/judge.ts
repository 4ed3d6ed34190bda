import { addDays, addMinutes, type Day, type Instant, startOfDay } from '#kit'
import type { Formula } from './formula.ts'

/** The states a computation goes through: computed (seen, explained) → approved → published. */
export const scoreStates = ['computed', 'approved', 'published'] as const
/** See {@link scoreStates}. */
export type ScoreState = (typeof scoreStates)[number]

/** The outcomes of a re-check of figures drawn by lot. */
export const sampleOutcomes = ['matches', 'under', 'over', 'cannot'] as const
/** See {@link sampleOutcomes}. */
export type SampleOutcome = (typeof sampleOutcomes)[number]

/** When the records of a day are taken as settled: the moment its regular score is "as known at". */
export function settledAt(formula: Pick<Formula, 'settleMinutes'>, day: Day, offsetMinutes: number): Instant {
  return addMinutes(startOfDay(addDays(day, 1), offsetMinutes), formula.settleMinutes)
}

/** Until when the head may explain. */
export function waitsUntil(formula: Pick<Formula, 'waitingMinutes'>, computedAt: Instant): Instant {
  return addMinutes(computedAt, formula.waitingMinutes)
}

/** Whether others may decide on a computation: its head has explained, or has had the time to (SG-17). */
export function isHeard(
  formula: Pick<Formula, 'waitingMinutes'>,
  score: { readonly computedAt: Instant; readonly explainedAt: Instant | null },
  now: Instant,
): boolean {
  return score.explainedAt !== null || waitsUntil(formula, score.computedAt) <= now
}

/** Whether a lot from 0 to 1 is drawn. */
export function isDrawn(formula: Pick<Formula, 'samples'>, lot: number): boolean {
  return lot < formula.samples.share
}

/** The text whose SHA-256 is the lot of a unit: day, unit, formula, and a salt nobody can know before the day is settled. */
export function lotText(of: { day: Day; areaId: number; formula: string; salt: string }): string {
  return `${of.day}|${of.areaId}|${of.formula}|${of.salt}`
}

/** The first 32 bits of a SHA-256 (hexadecimal) as a number from 0 up to 1. */
export function lotOf(sha256: string): number {
  return Number.parseInt(sha256.slice(0, 8), 16) / 2 ** 32
}
