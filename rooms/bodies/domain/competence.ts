import type { AreaLevel } from '#rooms/areas/domain'

/** Which level decides a type of decision during some days, and what says so. */
export interface Competence {
  readonly decisionType: string
  readonly level: AreaLevel
  readonly validFrom: string
  readonly validTo: string | null
  readonly source: string
}

const depth: Record<AreaLevel, number> = { top: 0, district: 1, commune: 2, group: 3 }

/**
 * The competence in force for a type of decision on a day: the row that began last; of two that began together the later
 * in the list, so that rows kept by the city stand over the profile's. Undefined: the register is silent.
 */
export function competenceOn(rows: readonly Competence[], decisionType: string, day: string): Competence | undefined {
  let best: Competence | undefined
  for (const row of rows) {
    if (row.decisionType !== decisionType || row.validFrom > day || (row.validTo !== null && row.validTo <= day))
      continue
    if (!best || row.validFrom >= best.validFrom) best = row
  }
  return best
}

/**
 * Whether a unit of this level decides the matter itself: the register names its level or one below it. Whoever sends such
 * a matter up is asked why (ORG-07). A matter of a higher level is rightly sent up.
 */
export function isOwnCompetence(competence: Competence, level: AreaLevel): boolean {
  return depth[level] <= depth[competence.level]
}
