import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { cancelShifts, changeShift, DUTY, type WantedShift } from '../domain/index.ts'
import type { CommandPost } from './command-posts.query.ts'
import { type Desk, judgeOnDesk, judgePost, openDesk, putOnDesk, takeOffDesk, toShiftRow } from './desk.ts'
import { endShiftsNow, moveShift } from './move-shift.store.ts'
import { cancelRows, type Shift, saveShifts, shiftsById } from './shifts.store.ts'

type Change = z.infer<typeof changeShift.payload>
type Cancel = z.infer<typeof cancelShifts.payload>

/**
 * Changes a shift. Another person (a substitute, also in the middle of a running shift) gets a new shift and the old one is
 * cancelled, or ends now; new ends or another role change the shift itself.
 */
export const changeShiftIntent = defineIntent<Change>({
  contract: changeShift,
  area: 'handler',
  handle: oneByOne(async (work: Work<Change>, step: Step) => {
    const { payload } = work
    const seen = (await shiftsById(step.trx, [payload.shiftId])).get(payload.shiftId)
    if (!seen) return reject(DUTY.SHIFT_UNKNOWN, { field: 'shiftId' })
    const officerIds = [seen.officerId, ...(payload.officerId === undefined ? [] : [payload.officerId])]
    const spans = [{ fromAt: payload.fromAt ?? seen.fromAt, toAt: payload.toAt ?? seen.toAt }, seen]
    const desk = await openDesk(step, { bodyIds: [seen.bodyId], officerIds, spans }, true)
    const shift = (await shiftsById(step.trx, [payload.shiftId], true)).get(payload.shiftId) as Shift
    const post = judgePost(desk, shift.bodyId, work)
    if ('status' in post) return reject(hidden(post))
    const refusal = judgeStanding(shift, step)
    if (refusal) return reject(refusal)
    takeOffDesk(desk, shift.officerId, shift.id)
    const isOther = payload.officerId !== undefined && payload.officerId !== shift.officerId
    return isOther ? substitute({ work, step, desk, post, shift }) : adjust({ work, step, desk, post, shift })
  }),
})

interface AtWork {
  readonly work: Work<Change>
  readonly step: Step
  readonly desk: Desk
  readonly post: CommandPost
  readonly shift: Shift
}

/** Somebody else stands the shift, or the rest of it when it has begun. */
async function substitute({ work, step, desk, post, shift }: AtWork): Promise<Outcome> {
  const { payload } = work
  const hasBegun = shift.fromAt <= step.now
  const wanted: WantedShift = {
    officerId: payload.officerId ?? shift.officerId,
    role: payload.role ?? shift.role,
    fromAt: hasBegun ? step.now : (payload.fromAt ?? shift.fromAt),
    toAt: payload.toAt ?? shift.toAt,
  }
  const refusal = judgeOnDesk(desk, post, wanted, payload.restReason)
  if (refusal) return reject(refusal)
  const row = toShiftRow(desk, post, { ...wanted, id: work.id, planId: work.id, restReason: payload.restReason })
  if (hasBegun) await endShiftsNow(step.trx, [shift.id], { now: step.now, replacedBy: work.id })
  else await cancelRows(step.trx, [shift.id], { now: step.now, replacedBy: new Map([[shift.id, work.id]]) })
  await saveShifts(step.trx, [row])
  const data = {
    bodyId: post.bodyId,
    fromOfficerId: shift.officerId,
    toOfficerId: wanted.officerId,
    newShiftId: work.id,
    fromAt: wanted.fromAt,
    toAt: wanted.toAt,
  }
  return accept([{ type: 'shift-substituted', areaId: post.areaId, subjectId: shift.id, data, live: ['duty'] }], {
    shiftId: work.id,
  })
}

