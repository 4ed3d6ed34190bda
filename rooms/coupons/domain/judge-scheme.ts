import { type Instant, type Refusal, refuse } from '#kit'
import { COUPONS } from './coupons.refusals.ts'
import type { SchemeTerms } from './scheme-terms.ts'

/** The directive that a scheme stands on; `endsAt` is its end or, without one, the day it must be looked at again. */
export interface Ground {
  readonly fromAt: Instant
  readonly endsAt: Instant | null
}

/** Whether a scheme may stand as it is written (SG-01: never longer than the directive it stands on). */
export function judgeScheme(
  scheme: SchemeTerms & { readonly validFrom: Instant; readonly validTo: Instant },
  ground: Ground | undefined,
): Refusal | null {
  if (!ground || ground.endsAt === null) return refuse(COUPONS.NO_DIRECTIVE, { field: 'documentId' })
  if (scheme.validTo <= scheme.validFrom) return refuse(COUPONS.END_BEFORE_START, { field: 'validTo' })
  if (scheme.validFrom < ground.fromAt)
    return refuse(COUPONS.BEFORE_DIRECTIVE, { field: 'validFrom', params: { from: ground.fromAt } })
  if (scheme.validTo > ground.endsAt)
    return refuse(COUPONS.BEYOND_DIRECTIVE, { field: 'validTo', params: { to: ground.endsAt } })
  const ordered = scheme.slots.toSorted((left, right) => left.from.localeCompare(right.from))
  const overlap = ordered.some(({ from }, index) => index > 0 && from < (ordered[index - 1]?.to ?? ''))
  return overlap ? refuse(COUPONS.SLOTS_OVERLAP, { field: 'slots' }) : null
}
