import { addMinutes, type Instant, type Refusal, refuse } from '#kit'
import type { ZoneRule } from './zone-rules.ts'
import { ZONES } from './zones.refusals.ts'

const dayMinutes = 1440

/** What a decision to lock, or to go on, rests on and says. Absent: not said. */
export interface LockdownOrder {
  readonly documentId?: string | undefined
  readonly startsAt?: Instant | undefined
  readonly endsAt?: Instant | undefined
  readonly reviewAt?: Instant | undefined
}

/** The document named, as it is in force at the place. `endsAt` null: no end is known. */
export interface LockdownGround {
  readonly fromAt: Instant
  readonly endsAt: Instant | null
}

/** What the proposal says of the place: all of it must be there before somebody signs (SG-06). */
export interface LockdownPlace {
  readonly smallestReason: string | null
  readonly residents: number | null
  readonly supplier: string | null
  readonly supplyDays: number | null
}

/** A decision whose fields are all there. */
export type WholeOrder = { readonly [K in keyof LockdownOrder]-?: NonNullable<LockdownOrder[K]> }

/** What is missing before a decision can be signed, as the names of its fields, in the order of the form. */
export function missingForDecision(
  place: LockdownPlace,
  order: LockdownOrder,
): readonly (keyof LockdownPlace | keyof LockdownOrder)[] {
  const said = { ...place, ...order }
  const fields = [
    'smallestReason',
    'residents',
    'supplier',
    'supplyDays',
    'documentId',
    'startsAt',
    'endsAt',
    'reviewAt',
  ] as const
  return fields.filter((field) => said[field] === undefined || said[field] === null)
}

const missingKinds = {
  smallestReason: ZONES.SMALLEST_NEEDED,
  residents: ZONES.RESIDENTS_NEEDED,
  supplier: ZONES.SUPPLIES_NEEDED,
  supplyDays: ZONES.SUPPLIES_NEEDED,
  documentId: ZONES.BASIS_NEEDED,
  startsAt: ZONES.START_NEEDED,
  endsAt: ZONES.END_NEEDED,
  reviewAt: ZONES.REVIEW_NEEDED,
}

/** Whether a lockdown may be decided so; the refusal names the field (SG-01, SG-06). */
export function judgeLockdown(
  place: LockdownPlace,
  order: LockdownOrder,
  at: { readonly ground: LockdownGround | undefined; readonly rule: ZoneRule; readonly now: Instant },
): { readonly order: WholeOrder } | { readonly refusal: Refusal } {
  const [missing] = missingForDecision(place, order)
  if (missing !== undefined) return { refusal: refuse(missingKinds[missing], { field: missing }) }
  const whole = order as WholeOrder
  const refusal = judgeTerm(whole, at)
  return refusal ? { refusal } : { order: whole }
}

/** Whether a span from, review, end may stand on that document. */
export function judgeTerm(
  { startsAt, endsAt, reviewAt }: WholeOrder,
  {
    ground,
    rule,
    now,
  }: { readonly ground: LockdownGround | undefined; readonly rule: ZoneRule; readonly now: Instant },
): Refusal | null {
  if (endsAt <= startsAt || endsAt <= now) return refuse(ZONES.END_BEFORE_START, { field: 'endsAt' })
  if (reviewAt <= startsAt || reviewAt <= now || reviewAt > endsAt)
    return refuse(ZONES.REVIEW_OUTSIDE, { field: 'reviewAt' })
  const days = rule.reviewWithinDays.value
  if (reviewAt > addMinutes(startsAt, days * dayMinutes))
    return refuse(ZONES.REVIEW_TOO_LATE, { field: 'reviewAt', params: { days } })
  if (!ground || ground.fromAt > startsAt) return refuse(ZONES.BASIS_NOT_IN_FORCE, { field: 'documentId' })
  if (ground.endsAt !== null && ground.endsAt < reviewAt) return refuse(ZONES.BEYOND_BASIS, { field: 'reviewAt' })
  return ground.endsAt !== null && ground.endsAt < endsAt ? refuse(ZONES.BEYOND_BASIS, { field: 'endsAt' }) : null
}
