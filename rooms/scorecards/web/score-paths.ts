import type { Day } from '#kit'
import { addressOf } from '#platform/web'
import type { IndicatorKey } from '../domain/index.ts'

/** All units of a day. */
export function listPath(day?: string | undefined, areaId?: number | undefined): string {
  return addressOf('/scorecards', { day, areaId })
}

/** One unit on a day; `version`: an older computation of it. */
export function unitPath(areaId: number, day?: Day | string | undefined, version?: number | undefined): string {
  return addressOf(`/scorecards/units/${areaId}`, { day, version })
}

/** The records behind a number of a unit. */
export function recordsPath(
  areaId: number,
  of: { readonly day: string; readonly indicator?: IndicatorKey | undefined; readonly version?: number | undefined },
): string {
  return addressOf(`/scorecards/units/${areaId}/records`, { ...of })
}

/** What the measure measures. */
export const formulaPath = '/scorecards/formula'

/** Re-checks drawn by lot. */
export function samplesPath(areaId?: number | undefined): string {
  return addressOf('/scorecards/samples', { areaId })
}

/** Past days computed again. */
export const recomputePath = '/scorecards/recompute'

/** Ratings of a period. */
export function ratingsPath(of: { readonly from?: string | undefined; readonly to?: string | undefined }): string {
  return addressOf('/scorecards/ratings', { ...of })
}
