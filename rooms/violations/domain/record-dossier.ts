import { type Instant, notParsed, type Parsed, parsed } from '#kit'
import type { Charge } from './behaviour.ts'
import type { Clocks } from './clocks.ts'
import type { Dossier } from './dossier-record.ts'
import { chargeOf, clocksFor, dayIn, type Ground, judgeState, type Move, tooLate } from './ground.ts'
import { toVnd } from './money.ts'
import type { RecordViolation } from './violation-intents.contract.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import { endOf } from './working-days.ts'

/** Whether Art. 61 gives the right to explain: the top of the bracket reaches 15 M (individual) or 30 M (organisation). */
export function hasRightToExplain(charge: Charge, clocks: Clocks, kind: Dossier['subjectKind']): boolean {
  const times = kind === 'organisation' ? charge.organisationTimes : 1n
  return charge.range.max * times >= toVnd(clocks.explanationFrom[kind])
}

/** Biên bản: fixes the act, starts the clocks by the law of that day. */
export function recordDossier(
  dossier: Dossier,
  asked: RecordViolation & { readonly at: Instant; readonly by: string | null },
  ground: Ground,
): Parsed<Move> {
  if (dossier.state !== 'detected') return judgeState(dossier, 'record') as Parsed<never>
  if (asked.at < dossier.actAt) return notParsed(VIOLATIONS.RECORD_BEFORE_ACT, { field: 'recordedAt' })
  if (asked.at > ground.now) return notParsed(VIOLATIONS.ACT_AHEAD, { field: 'recordedAt' })
  const charge = chargeOf(ground, dossier)
  if (!charge.ok) return charge
  const recorded = { ...dossier, recordedAt: asked.at }
  const clocks = clocksFor(ground, recorded)
  const mayExplain = hasRightToExplain(charge.value, clocks, dossier.subjectKind)
  const isOpen = mayExplain && !asked.waivesExplanation
  const period = asked.explainsBy === 'direct' ? clocks.explainDirect : clocks.explainWritten
  return parsed({
    counted: [],
    dossier: {
      ...recorded,
      state: 'recorded',
      recordedBy: asked.by,
      recordNumber: asked.recordNumber ?? null,
      refusedToSign: asked.refusedToSign,
      explanation: isOpen ? 'open' : mayExplain ? 'waived' : 'none',
      explanationDueAt: isOpen ? endOf(period, asked.at, ground.calendar) : null,
      decideBy: endOf(isOpen ? clocks.decideExplained : clocks.decide, asked.at, ground.calendar),
    },
  })
}

/** Giải trình, or giving it up: only where the right exists and still runs. */
export function takeExplanation(
  dossier: Dossier,
  asked: { readonly how: 'given' | 'waived'; readonly at: Instant },
  ground: Ground,
): Parsed<Move> {
  const wrong = judgeState(dossier, asked.how === 'given' ? 'explain' : 'waive-explanation')
  if (wrong) return wrong
  if (dossier.explanation === 'none') return notParsed(VIOLATIONS.EXPLANATION_NOT_APPLICABLE)
  const due = dossier.explanationDueAt
  if (due !== null && asked.at >= due) return tooLate(VIOLATIONS.EXPLANATION_CLOSED, due, ground)
  return parsed({ counted: [], dossier: { ...dossier, explanation: asked.how } })
}

/** Ends a dossier that should not have been opened; what was proposed is counted as cancelled today. */
export function withdrawDossier(dossier: Dossier, reason: string, ground: Ground): Parsed<Move> {
  const wrong = judgeState(dossier, 'withdraw')
  if (wrong) return wrong
  const today = dayIn(ground, ground.now)
  const amount = dossier.proposedAmount ?? 0n
  return parsed({
    counted: [{ step: 'cancelled', day: today, count: 1, amount }],
    dossier: {
      ...closed(dossier, { as: 'withdrawn', reason }, ground),
      cancelledAmount: amount,
      cancelledOn: today,
    },
  })
}

/** The dossier, ended. */
export function closed(
  dossier: Dossier,
  how: { readonly as: NonNullable<Dossier['closedAs']>; readonly reason: string | null },
  ground: Pick<Ground, 'now'>,
): Dossier {
  return { ...dossier, state: 'closed', closedAs: how.as, closedAt: ground.now, closedReason: how.reason }
}
