import { notParsed, type Parsed, parsed } from '#kit'
import type { Charge } from './behaviour.ts'
import type { Verdict } from './dossier.ts'
import type { Dossier, NamedFactor } from './dossier-record.ts'
import { type DecisionGround, judgeDeadline, judgeExplanation, judgeOrder, judgePower } from './due-process.ts'
import { judgeAmount } from './fine-amount.ts'
import { chargeOf, clocksFor, dayIn, type Ground, judgeState, type Move, sayMoment } from './ground.ts'
import type { Vnd } from './money.ts'
import { closed } from './record-dossier.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import { endOf } from './working-days.ts'

/** A decision as it is asked for. Null amounts and factors: as proposed. */
export interface AskedDecision {
  readonly verdict: Verdict
  readonly amount: Vnd | null
  readonly factors: readonly NamedFactor[] | null
  readonly reason: string | null
  readonly number: string | null
}

/**
 * Quyết định (SG-05): a named and competent person, a record, a basis that held when it happened, the explanation over,
 * the time not passed, the sum in its range.
 */
export function decideFor(dossier: Dossier, asked: AskedDecision, about: DecisionGround): Parsed<Move> {
  const { signer, ground } = about
  if (signer.officerId === null) return notParsed(VIOLATIONS.HUMAN_DECIDES)
  const wrong = judgeState(dossier, 'decide')
  if (wrong) return wrong
  const charge = chargeOf(ground, dossier)
  if (!charge.ok) return notParsed(VIOLATIONS.BASIS_NOT_IN_FORCE, { params: { at: sayMoment(dossier.actAt, ground) } })
  const hindrance =
    judgeOrder(charge.value, dossier, about) ??
    judgePower(asked.verdict, charge.value, about) ??
    (asked.verdict === 'no-fine' ? null : (judgeExplanation(dossier, ground) ?? judgeDeadline(dossier, ground)))
  if (hindrance) return hindrance
  const sum = sumFor(dossier, asked, { charge: charge.value, ground })
  return sum.ok ? parsed(decided(dossier, { ...asked, amount: sum.value }, about)) : sum
}

/** As proposed, where nothing else is said; circumstances said anew take the proposed sum away. */
function sumFor(
  dossier: Dossier,
  { verdict, amount, factors, reason }: AskedDecision,
  { charge, ground }: { readonly charge: Charge; readonly ground: Ground },
): Parsed<Vnd | null> {
  if (verdict !== 'fine' && !reason) return notParsed(VIOLATIONS.REASON_NEEDED, { field: 'reason' })
  const proposed = factors === null && dossier.proposedVerdict === 'fine' ? dossier.proposedAmount : null
  return judgeAmount(
    { verdict, amount: amount ?? proposed, factors: factors ?? dossier.proposalFactors },
    {
      charge,
      payer: { kind: dossier.subjectKind, ageBand: dossier.ageBand },
      factors: ground.behaviours.factors,
    },
  )
}

function decided(
  dossier: Dossier,
  asked: AskedDecision,
  { signer, ground }: Pick<DecisionGround, 'signer' | 'ground'>,
): Move {
  const { now } = ground
  const today = dayIn(ground, now)
  const signed: Dossier = {
    ...dossier,
    state: 'decided',
    verdict: asked.verdict,
    decidedAmount: asked.amount,
    decidedAt: now,
    decidedOn: today,
    decidedBy: signer.officerId,
    decidedPost: signer.postId,
    decisionNumber: asked.number,
    decisionReason: asked.reason,
    decisionFactors: asked.factors ?? dossier.proposalFactors,
    transferTo: null,
    serveBy: endOf(clocksFor(ground, dossier).serve, now, ground.calendar),
  }
  if (asked.verdict === 'no-fine') {
    return {
      counted: [],
      dossier: closed({ ...signed, serveBy: null }, { as: 'no-fine', reason: asked.reason }, ground),
    }
  }
  return { counted: [{ step: 'decided', day: today, count: 1, amount: asked.amount ?? 0n }], dossier: signed }
}

/** Chuyển cơ quan điều tra: only a person may; nothing here proposes it by itself (BLHS Art. 240, 295). */
export function referFor(
  dossier: Dossier,
  asked: { readonly article: string; readonly reason: string; readonly officerId: string | null },
  ground: Ground,
): Parsed<Move> {
  if (asked.officerId === null) return notParsed(VIOLATIONS.HUMAN_DECIDES)
  const wrong = judgeState(dossier, 'refer')
  if (wrong) return wrong
  const reason = `BLHS Điều ${asked.article}: ${asked.reason}`
  return parsed({ counted: [], dossier: closed(dossier, { as: 'referred', reason }, ground) })
}
