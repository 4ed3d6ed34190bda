import { type Permission, type Refusal, refuse } from '#kit'
import { allowed, type Step, type Work } from '#platform/server'
import { CHECKPOINTS } from '../domain/index.ts'
import { type CheckpointRow, checkpointsByIds } from './checkpoints.store.ts'
import { holdShift, type ShiftRow } from './shifts.store.ts'

/** A shift with its post. */
export interface TakenShift {
  readonly shift: ShiftRow
  readonly post: CheckpointRow
}

/**
 * The shift that is to be changed, held, with its post; else why not. The permission is asked where the post lies today: a
 * phone that was offline while its ward was merged may still say the old area. Not visible reads as unknown.
 */
export async function takeShift(
  work: Work<{ readonly shiftId: string; readonly areaId?: number }>,
  step: Step,
  permission: Permission,
): Promise<TakenShift | Refusal> {
  const { shiftId, areaId } = work.payload
  const unknown = refuse(CHECKPOINTS.SHIFT_UNKNOWN, { field: 'shiftId' })
  const shift = await holdShift(step.trx, shiftId)
  const post = shift && (await checkpointsByIds(step.trx, [shift.checkpointId])).get(shift.checkpointId)
  if (!shift || !post) return unknown
  const notAllowed = allowed(work, step, permission, post.areaId, 'checkpoints.read')
  if (notAllowed) return notAllowed.status === 404 ? unknown : notAllowed
  if (areaId !== undefined && areaId !== post.areaId && !post.pastAreaIds.includes(areaId)) {
    return refuse(CHECKPOINTS.ELSEWHERE, { field: 'areaId' })
  }
  return shift.cancelledAt === null ? { shift, post } : refuse(CHECKPOINTS.SHIFT_CANCELLED, { field: 'shiftId' })
}
