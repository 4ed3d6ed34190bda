import { sql } from 'kysely'
import type { Words } from '#kit'
import { type Asking, defineRead, Refused } from '#platform/server'
import {
  amountRange,
  appealUntil,
  type Charge,
  chargeOf,
  competentOn,
  type Dossier,
  dueProcessOf,
  fromVnd,
  type Ground,
  interestAt,
  type NamedFactor,
  owedOf,
  rangeFor,
  type ViolationPage,
  violationById,
} from '../domain/index.ts'
import { seatsOf } from './authorities.query.ts'
import { holdsOrder } from './holds-order.query.ts'
import { postTitles } from './post-titles.query.ts'
import { sealedKinds } from './sealed.store.ts'
import { signerFor } from './signer.query.ts'
import { appealsOf, appealViews, namesOf, paymentsOf, reliefsOf } from './violation-beside.query.ts'
import { clockViews } from './violation-clocks.query.ts'
import { toLines } from './violation-lines.query.ts'
import { groundAt } from './violation-rules.query.ts'
import { visibleViolation } from './visible-violation.query.ts'
import { whatMayBeDone } from './what-may-be-done.query.ts'

/** `GET /violations/:violationId`: everything of a dossier but its person. */
export const violationByIdRead = defineRead(violationById, async (asking, { violationId }) => {
  const dossier = await visibleViolation(asking, violationId)
  return dossier instanceof Refused ? dossier : violationPageOf(asking, dossier)
})

/** The page of a dossier that the asker may see. Fault: its behaviour is in no rule of the profile. */
export async function violationPageOf(asking: Asking, dossier: Dossier): Promise<ViolationPage> {
  const ground = await groundAt(asking.db, asking)
  const charge = chargeOf(ground, dossier)
  if (!charge.ok) throw new Error(`the profile has no rule for ${dossier.behaviour} on the day of the act`)
  const [lines, appeals, payments, reliefs, sealed, people, competent, order, signer, isOrderInForce] =
    await Promise.all([
      toLines(asking, [dossier]),
      appealsOf(asking, dossier.id),
      paymentsOf(asking, dossier.id),
      reliefsOf(asking, dossier.id),
      sealedKinds(asking.db, dossier.id),
      peopleOf(asking, dossier, ground),
      seatsOf(asking, dossier.areaId, competentOn(charge.value, ground)),
      orderOf(asking, dossier),
      signerFor(asking, { officerId: asking.actor.officerId, areaId: dossier.areaId }, ground),
      holdsOrder(asking, dossier),
    ])
  return {
    violation: lines[0] as ViolationPage['violation'],
    charge: chargeView(charge.value),
    order,
    range: rangeView(charge.value, dossier),
    ageBand: dossier.ageBand,
    explanation: dossier.explanation,
    recordNumber: dossier.recordNumber,
    recordedAt: dossier.recordedAt,
    refusedToSign: dossier.refusedToSign,
    isComplex: dossier.isComplex,
    ...people,
    competent,
    transferTo: competent.find(({ level }) => level === dossier.transferTo) ?? null,
    clocks: clockViews(dossier, appeals[0], ground),
    checks: dueProcessOf(dossier, { signer, isOrderInForce, ground }),
    owed: fromVnd(owedOf(dossier)),
    interest: fromVnd(dossier.state === 'closed' ? dossier.interestDue : interestAt(dossier, asking.now, ground)),
    payments,
    reliefs,
    appeals: await appealViews(asking, dossier, appeals),
    appealUntil: appealUntil(dossier, ground),
    siteId: dossier.siteId,
    findingId: dossier.findingId,
    sealed: sealed.kinds,
    keptUntil: sealed.keptUntil,
    can: whatMayBeDone(asking, dossier, { charge: charge.value, signer }),
  }
}

function chargeView({ behaviour, variant, title, article }: Charge): ViolationPage['charge'] {
  const { code, instrument, remedy, toBeConfirmed, source } = behaviour
  return { code, variant, title, article, instrument, remedy, toBeConfirmed, source }
}

/** For somebody too young to be fined: the range of the behaviour, as information. */
function rangeView(charge: Charge, { subjectKind, ageBand }: Dossier): ViolationPage['range'] {
  const known = amountRange(charge, { kind: subjectKind, ageBand })
  const whole = rangeFor(charge, subjectKind)
  const { min, max, middle } = known ?? { ...whole, middle: (whole.min + whole.max) / 2n }
  return { min: fromVnd(min), middle: fromVnd(middle), max: fromVnd(max) }
}

async function orderOf({ db }: Asking, { inForceId, documentId }: Dossier): Promise<ViolationPage['order']> {
  if (inForceId === null) return null
  const { rows } =
    await sql<Words>`select label_vi as vi, label_en as en from in_force where id = ${inForceId}`.execute(db)
  return { inForceId, documentId, label: rows[0] ?? { vi: '', en: '' } }
}

/** Who did the steps, and what was proposed and decided. */
async function peopleOf(asking: Asking, dossier: Dossier, ground: Ground) {
  const { recordedBy, proposedBy, decidedBy, decidedPost } = dossier
  const [named, titles] = await Promise.all([
    namesOf(asking, [recordedBy, proposedBy, decidedBy]),
    postTitles(asking.db, [decidedPost]),
  ])
  const proposal =
    dossier.proposedVerdict === null
      ? null
      : {
          verdict: dossier.proposedVerdict,
          amount: fromVnd(dossier.proposedAmount),
          factors: factorViews(dossier.proposalFactors, ground),
          reason: dossier.proposalReason,
          by: named(proposedBy),
        }
  return {
    recordedBy: named(recordedBy),
    proposal,
    decision: decisionView(dossier, { by: named(decidedBy), postTitle: titles.get(decidedPost ?? '') ?? null }, ground),
  }
}

function decisionView(
  dossier: Dossier,
  who: Pick<NonNullable<ViolationPage['decision']>, 'by' | 'postTitle'>,
  ground: Ground,
): ViolationPage['decision'] {
  const { verdict, decidedAt } = dossier
  if (verdict === null || decidedAt === null) return null
  return {
    ...who,
    verdict,
    at: decidedAt,
    number: dossier.decisionNumber,
    amount: fromVnd(dossier.decidedAmount),
    factors: factorViews(dossier.decisionFactors, ground),
    reason: dossier.decisionReason,
    servedAt: dossier.servedAt,
    servedHow: dossier.servedHow,
  }
}

function factorViews(factors: readonly NamedFactor[], { behaviours }: Ground) {
  return factors.flatMap(({ key, reason }) => {
    const factor = behaviours.factors.find((one) => one.key === key)
    return factor ? [{ key, kind: factor.kind, title: factor.title, reason }] : []
  })
}