/** The same person, other ends or another role. A shift that has begun keeps its beginning. */
async function adjust({ work, step, desk, post, shift }: AtWork): Promise<Outcome> {
  const { payload } = work
  if (shift.fromAt <= step.now && payload.fromAt !== undefined && payload.fromAt !== shift.fromAt) {
    return reject(DUTY.SHIFT_BEGUN, { field: 'fromAt' })
  }
  const wanted: WantedShift = {
    officerId: shift.officerId,
    role: payload.role ?? shift.role,
    fromAt: payload.fromAt ?? shift.fromAt,
    toAt: payload.toAt ?? shift.toAt,
  }
  const restReason = payload.restReason ?? shift.restReason ?? undefined
  const refusal = judgeOnDesk(desk, post, wanted, restReason)
  if (refusal) return reject(refusal)
  putOnDesk(desk, shift.officerId, { ...wanted, id: shift.id })
  const row = toShiftRow(desk, post, { ...wanted, id: shift.id, planId: work.id, restReason })
  await moveShift(step.trx, row)
  const data = {
    bodyId: post.bodyId,
    officerId: shift.officerId,
    was: [shift.role, shift.fromAt, shift.toAt],
    is: [wanted.role, wanted.fromAt, wanted.toAt],
  }
  return accept([{ type: 'shift-changed', areaId: post.areaId, subjectId: shift.id, data, live: ['duty'] }], {
    shiftId: shift.id,
  })
}

/** Takes shifts off: all of them or none. */
export const cancelShiftsIntent = defineIntent<Cancel>({
  contract: cancelShifts,
  area: 'handler',
  handle: oneByOne(async (work: Work<Cancel>, step: Step) => {
    const shifts = await shiftsById(step.trx, work.payload.shiftIds, true)
    const bodyIds = [...shifts.values()].map((shift) => shift.bodyId)
    const desk = await openDesk(step, { bodyIds, officerIds: [], spans: [] }, false)
    for (const [index, shiftId] of work.payload.shiftIds.entries()) {
      const refusal = judgeCancel(shifts.get(shiftId), desk, work)
      if (refusal) return reject({ ...refusal, field: `shiftIds.${index}` })
    }
    const running = [...shifts.values()].filter((shift) => shift.fromAt <= step.now)
    await endShiftsNow(
      step.trx,
      running.map((shift) => shift.id),
      { now: step.now },
    )
    const coming = [...shifts.values()].filter((shift) => shift.fromAt > step.now)
    await cancelRows(
      step.trx,
      coming.map((shift) => shift.id),
      { now: step.now },
    )
    const byBody = Map.groupBy(shifts.values(), (shift) => shift.bodyId)
    return accept(
      [...byBody].map(([bodyId, group]) => ({
        type: 'shifts-cancelled',
        areaId: (group[0] as Shift).areaId,
        subjectId: bodyId,
        data: { bodyId, shiftIds: group.map((shift) => shift.id), officerIds: group.map((shift) => shift.officerId) },
        live: ['duty'],
      })),
    )
  }),
})

function judgeCancel(shift: Shift | undefined, desk: Desk, work: Work<unknown>): Refusal | null {
  if (!shift) return refuse(DUTY.SHIFT_UNKNOWN)
  const post = judgePost(desk, shift.bodyId, work)
  if ('status' in post) return hidden(post)
  return judgeStanding(shift, desk.step)
}

/** What is over or gone is not changed. */
function judgeStanding(shift: Shift, { now }: Pick<Step, 'now'>): Refusal | null {
  if (shift.cancelledAt !== null) return refuse(DUTY.SHIFT_CANCELLED, { field: 'shiftId' })
  return shift.toAt <= now ? refuse(DUTY.SHIFT_OVER, { field: 'shiftId' }) : null
}

/** Whoever may not see the post is told that there is no such shift. */
function hidden(refusal: Refusal): Refusal {
  return refusal.status === 404 ? refuse(DUTY.SHIFT_UNKNOWN, { field: 'shiftId' }) : refusal
}
