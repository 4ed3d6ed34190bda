import { contains, type Instant, type Interval } from '#kit'
import type { AreaLevel } from '#rooms/areas/domain'
import type { Power } from './levels.contract.ts'

/** A power handed down, as it stands in the register (LVL-02). */
export interface Delegation {
  readonly id: string
  readonly power: Power
  readonly fromAreaId: number
  readonly toAreaId: number | null
  readonly toLevel: AreaLevel | null
  readonly scope: readonly number[] | null
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly revokedAt: Instant | null
  /** Whether the basis document holds at the moment asked about. */
  readonly basisHolds: boolean
}

/** A unit that would act: where it stands in the tree and on which level. */
export interface ActingUnit extends Interval {
  readonly id: number
  readonly level: AreaLevel
  readonly isTop: boolean
}

/** On what a unit's power rests: its own (the head of the city), or a delegation. */
export type PowerGround = { readonly own: true } | { readonly own: false; readonly delegationId: string }

/** Whether a delegation holds at a moment: begun, not over, not revoked, its document in force. */
export function holdsAt(delegation: Delegation, at: Instant): boolean {
  const { fromAt, toAt, revokedAt, basisHolds } = delegation
  return basisHolds && fromAt <= at && at < toAt && (revokedAt === null || at < revokedAt)
}

/**
 * On what ground a unit has the power over an area at a moment; undefined: it has not. The head of the city has it by
 * Resolution 128; everybody else only by a delegation that holds now, and only inside their own area.
 */
export function groundOfPower(
  delegations: readonly Delegation[],
  unit: ActingUnit,
  question: {
    readonly power: Power
    readonly at: Instant
    readonly area: Interval
    readonly placeOf: (areaId: number) => Interval | undefined
  },
): PowerGround | undefined {
  const { power, at, area, placeOf } = question
  if (unit.isTop) return { own: true }
  if (!contains(unit, area)) return undefined
  const inside = (outer: number, inner: Interval) => {
    const place = placeOf(outer)
    return place !== undefined && contains(place, inner)
  }
  const found = delegations.find(
    (one) =>
      one.power === power &&
      holdsAt(one, at) &&
      (one.toAreaId === unit.id || (one.toAreaId === null && one.toLevel === unit.level)) &&
      inside(one.fromAreaId, unit) &&
      (one.scope === null || one.scope.some((areaId) => inside(areaId, area))),
  )
  return found ? { own: false, delegationId: found.id } : undefined
}
