import { type Refusal, refuse } from '#kit'
import { ACCESS, type Fact, may, mayAnywhere, type Step, type Work } from '#platform/server'
import { INSPECTIONS } from '../domain/index.ts'
import { type Eyes, isOfInspected, isOfTeam, readEyes } from './eyes.ts'
import { type InspectionRow, lockInspection } from './inspections.store.ts'

/** Whether the actor does the work of this inspection: of its team, named for it, or entitled there where no team is. */
export function isAtWork(eyes: Eyes, row: InspectionRow, isNamed: boolean, tree: Step['tree']): boolean {
  if (isNamed || isOfTeam(eyes, row.teamId)) return true
  return row.teamId === null && may(eyes.actor, 'inspections.work', row.areaId, tree)
}

/** An inspection taken up for work, by somebody who may. */
export interface TakenUp {
  readonly row: InspectionRow
  readonly eyes: Eyes
}

/** Locks the inspection for the actor's work on it; what they may not see is not found. */
export async function takeUp(
  work: Pick<Work<unknown>, 'actor'>,
  step: Step,
  inspectionId: string,
): Promise<TakenUp | { readonly refusal: Refusal }> {
  const eyes = await readEyes(step.trx, { actor: work.actor, tree: step.tree })
  const row = await lockInspection(step.trx, inspectionId, { eyes, tree: step.tree })
  if (!row) return { refusal: refuse(ACCESS.NOT_FOUND, { field: 'inspectionId' }) }
  const named = await isNamedFor(step, row, eyes)
  if (!isAtWork(eyes, row, named, step.tree)) return { refusal: refuse(INSPECTIONS.NOT_OF_TEAM) }
  if (isOfInspected(eyes, row)) return { refusal: refuse(INSPECTIONS.OWN_UNIT) }
  if (row.kind === 'public-duty' && !mayAnywhere(work.actor, 'inspections.inspect-duty')) {
    return { refusal: refuse(INSPECTIONS.NOT_OF_TEAM) }
  }
  return { row, eyes }
}

async function isNamedFor({ trx }: Step, row: InspectionRow, eyes: Eyes): Promise<boolean> {
  const named = await trx
    .selectFrom('inspection_inspectors')
    .select('post_id')
    .where('inspection_id', '=', row.id)
    .where('zone_id', '=', row.zoneId)
    .execute()
  return named.some(({ post_id: postId }) => postId !== null && eyes.postIds.includes(postId))
}

/** Why nothing more can be recorded in it; null when it can. Late additions to a finished one are refused. */
export function refuseRecording(row: InspectionRow): Refusal | null {
  if (row.calledOffAt !== null) return refuse(INSPECTIONS.CALLED_OFF)
  if (row.checkedInAt === null) return refuse(INSPECTIONS.NOT_CHECKED_IN)
  return row.finishedAt === null ? null : refuse(INSPECTIONS.FINISHED)
}

/** The facts that may be stated of a row: of a hidden one only at the level of its team, and open screens hear nothing. */
export function factOf(
  row: Pick<InspectionRow, 'id' | 'areaId' | 'levelAreaId' | 'surprise' | 'checkedInAt'>,
  fact: { type: string; data?: Fact['data'] },
): Fact {
  const hidden = row.surprise && row.checkedInAt === null
  if (hidden) return { type: fact.type, areaId: row.levelAreaId, subjectId: row.id, data: {}, live: [] }
  return { type: fact.type, areaId: row.areaId, subjectId: row.id, data: fact.data ?? {}, live: ['inspections'] }
}
