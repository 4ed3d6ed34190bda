import { addMinutes, type Day, dayOf, type Instant } from '#kit'
import type { Asking } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  appealUntil,
  type BehaviourBook,
  chargeOf,
  type Dossier,
  type Ground,
  type NamedFactor,
  rangeFor,
  type ViolationPerson,
} from '../../domain/index.ts'
import type { ActOnPaper, CaseOnPaper, DecisionOnPaper, SubjectOnPaper } from '../../domain/papers/case-on-paper.ts'
import { inSentence } from '../../domain/papers/in-sentence.ts'
import { areaTitles } from '../violation-lines.query.ts'

/** A dossier, what it is judged on, and its person where a reason was given. */
export interface CaseSource {
  readonly dossier: Dossier
  readonly ground: Ground
  readonly person: ViolationPerson | null
}

/** What the papers of a dossier say; what nobody told, and a person for whom no reason was given, is room to write in. */
export async function caseFactsOf(asking: Asking, source: CaseSource): Promise<CaseOnPaper> {
  const { dossier, person } = source
  const names = await officerNames(
    asking.db,
    [dossier.recordedBy, dossier.proposedBy].filter((id) => id !== null),
  )
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const act = await actOf(asking, source)
  return {
    subject: subjectOf(dossier, person),
    act,
    record:
      dossier.recordedAt === null
        ? null
        : {
            number: dossier.recordNumber ?? `${dossier.seq}/BB-VPHC`,
            madeAt: dossier.recordedAt,
            place: act.place,
            maker: { name: name(dossier.recordedBy) ?? '', post: 'người có thẩm quyền lập biên bản' },
            witness: wordsOf(person, 'witness'),
            statement: wordsOf(person, 'explanation'),
            measures: wordsOf(person, 'measures'),
            mayExplain: dossier.explanation !== 'none',
            refusedToSign: dossier.refusedToSign,
          },
    decision: decisionOf(source, name(dossier.proposedBy)),
  }
}

async function actOf(asking: Asking, { dossier, ground, person }: CaseSource): Promise<ActOnPaper> {
  const titleOf = await areaTitles(asking)
  const charge = chargeOf(ground, dossier)
  const where = inSentence(titleOf(dossier.areaId).vi)
  const spot = wordsOf(person, 'place')
  return {
    at: dossier.actAt,
    place: spot === null ? where : `${spot}, ${where}`,
    behaviour: charge.ok ? charge.value.title.vi : dossier.behaviour,
    description: wordsOf(person, 'circumstances') ?? '……………………………',
    legalBasis: charge.ok ? legalBasis(charge.value.article, charge.value.behaviour.instrument) : '……………………………',
  }
}

/** `Điều 12 khoản 1 điểm a` of the catalogue as papers cite it: the point before its paragraph, before its article. */
export function legalBasis(article: string, instrument: string): string {
  const parts = article.match(/(?:Điều|khoản|điểm)\s+\S+/gu)
  return `${parts === null ? article : parts.toReversed().join(' ')} ${instrument}`
}

function subjectOf({ subjectKind, ageBand }: Dossier, person: ViolationPerson | null): SubjectOnPaper {
  const subject = person?.subject ?? null
  const isMinor = ageBand === '16-17' || ageBand === '14-15' || ageBand === 'under-14'
  const shared = {
    kind: subjectKind,
    isMinor,
    name: subject?.name ?? null,
    address: subject?.address ?? null,
    phone: subject?.phone ?? null,
  }
  if (subject?.kind === 'organisation')
    return {
      ...shared,
      birthDate: null,
      idNumber: subject.registrationNumber ?? null,
      representative: subject.representative ?? null,
    }
  return {
    ...shared,
    birthDate: (subject?.birthDate ?? null) as Day | null,
    idNumber: subject?.idNumber ?? null,
    representative: subject?.guardian?.name ?? null,
  }
}

function wordsOf(person: ViolationPerson | null, kind: ViolationPerson['words'][number]['kind']): string | null {
  return person?.words.findLast((one) => one.kind === kind)?.text ?? null
}

function decisionOf({ dossier, ground }: CaseSource, proposer: string | null): DecisionOnPaper | null {
  const verdict = dossier.verdict ?? dossier.proposedVerdict
  if (verdict === null) return null
  const isDecided = dossier.verdict !== null
  const charge = chargeOf(ground, dossier)
  const factors = named(ground.behaviours, isDecided ? dossier.decisionFactors : dossier.proposalFactors)
  const middle = charge.ok ? middleOf(rangeFor(charge.value, dossier.subjectKind)) : 0n
  const remedy = charge.ok ? charge.value.behaviour.remedy?.vi : undefined
  return {
    outcome: verdict,
    amount: (isDecided ? dossier.decidedAmount : dossier.proposedAmount) ?? middle,
    aggravating: factors.filter(({ kind }) => kind === 'aggravating').map(({ said }) => said),
    mitigating: factors.filter(({ kind }) => kind === 'mitigating').map(({ said }) => said),
    remedies: remedy === undefined ? [] : [remedy],
    proposedBy: proposer === null ? null : `ông (bà) ${proposer}`,
    explanation: {
      given: 'người vi phạm đã giải trình',
      waived: 'người vi phạm không giải trình',
      open: null,
      none: null,
    }[dossier.explanation],
    reason: isDecided ? dossier.decisionReason : dossier.proposalReason,
    payBy: lastDayOf(dossier.complyBy, ground),
    complainBy: lastDayOf(appealUntil(dossier, ground), ground),
  }
}

const middleOf = ({ min, max }: { readonly min: bigint; readonly max: bigint }) => (min + max) / 2n

function named(book: BehaviourBook, factors: readonly NamedFactor[]) {
  return factors.flatMap(({ key, reason }) => {
    const factor = book.factors.find((one) => one.key === key)
    return factor === undefined ? [] : [{ kind: factor.kind, said: `${factor.title.vi} (${reason})` }]
  })
}

/** The last whole day before a period's end, which is the first moment no more. */
function lastDayOf(end: Instant | null, { calendar }: Ground): Day | null {
  return end === null ? null : dayOf(addMinutes(end, -1), calendar.offsetMinutes)
}
