import { notParsed, type Parsed, parsed } from '#kit'
import type { Charge } from './behaviour.ts'
import { type Authority, authoritiesOn, competentFor } from './competence.ts'
import type { Level, Verdict } from './dossier.ts'
import type { Dossier, NamedFactor } from './dossier-record.ts'
import { judgeAmount } from './fine-amount.ts'
import { type Counted, chargeOf, clocksFor, dayIn, type Ground, judgeState, type Move } from './ground.ts'
import { sayVnd, type Vnd } from './money.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import { endOf } from './working-days.ts'

/** A proposal as it is asked for. `amount` null: the middle. */
export interface AskedProposal {
  readonly verdict: Verdict
  readonly amount: Vnd | null
  readonly factors: readonly NamedFactor[]
  readonly reason: string | null
  readonly isComplex: boolean
  readonly by: string | null
}

/**
 * Trình: the sum by rule 5.2, and to whom: where the committee it lies with may not decide this bracket, handing it over
 * is proposed by itself (VIO-04). Asked again it replaces the proposal; the day it was first made stays.
 */
export function proposeFor(dossier: Dossier, asked: AskedProposal, ground: Ground): Parsed<Move> {
  const wrong = judgeState(dossier, 'propose')
  if (wrong) return wrong
  const charge = chargeOf(ground, dossier)
  if (!charge.ok) return charge
  const isMinor = dossier.ageBand === '14-15' || dossier.ageBand === '16-17' || dossier.ageBand === 'under-14'
  if (isMinor && !dossier.hasGuardian) return notParsed(VIOLATIONS.GUARDIAN_NEEDED, { field: 'subject.guardian' })
  if ((asked.verdict !== 'fine' || asked.isComplex) && !asked.reason) {
    return notParsed(VIOLATIONS.REASON_NEEDED, { field: 'reason' })
  }
  const amount = judgeAmount(asked, {
    charge: charge.value,
    payer: { kind: dossier.subjectKind, ageBand: dossier.ageBand },
    factors: ground.behaviours.factors,
  })
  if (!amount.ok) return amount
  const to = wayTo(charge.value, dossier.level, ground)
  if (!to.ok) return to
  return parsed({
    counted: countProposal(dossier, { verdict: asked.verdict, amount: amount.value }, ground),
    dossier: {
      ...dossier,
      state: 'proposed',
      proposedVerdict: asked.verdict,
      proposedAmount: amount.value,
      proposedAt: ground.now,
      proposedOn: dossier.proposedOn ?? dayIn(ground, ground.now),
      proposedBy: asked.by,
      proposalReason: asked.reason,
      proposalFactors: asked.factors,
      isComplex: asked.isComplex,
      decideBy: asked.isComplex ? laterOf(dossier, complexEnd(dossier, ground)) : dossier.decideBy,
      transferTo: to.value,
    },
  })
}

/** Sanctions are counted, "no fine" is not; a changed proposal moves the day on which it was first made. */
function countProposal(
  dossier: Dossier,
  asked: { readonly verdict: Verdict; readonly amount: Vnd | null },
  ground: Ground,
): Counted[] {
  const before = dossier.proposedVerdict === null || dossier.proposedVerdict === 'no-fine' ? 0 : 1
  const after = asked.verdict === 'no-fine' ? 0 : 1
  const amount = (asked.amount ?? 0n) - (dossier.proposedAmount ?? 0n)
  if (before === after && amount === 0n) return []
  const day = dossier.proposedOn ?? dayIn(ground, ground.now)
  return [{ step: 'proposed', day, count: after - before, amount }]
}

function complexEnd(dossier: Dossier, ground: Ground): Dossier['decideBy'] {
  if (dossier.recordedAt === null) return null
  return endOf(clocksFor(ground, dossier).decideComplex, dossier.recordedAt, ground.calendar)
}

function laterOf({ decideBy }: Dossier, other: Dossier['decideBy']): Dossier['decideBy'] {
  return decideBy !== null && (other === null || decideBy > other) ? decideBy : other
}

/** Where it must go from the level it lies with: null when that level may decide. */
function wayTo(charge: Charge, level: Level, ground: Ground): Parsed<Level | null> {
  const competent = competentOn(charge, ground)
  const lowest = competent[0]
  if (!lowest) return notParsed(VIOLATIONS.NO_COMPETENT_LEVEL, { params: { max: sayVnd(charge.range.max) } })
  return parsed(competent.some((one) => one.level === level) ? null : lowest.level)
}

/** The chairs that may decide a charge today, the lowest first. */
export function competentOn(charge: Charge, ground: Ground): Authority[] {
  return competentFor(authoritiesOn(ground.competence, dayIn(ground, ground.now)), charge)
}

/** Hands it over to the level proposed; `areaIdOf` finds that level's area above the act. */
export function handOver(
  dossier: Dossier,
  areaIdOf: (level: Level) => number | undefined,
  ground: Ground,
): Parsed<Move> {
  const wrong = judgeState(dossier, 'transfer')
  if (wrong) return wrong
  const to = dossier.transferTo
  const areaId = to === null ? undefined : areaIdOf(to)
  if (to === null || areaId === undefined) return notParsed(VIOLATIONS.NOTHING_TO_TRANSFER)
  const clocks = clocksFor(ground, dossier)
  const hasLonger = clocks.decideTransferred.value !== null && dossier.recordedAt !== null
  const longer =
    hasLonger && dossier.recordedAt ? endOf(clocks.decideTransferred, dossier.recordedAt, ground.calendar) : null
  return parsed({
    counted: [],
    dossier: {
      ...dossier,
      level: to,
      levelAreaId: areaId,
      transferTo: null,
      transferredAt: ground.now,
      decideBy: laterOf(dossier, longer),
    },
  })
}
