import { type Day, formatDay, type Refusal, refuse } from '#kit'
import type { Tree } from '../territory/territory.ts'
import { ACCESS } from './intents.refusals.ts'

/**
 * Nothing new begins in an area that is no more on that day: the refusal, or null. What stands there goes on until a
 * reform or a person has moved it, and what happened while the area was in force may still be told.
 */
export function endedArea(tree: Tree, areaId: number, day: Day): Refusal | null {
  const endedOn = tree.find(areaId)?.endedOn ?? null
  if (endedOn === null || day < endedOn) return null
  return refuse(ACCESS.AREA_ENDED, { field: 'areaId', params: { until: formatDay(endedOn as Day) } })
}
