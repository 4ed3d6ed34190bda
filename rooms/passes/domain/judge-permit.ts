import { addMinutes, type Instant, type Refusal, refuse } from '#kit'
import { PASSES } from './passes.refusals.ts'
import type { PermitBook, PermitKind } from './permit-book.ts'

/** The directive under which a permit is wanted, as it stands. */
export interface PermitGround {
  readonly effectiveFrom: Instant | null
  /** When it ends as far as is known: its end, or its review where no end is set. */
  readonly endsAt: Instant | null
  readonly isIssued: boolean
}

/** A permit as it is wanted. */
export interface WantedPermit {
  readonly kind: string
  readonly purpose: string
  readonly persons: number
  readonly from: Instant
  readonly until: Instant
}

const dayMinutes = 1440

/**
 * Whether a permit may be issued under a directive [SG-01]: the directive is in force when the permit begins and does not end
 * before it; the kind, its purpose, its length and the persons are as the book says. Null: it may.
 */
export function judgePermit(
  wanted: WantedPermit,
  ground: PermitGround,
  book: PermitBook,
  now: Instant,
): Refusal | null {
  const kind = book.kinds.find(({ key }) => key === wanted.kind)
  if (!kind) return refuse(PASSES.NO_SUCH_KIND, { field: 'kind' })
  if (!kind.purposes.includes(wanted.purpose)) return refuse(PASSES.PURPOSE_NOT_FOR_KIND, { field: 'purpose' })
  if (wanted.persons > kind.mostPersons) {
    return refuse(PASSES.TOO_MANY_PERSONS, { field: 'persons', params: { most: kind.mostPersons } })
  }
  return judgeDirective(ground, now) ?? judgeTime(wanted, ground, kind, now)
}

function judgeDirective({ isIssued, effectiveFrom, endsAt }: PermitGround, now: Instant): Refusal | null {
  if (!isIssued || effectiveFrom === null) return refuse(PASSES.NO_DIRECTIVE, { field: 'documentId' })
  if (endsAt === null) return refuse(PASSES.DIRECTIVE_WITHOUT_END, { field: 'documentId' })
  return now >= endsAt ? refuse(PASSES.DIRECTIVE_ENDED, { field: 'documentId' }) : null
}

function judgeTime(wanted: WantedPermit, ground: PermitGround, kind: PermitKind, now: Instant): Refusal | null {
  if (wanted.until <= wanted.from) return refuse(PASSES.ENDS_BEFORE_IT_BEGINS, { field: 'until' })
  if (wanted.until <= now) return refuse(PASSES.ENDS_BEFORE_IT_BEGINS, { field: 'until' })
  if (ground.effectiveFrom !== null && wanted.from < ground.effectiveFrom) {
    return refuse(PASSES.BEFORE_THE_DIRECTIVE, { field: 'from' })
  }
  if (ground.endsAt !== null && wanted.until > ground.endsAt) {
    return refuse(PASSES.BEYOND_THE_DIRECTIVE, { field: 'until' })
  }
  if (kind.maxDays !== null && wanted.until > addMinutes(wanted.from, kind.maxDays * dayMinutes)) {
    return refuse(PASSES.TOO_LONG_A_PERMIT, { field: 'until', params: { days: kind.maxDays } })
  }
  return null
}
