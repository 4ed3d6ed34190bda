import type { RefusalKind } from '#kit'
import type { FindingState } from './inspection-words.ts'
import { INSPECTIONS } from './inspections.refusals.ts'

/** How somebody stands to a finding. */
export interface FindingStanding {
  /** Sits in the inspected unit, or answers for the remedy, or reported it. */
  readonly isOfUnit: boolean
  /** Stated it. */
  readonly isFinder: boolean
  /** Belongs to the team of the inspection, or inspects in that area by right. */
  readonly isInspector: boolean
}

/**
 * Why somebody may not check a remedy again; null when they may. The unit never (INS-06), whatever else they are: a
 * finding cannot be closed by whom it concerns. Nor before the remedy is reported.
 */
export function refuseRecheck(state: FindingState, standing: FindingStanding): RefusalKind | null {
  if (standing.isOfUnit) return INSPECTIONS.OWN_UNIT
  if (!standing.isFinder && !standing.isInspector) return INSPECTIONS.NOT_OF_TEAM
  if (state === 'open') return INSPECTIONS.RECHECK_TOO_EARLY
  return state === 'reported' ? null : INSPECTIONS.FINDING_CLOSED
}

/** Why a remedy cannot be reported; null when it can. */
export function refuseReport(state: FindingState, isOfUnit: boolean): RefusalKind | null {
  if (!isOfUnit) return INSPECTIONS.NOT_YOUR_REMEDY
  if (state === 'open') return null
  return state === 'reported' ? INSPECTIONS.REMEDY_REPORTED : INSPECTIONS.FINDING_CLOSED
}
