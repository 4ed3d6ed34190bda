import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { acknowledgeHandover, CHECKPOINTS, endShift, handOverShift } from '../domain/index.ts'
import { tellShift } from './hours-of-shift.ts'
import { sayMoment } from './profile-book.query.ts'
import { commanderOf, holdShift, readShifts, type ShiftRow } from './shifts.store.ts'
import { type TakenShift, takeShift } from './take-shift.ts'

type HandOver = z.infer<typeof handOverShift.payload>
type Acknowledge = z.infer<typeof acknowledgeHandover.payload>
type End = z.infer<typeof endShift.payload>

/** The commander leaves word for the next shift (CHK-11). */
export const handOverShiftIntent = defineIntent<HandOver>({
  contract: handOverShift,
  area: 'handler',
  handle: oneByOne(async (work: Work<HandOver>, step: Step) => {
    const taken = await takeRunning(work, step)
    if ('words' in taken) return reject(taken)
    const { shift } = taken
    if (!isCommander(work, shift)) return reject(CHECKPOINTS.NOT_COMMANDER, { field: 'shiftId' })
    if (shift.acknowledgedAt !== null) return reject(alreadyAcknowledged(shift, step))
    await sql`
      update checkpoint_shifts set note = ${work.payload.note}, handed_at = ${work.occurredAt}
      where id = ${shift.id}`.execute(step.trx)
    return accept([factOf('checkpoint-handed-over', taken, { at: work.occurredAt })])
  }),
})

/** The commander of the next shift takes over what was left (CHK-11). */
export const acknowledgeHandoverIntent = defineIntent<Acknowledge>({
  contract: acknowledgeHandover,
  area: 'handler',
  handle: oneByOne(async (work: Work<Acknowledge>, step: Step) => {
    const taken = await takeRunning(work, step)
    if ('words' in taken) return reject(taken)
    const { shift } = taken
    if (shift.acknowledgedAt !== null) return reject(alreadyAcknowledged(shift, step))
    if (shift.handedAt === null) return reject(CHECKPOINTS.NOT_HANDED_OVER, { field: 'shiftId' })
    const refusal = await judgeNext(work, shift, step)
    if (refusal) return reject(refusal)
    const { byShiftId } = work.payload
    await sql`
      update checkpoint_shifts set acknowledged_at = ${work.occurredAt}, next_shift_id = ${byShiftId}
      where id = ${shift.id}`.execute(step.trx)
    await tellShift({ ...taken, shift: { ...shift, acknowledgedAt: work.occurredAt } }, step)
    return accept([factOf('checkpoint-handover-acknowledged', taken, { at: work.occurredAt, byShiftId })])
  }),
})

/** Ends a shift; not before the next commander has acknowledged what it left (CHK-11). */
export const endShiftIntent = defineIntent<End>({
  contract: endShift,
  area: 'handler',
  handle: oneByOne(async (work: Work<End>, step: Step) => {
    const taken = await takeRunning(work, step)
    if ('words' in taken) return reject(taken)
    const { shift, post } = taken
    if (!isCommander(work, shift)) return reject(CHECKPOINTS.NOT_COMMANDER, { field: 'shiftId' })
    if (shift.acknowledgedAt === null && post.closedAt === null) {
      return reject(CHECKPOINTS.HANDOVER_NOT_ACKNOWLEDGED, { field: 'shiftId' })
    }
    const { startedAt } = shift
    const endedAt = startedAt !== null && startedAt > work.occurredAt ? startedAt : work.occurredAt
    await sql`update checkpoint_shifts set ended_at = ${endedAt} where id = ${shift.id}`.execute(step.trx)
    await tellShift({ shift: { ...shift, endedAt }, post }, step)
    return accept([factOf('checkpoint-shift-ended', taken, { at: work.occurredAt })])
  }),
})

/** The shift, held, once it has started and while it lasts; else why not. */
async function takeRunning(
  work: Work<{ readonly shiftId: string; readonly areaId: number }>,
  step: Step,
): Promise<TakenShift | Refusal> {
  const taken = await takeShift(work, step, 'checkpoints.stand')
  if ('words' in taken) return taken
  const { startedAt, endedAt } = taken.shift
  if (startedAt === null) return refuse(CHECKPOINTS.SHIFT_NOT_STARTED, { field: 'shiftId' })
  if (endedAt === null) return taken
  return refuse(CHECKPOINTS.SHIFT_ENDED, { field: 'shiftId', params: { at: sayMoment(endedAt, step.profile) } })
}

function isCommander({ actor }: Work<unknown>, shift: ShiftRow): boolean {
  return actor.officerId !== null && commanderOf(shift)?.officerId === actor.officerId
}

function alreadyAcknowledged({ acknowledgedAt }: ShiftRow, { profile }: Step): Refusal {
  const at = acknowledgedAt === null ? '' : sayMoment(acknowledgedAt, profile)
  return refuse(CHECKPOINTS.HANDOVER_ACKNOWLEDGED, { field: 'shiftId', params: { at } })
}

/** Only the commander of the shift that follows, once it has started. */
async function judgeNext(work: Work<Acknowledge>, shift: ShiftRow, { trx }: Step): Promise<Refusal | null> {
  const [following] = await readShifts(
    trx,
    sql`shift.checkpoint_id = ${shift.checkpointId} and shift.from_at >= ${shift.toAt} and shift.cancelled_at is null
      and shift.from_at = (select min(from_at) from checkpoint_shifts
        where checkpoint_id = ${shift.checkpointId} and from_at >= ${shift.toAt} and cancelled_at is null)`,
  )
  if (following?.id !== work.payload.byShiftId) return refuse(CHECKPOINTS.NOT_THE_NEXT, { field: 'byShiftId' })
  const next = await holdShift(trx, following.id)
  const isNext = next?.startedAt != null && isCommander(work, next)
  return isNext ? null : refuse(CHECKPOINTS.NOT_NEXT_COMMANDER, { field: 'byShiftId' })
}

function factOf(type: string, { shift, post }: TakenShift, data: Readonly<Record<string, unknown>>): Fact {
  const more = { checkpointId: post.id, ...data }
  return { type, areaId: post.areaId, subjectId: shift.id, data: more, live: ['checkpoints'] }
}
