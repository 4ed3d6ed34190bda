import { type ClockStanding, type Spread, spreadOf } from './clock.ts'

/** How tracing goes in an area over some days: the process, not the number of cases. */
export interface AreaPace {
  readonly areaId: number
  readonly cases: number
  readonly listed: Spread
  readonly isolated: Spread
  /** Cases listed in time, of those whose time to be listed is over or done; percent. Null: none yet, or no target. */
  readonly listedInTime: number | null
  readonly isolatedInTime: number | null
  /** Cases that are late now. */
  readonly late: number
}

/** A place among the areas compared; null: too few cases, so chance would rank it. */
export interface RankedPace extends AreaPace {
  readonly rank: number | null
}

/** One case of an area with its standing and targets. */
export interface PacedCase {
  readonly standing: ClockStanding
  /** Minutes since the confirmation. */
  readonly ageMinutes: number
  readonly targets: { readonly listed: number | null; readonly isolated: number | null }
}

/** The pace of one area. A case whose time is not over yet and that is not done says nothing for or against. */
export function paceOf(areaId: number, cases: readonly PacedCase[]): AreaPace {
  const minutes = (pick: (standing: ClockStanding) => number | null) =>
    cases.flatMap(({ standing }) => pick(standing) ?? [])
  return {
    areaId,
    cases: cases.length,
    listed: spreadOf(minutes(({ listedMinutes }) => listedMinutes)),
    isolated: spreadOf(minutes(({ isolatedMinutes }) => isolatedMinutes)),
    listedInTime: inTime(
      cases,
      ({ listed }) => listed,
      ({ listedMinutes }) => listedMinutes,
    ),
    isolatedInTime: inTime(
      cases,
      ({ isolated }) => isolated,
      ({ isolatedMinutes }) => isolatedMinutes,
    ),
    late: cases.filter(({ standing }) => standing.isLate).length,
  }
}

function inTime(
  cases: readonly PacedCase[],
  targetOf: (targets: PacedCase['targets']) => number | null,
  minutesOf: (standing: ClockStanding) => number | null,
): number | null {
  const judged = cases.flatMap(({ standing, ageMinutes, targets }) => {
    const [target, taken] = [targetOf(targets), minutesOf(standing)]
    if (target === null || (taken === null && ageMinutes <= target)) return []
    return [taken !== null && taken <= target]
  })
  return judged.length === 0 ? null : Math.round((100 * judged.filter(Boolean).length) / judged.length)
}

/**
 * Ranks areas by process (EPI-07): first by the share listed in time, then isolated in time, then the median minutes to the list. The
 * number of cases moves nobody up or down: who finds more is not worse (SG-14). Equal areas share a rank.
 */
export function rankPaces(paces: readonly AreaPace[], leastCases: number): RankedPace[] {
  const ranked = paces
    .filter(({ cases, listedInTime }) => cases >= leastCases && listedInTime !== null)
    .toSorted(compare)
  const rankOf = new Map(
    ranked.map((pace) => [pace.areaId, 1 + ranked.findIndex((other) => compare(other, pace) === 0)]),
  )
  const others = paces.filter(({ areaId }) => !rankOf.has(areaId)).toSorted((left, right) => left.areaId - right.areaId)
  return [...ranked, ...others].map((pace) => ({ ...pace, rank: rankOf.get(pace.areaId) ?? null }))
}

function compare(left: AreaPace, right: AreaPace): number {
  return (
    (right.listedInTime ?? -1) - (left.listedInTime ?? -1) ||
    (right.isolatedInTime ?? -1) - (left.isolatedInTime ?? -1) ||
    (left.listed.median ?? Number.MAX_SAFE_INTEGER) - (right.listed.median ?? Number.MAX_SAFE_INTEGER)
  )
}
