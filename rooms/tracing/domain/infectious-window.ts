import { addDays, type Day, type Instant, startOfDay } from '#kit'
import type { TracingRule } from './tracing-rules.ts'

/** Why a window begins where it does, for the screen: from the onset, or from the sample of somebody without symptoms. */
export type WindowGround = 'onset' | 'sample'

/** When a case could infect others (thời gian lây). */
export interface InfectiousWindow {
  readonly from: Instant
  readonly to: Instant
  readonly ground: WindowGround
  /** Days counted back, as the rule of the day has it. */
  readonly days: number
}

/** What is known of a case that sets its window. */
export interface WindowGiven {
  readonly onsetOn: Day | null
  readonly sampledOn: Day | null
  /** From this moment on nobody else was met: taken to isolation or care; null: not yet. */
  readonly isolatedAt: Instant | null
}

/**
 * The infectious window by the rule of the day: days before the onset, or before the sample where there were no symptoms; until the
 * case was isolated, or now. An onset after the sample does not shorten it: the earlier beginning counts. Undefined when neither day
 * is known: nothing is guessed.
 */
export function infectiousWindow(
  given: WindowGiven,
  rule: Pick<TracingRule, 'infectious'>,
  at: { readonly now: Instant; readonly offsetMinutes: number },
): InfectiousWindow | undefined {
  const { onsetOn, sampledOn, isolatedAt } = given
  const ground: WindowGround = onsetOn === null ? 'sample' : 'onset'
  const day = onsetOn ?? sampledOn
  if (day === null) return undefined
  const { daysBeforeOnset, daysBeforeSample } = rule.infectious
  const days = (ground === 'onset' ? daysBeforeOnset : daysBeforeSample).value
  const first = sampledOn !== null && sampledOn < day ? sampledOn : day
  const from = startOfDay(addDays(first, -days), at.offsetMinutes)
  const to = isolatedAt !== null && isolatedAt < at.now ? isolatedAt : at.now
  return { from: from < to ? from : to, to, ground, days }
}
