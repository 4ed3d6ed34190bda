import { notParsed, type Parsed, type Words } from '#kit'
import type { Charge } from './behaviour.ts'
import { sayPeriod } from './clocks.ts'
import { type Authority, mayDecide } from './competence.ts'
import type { Verdict } from './dossier.ts'
import type { Dossier } from './dossier-record.ts'
import { judgeAmount, type Payer, verdictsFor } from './fine-amount.ts'
import { chargeOf, clocksFor, type Ground, sayMoment, tooLate } from './ground.ts'
import { sayVnd } from './money.ts'
import { competentOn } from './propose-sanction.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import { endOf } from './working-days.ts'

/** Who signs: a named officer, and the authorities that their posts over this area give them; empty: none. */
export interface Signer {
  readonly officerId: string | null
  readonly postId: string | null
  readonly authorities: readonly Authority[]
}

/** What a decision is judged on. `isOrderInForce`: the order it stands on held there at the moment of the act. */
export interface DecisionGround {
  readonly signer: Signer
  readonly isOrderInForce: boolean
  readonly ground: Ground
}

const conditions = {
  record: { vi: 'Có biên bản vi phạm hành chính', en: 'There is a written record' },
  basis: { vi: 'Căn cứ pháp lý có hiệu lực lúc vi phạm', en: 'The legal basis was in force at the act' },
  amount: { vi: 'Mức tiền trong khung', en: 'The sum lies in its range' },
  signer: { vi: 'Người ký có thẩm quyền', en: 'The signer is competent' },
  explanation: {
    vi: 'Hết hạn giải trình, hoặc đã giải trình',
    en: 'The time to explain is over, or it was used',
  },
  deadline: { vi: 'Còn trong thời hạn ra quyết định', en: 'The time to decide has not passed' },
} as const satisfies Readonly<Record<string, Words>>

/** The conditions of a fair decision (SG-05). */
export type DueProcessKey = keyof typeof conditions
/** The same in the order of the law, for contracts. */
export const dueProcessKeys = Object.keys(conditions) as [DueProcessKey, ...DueProcessKey[]]

/** One condition, whether it is met now by this signer, and its words. */
export interface DueProcessCheck {
  readonly key: DueProcessKey
  readonly isMet: boolean
  readonly words: Words
}

/**
 * The six conditions (SG-05) of a dossier that waits for its decision, judged as the decision itself is judged, on the
 * sanction as proposed (before that: as it would be proposed by default). Empty once it was decided or is closed.
 */
export function dueProcessOf(dossier: Dossier, about: DecisionGround): DueProcessCheck[] {
  if (!['detected', 'recorded', 'proposed'].includes(dossier.state)) return []
  const { signer, ground } = about
  const charge = chargeOf(ground, dossier)
  const payer: Payer = { kind: dossier.subjectKind, ageBand: dossier.ageBand }
  const verdict = dossier.proposedVerdict ?? verdictsFor(payer)[0] ?? 'no-fine'
  const asked = { verdict, amount: dossier.proposedAmount, factors: dossier.proposalFactors }
  const { factors } = ground.behaviours
  const met: Readonly<Record<DueProcessKey, boolean>> = {
    record: dossier.recordedAt !== null,
    basis: charge.ok && judgeOrder(charge.value, dossier, about) === null,
    amount: charge.ok && judgeAmount(asked, { charge: charge.value, payer, factors }).ok,
    signer: signer.officerId !== null && charge.ok && judgePower(verdict, charge.value, about) === null,
    explanation: judgeExplanation(dossier, ground) === null,
    deadline: judgeDeadline(dossier, ground) === null,
  }
  return dueProcessKeys.map((key) => ({ key, isMet: met[key], words: conditions[key] }))
}

/** No, when the charge needs an order and the one it stands on did not hold at the moment of the act (SG-01). */
export function judgeOrder(
  charge: Charge,
  { actAt }: Pick<Dossier, 'actAt'>,
  { isOrderInForce, ground }: Pick<DecisionGround, 'isOrderInForce' | 'ground'>,
): Parsed<never> | null {
  if (charge.needs === 'none' || isOrderInForce) return null
  return notParsed(VIOLATIONS.BASIS_NOT_IN_FORCE, { params: { at: sayMoment(actAt, ground) } })
}

/** No, when the signer has no such power here, or a fine of this bracket is beyond it (Art. 52). */
export function judgePower(
  verdict: Verdict,
  charge: Charge,
  { signer, ground }: Pick<DecisionGround, 'signer' | 'ground'>,
): Parsed<never> | null {
  const [strongest] = [...signer.authorities].sort((left, right) => (left.limit < right.limit ? 1 : -1))
  if (!strongest) return notParsed(VIOLATIONS.NOT_A_SIGNER)
  if (verdict !== 'fine' || mayDecide(strongest, charge)) return null
  const who = competentOn(charge, ground).map(({ title }) => title.vi)
  return notParsed(VIOLATIONS.NOT_COMPETENT, {
    params: { max: sayVnd(charge.range.max), limit: sayVnd(strongest.limit), who: who.join(', ') || '…' },
  })
}

/** No, while the person may still explain (Art. 61). */
export function judgeExplanation(dossier: Dossier, ground: Ground): Parsed<never> | null {
  const { explanation, explanationDueAt } = dossier
  const isOpen = explanation === 'open' && explanationDueAt !== null && ground.now < explanationDueAt
  return isOpen ? tooLate(VIOLATIONS.EXPLANATION_STILL_OPEN, explanationDueAt, ground) : null
}

/** No, when the time to decide (Art. 66) or the one year since the act (Art. 6) has passed. */
export function judgeDeadline(dossier: Dossier, ground: Ground): Parsed<never> | null {
  const { decideBy } = dossier
  if (decideBy !== null && ground.now >= decideBy) return tooLate(VIOLATIONS.DECISION_TOO_LATE, decideBy, ground)
  return judgeStatute(dossier, ground)
}

/** Thời hiệu xử phạt: one year from the act (Art. 6). */
export function judgeStatute(
  dossier: Pick<Dossier, 'actAt' | 'recordedAt' | 'detectedAt'>,
  ground: Ground,
): Parsed<never> | null {
  const { statute } = clocksFor(ground, dossier)
  if (ground.now < endOf(statute, dossier.actAt, ground.calendar)) return null
  return notParsed(VIOLATIONS.STATUTE_PASSED, { field: 'actAt', params: { limit: sayPeriod(statute)?.vi ?? '' } })
}
