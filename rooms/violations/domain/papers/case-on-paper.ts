import type { Day, Instant } from '#kit'
import type { Verdict } from '../dossier.ts'
import type { PaperRules } from './papers-file.ts'

/** The head, the foot and the rules of a paper. */
export interface PaperFrame {
  readonly superior: string | null
  readonly issuer: readonly string[]
  /** `12/QĐ-XPHC`; null while it has none: room is left for it. */
  readonly number: string | null
  /** `QĐ-XPHC`, for the room left for a number. */
  readonly symbol: string
  /** Name of the place that stands before the day. */
  readonly place: string
  readonly day: Day
  readonly utcOffsetMinutes: number
  /** Who decides, in capitals: `CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG …`. */
  readonly authority: string
  /** Where complaints are taken, `Ủy ban nhân dân phường …`. */
  readonly office: string
  readonly signer: PaperSigner
  readonly rules: PaperRules
  readonly payment: readonly string[]
  readonly complaint: readonly string[]
  /** Short sign of the dossier, by which anybody finds it again. */
  readonly dossier: string
}

/** Who signs, and when they did in the house; `at` null: not yet. */
export interface PaperSigner {
  readonly lines: readonly string[]
  readonly name: string
  readonly at: Instant | null
}

/** Whom the paper is about. What is null is left as a dotted line to be filled in by hand. */
export interface SubjectOnPaper {
  readonly kind: 'individual' | 'organisation'
  readonly name: string | null
  readonly birthDate: Day | null
  readonly idNumber: string | null
  readonly address: string | null
  readonly phone: string | null
  /** Of an organisation: who stands for it; of a minor: the parent or guardian. */
  readonly representative: string | null
  /** Under 18 on the day of the act. */
  readonly isMinor: boolean
}

/** What was done, where and when, and which rule speaks of it. */
export interface ActOnPaper {
  readonly at: Instant
  readonly place: string
  readonly behaviour: string
  readonly description: string
  /** `điểm a khoản 1 Điều 12 Nghị định 117/2020/NĐ-CP …` */
  readonly legalBasis: string
}

/** The record of a violation (biên bản vi phạm hành chính) as its paper says it. */
export interface RecordOnPaper {
  readonly number: string | null
  readonly madeAt: Instant
  readonly place: string
  readonly maker: { readonly name: string; readonly post: string }
  readonly witness: string | null
  readonly statement: string | null
  readonly measures: string | null
  /** Whether the law gives a right to explain before the decision. */
  readonly mayExplain: boolean
  /** The one concerned would not or could not sign. */
  readonly refusedToSign: boolean
}

/** What was decided. Amounts in đồng. */
export interface DecisionOnPaper {
  readonly outcome: Verdict
  readonly amount: bigint
  readonly aggravating: readonly string[]
  readonly mitigating: readonly string[]
  readonly remedies: readonly string[]
  readonly proposedBy: string | null
  /** Day and form of the explanation that was heard; null where there was none. */
  readonly explanation: string | null
  readonly reason: string | null
  /** Set when the decision was received: the last days to comply and to complain. */
  readonly payBy: Day | null
  readonly complainBy: Day | null
}

/** Everything that the papers of one dossier are laid out from. */
export interface CaseOnPaper {
  readonly subject: SubjectOnPaper
  readonly act: ActOnPaper
  readonly record: RecordOnPaper | null
  readonly decision: DecisionOnPaper | null
}

/** Handing a dossier to whom may decide it. */
export interface TransferOnPaper {
  readonly to: string
  readonly toArea: string
  readonly reason: string
  readonly bracketMax: bigint
  readonly limit: bigint | null
  readonly at: Instant
}

/** The decision on an appeal. */
export interface AppealOnPaper {
  readonly receivedAt: Instant
  readonly grounds: string
  readonly findings: string
  readonly outcome: 'upheld' | 'reduced' | 'cancelled'
  readonly amountBefore: bigint
  readonly amountAfter: bigint
  readonly decisionNumber: string | null
  readonly decisionDay: Day
  readonly decisionBy: string
}
