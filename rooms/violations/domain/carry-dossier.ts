import type { Level } from './dossier.ts'
import type { Dossier } from './dossier-record.ts'
import { chargeOf, type Ground } from './ground.ts'
import { competentOn } from './propose-sanction.ts'

/** Where a dossier goes when its area, or the area of the committee it lies with, ends. */
export interface DossierHeir {
  readonly areaId: number
  /** The commune. */
  readonly zoneId: number
  /** The area that took over from the committee it lies with, of the same level; null: that level is no more. */
  readonly seatId: number | null
  /** Levels of committees that stand above the place now. */
  readonly levels: readonly Level[]
}

/**
 * A dossier after a reform: number, times and what was decided stay. Where its level is no more (no district since
 * 1/7/2025) it lies with the commune; not decided yet and beyond that chair, handing it up is proposed (VIO-04).
 */
export function carryDossier(dossier: Dossier, heir: DossierHeir, ground: Ground): Dossier {
  const { areaId, zoneId, seatId, levels } = heir
  if (seatId !== null) return { ...dossier, areaId, zoneId, levelAreaId: seatId, changedAt: ground.now }
  const waits = dossier.state === 'proposed'
  return {
    ...dossier,
    areaId,
    zoneId,
    level: 'commune',
    levelAreaId: zoneId,
    transferTo: waits ? wayUp(dossier, levels, ground) : dossier.transferTo,
    changedAt: ground.now,
  }
}

/** The lowest level that may decide it by the powers of today; null where the commune may, or nobody known. */
function wayUp(dossier: Dossier, levels: readonly Level[], ground: Ground): Dossier['transferTo'] {
  const charge = chargeOf(ground, dossier)
  const competent = charge.ok ? competentOn(charge.value, ground).filter(({ level }) => levels.includes(level)) : []
  return competent.some(({ level }) => level === 'commune') ? null : (competent[0]?.level ?? null)
}
