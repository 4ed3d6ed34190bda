import { type Day, type Instant, millisOf, startOfDay, toInstant } from '#kit'
import { type CaseRule, infectiousSpan } from '#rooms/cases/domain'

/** Why a window begins where it does, for the screen: counted back from the onset, or from the sample of somebody without symptoms. */
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
  readonly sampledAt: Instant | null
  readonly confirmedAt: Instant | null
  /** From this moment on nobody else was met: taken to care or isolation; null: not yet. */
  readonly placedAt: Instant | null
}

/**
 * The infectious window by the rule of the day, the same by which the room of cases gives classes; until the case was placed apart, or
 * now. Undefined when neither the onset, nor the sample, nor the confirmation is known: nothing is guessed.
 */
export function infectiousWindow(
  given: WindowGiven,
  rule: CaseRule,
  at: { readonly now: Instant; readonly offsetMinutes: number },
): InfectiousWindow | undefined {
  const { onsetOn, sampledAt, confirmedAt, placedAt } = given
  const known = confirmedAt ?? sampledAt ?? (onsetOn === null ? null : startOfDay(onsetOn, at.offsetMinutes))
  if (known === null) return undefined
  const moments = {
    onsetAt: onsetOn === null ? null : millisOf(startOfDay(onsetOn, at.offsetMinutes)),
    sampledAt: sampledAt === null ? null : millisOf(sampledAt),
    confirmedAt: millisOf(known),
  }
  const span = infectiousSpan(moments, placedAt === null ? null : millisOf(placedAt), rule)
  const to = Math.min(span.to ?? Number.POSITIVE_INFINITY, millisOf(at.now))
  return {
    from: toInstant(Math.min(span.from, to)),
    to: toInstant(to),
    ground: onsetOn === null ? 'sample' : 'onset',
    days: rule.infectiousDaysBefore.value,
  }
}
