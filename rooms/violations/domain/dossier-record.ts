import type { Instant } from '#kit'
import type { ClosedAs, Explanation, Level, State, Verdict } from './dossier.ts'
import type { Vnd } from './money.ts'
import type { AgeBand, SubjectKind } from './subject.ts'

/** A circumstance as a dossier names it. */
export interface NamedFactor {
  readonly key: string
  readonly reason: string
}

/** A day and a sum to pay by it. */
export interface Instalment {
  readonly dueOn: string
  readonly amount: string
}

/**
 * A dossier as it is kept, all of it but its person. Days are of the city; amounts are in đồng; see the columns in
 * db/migrations/0024-violations.sql.
 */
export interface Dossier {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly year: number
  readonly seq: number
  /** The commune that gave the number: it stays, also when a reform carries the dossier elsewhere. */
  readonly numberedIn: number
  readonly behaviour: string
  readonly variant: string | null
  readonly subjectKind: SubjectKind
  readonly ageBand: AgeBand | null
  readonly hasGuardian: boolean
  readonly actAt: Instant
  readonly detectedAt: Instant
  readonly detectedOn: string
  readonly detectedBy: string | null
  readonly detectedPost: string | null
  readonly inForceId: string | null
  readonly documentId: string | null
  readonly siteId: string | null
  readonly findingId: string | null
  readonly state: State
  readonly closedAs: ClosedAs | null
  readonly closedAt: Instant | null
  readonly closedReason: string | null
  readonly recordBy: Instant
  readonly recordedAt: Instant | null
  readonly recordedBy: string | null
  readonly recordNumber: string | null
  readonly refusedToSign: boolean
  readonly explanation: Explanation
  readonly explanationDueAt: Instant | null
  readonly proposedVerdict: Verdict | null
  readonly proposedAmount: Vnd | null
  readonly proposedAt: Instant | null
  readonly proposedOn: string | null
  readonly proposedBy: string | null
  readonly proposalReason: string | null
  readonly proposalFactors: readonly NamedFactor[]
  readonly isComplex: boolean
  readonly decideBy: Instant | null
  readonly level: Level
  readonly levelAreaId: number
  readonly transferTo: Level | null
  readonly transferredAt: Instant | null
  readonly verdict: Verdict | null
  readonly decidedAmount: Vnd | null
  readonly decidedAt: Instant | null
  readonly decidedOn: string | null
  readonly decidedBy: string | null
  readonly decidedPost: string | null
  readonly decisionNumber: string | null
  readonly decisionReason: string | null
  readonly decisionFactors: readonly NamedFactor[]
  readonly serveBy: Instant | null
  readonly servedAt: Instant | null
  readonly servedHow: 'in-person' | 'post' | 'posted-up' | null
  readonly complyBy: Instant | null
  readonly instalments: readonly Instalment[]
  readonly paidAmount: Vnd
  readonly paidOn: string | null
  readonly relievedAmount: Vnd
  readonly cancelledAmount: Vnd
  readonly cancelledOn: string | null
  readonly interestDue: Vnd
  readonly interestFrom: Instant | null
  readonly openAppealId: string | null
  readonly changedAt: Instant
}

/** What a fresh dossier has of the steps to come. */
export const nothingYet = {
  state: 'detected',
  closedAs: null,
  closedAt: null,
  closedReason: null,
  recordedAt: null,
  recordedBy: null,
  recordNumber: null,
  refusedToSign: false,
  explanation: 'none',
  explanationDueAt: null,
  proposedVerdict: null,
  proposedAmount: null,
  proposedAt: null,
  proposedOn: null,
  proposedBy: null,
  proposalReason: null,
  proposalFactors: [],
  isComplex: false,
  decideBy: null,
  transferTo: null,
  transferredAt: null,
  verdict: null,
  decidedAmount: null,
  decidedAt: null,
  decidedOn: null,
  decidedBy: null,
  decidedPost: null,
  decisionNumber: null,
  decisionReason: null,
  decisionFactors: [],
  serveBy: null,
  servedAt: null,
  servedHow: null,
  complyBy: null,
  instalments: [],
  paidAmount: 0n,
  paidOn: null,
  relievedAmount: 0n,
  cancelledAmount: 0n,
  cancelledOn: null,
  interestDue: 0n,
  interestFrom: null,
  openAppealId: null,
} as const

/** `12/2021` */
export function numberOf({ seq, year }: Pick<Dossier, 'seq' | 'year'>): string {
  return `${seq}/${year}`
}

/** What a decision still asks for: decided, less what an appeal or hardship took away. */
export function sumStanding(dossier: Pick<Dossier, 'decidedAmount' | 'cancelledAmount' | 'relievedAmount'>): Vnd {
  return (dossier.decidedAmount ?? 0n) - dossier.cancelledAmount - dossier.relievedAmount
}

/** What is still to be paid; never below nothing (an appeal may leave a refund, see {@link refundOf}). */
export function owedOf(
  dossier: Pick<Dossier, 'verdict' | 'decidedAmount' | 'cancelledAmount' | 'relievedAmount' | 'paidAmount'>,
): Vnd {
  if (dossier.verdict !== 'fine') return 0n
  const owed = sumStanding(dossier) - dossier.paidAmount
  return owed > 0n ? owed : 0n
}

/** What was paid beyond the sum that stands: to be given back. */
export function refundOf(
  dossier: Pick<Dossier, 'verdict' | 'decidedAmount' | 'cancelledAmount' | 'relievedAmount' | 'paidAmount'>,
): Vnd {
  const over = dossier.paidAmount - sumStanding(dossier)
  return dossier.verdict === 'fine' && over > 0n ? over : 0n
}
