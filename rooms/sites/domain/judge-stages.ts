import { foldVietnamese, type Refusal, refuse } from '#kit'
import { SITES } from './sites.refusals.ts'

/** A stage as it is wanted. */
export interface WantedStage {
  readonly stageId?: string | undefined
  readonly name: string
  readonly ownerPostId: string
}

/** What the rules need to know: stages that stand, and the areas of the posts that exist today. */
export interface AroundStages {
  readonly standing: ReadonlySet<string>
  readonly postAreas: ReadonlyMap<string, number>
  /** Whether somebody of that area may answer for something at the place. */
  readonly isNear: (areaId: number) => boolean
}

/** The first reason against a list of stages (INS-14: no stage without somebody who answers for it), or null. */
export function judgeStages(stages: readonly WantedStage[], around: AroundStages): Refusal | null {
  const names = new Set<string>()
  const kept = new Set<string>()
  for (const [index, { stageId, name, ownerPostId }] of stages.entries()) {
    const at = `stages.${index}`
    const folded = foldVietnamese(name)
    if (names.has(folded)) return refuse(SITES.STAGE_TWICE, { field: `${at}.name`, params: { name } })
    names.add(folded)
    if (stageId !== undefined && (!around.standing.has(stageId) || kept.has(stageId))) {
      return refuse(SITES.STAGE_UNKNOWN, { field: at })
    }
    if (stageId !== undefined) kept.add(stageId)
    const refusal = judgeOwner(around.postAreas.get(ownerPostId), around, `${at}.ownerPostId`)
    if (refusal) return refusal
  }
  return null
}

function judgeOwner(areaId: number | undefined, { isNear }: AroundStages, field: string): Refusal | null {
  if (areaId === undefined) return refuse(SITES.STAGE_OWNER_UNKNOWN, { field })
  return isNear(areaId) ? null : refuse(SITES.STAGE_OWNER_ELSEWHERE, { field })
}
