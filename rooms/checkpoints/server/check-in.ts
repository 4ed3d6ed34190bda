import type { z } from 'zod'
import { addMinutes, type Instant, type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { CHECKPOINTS, checkIn, missingForcesAt } from '../domain/index.ts'
import { tellShift } from './hours-of-shift.ts'
import { profileBook, ruleAt, sayMoment } from './profile-book.query.ts'
import { commanderOf, type ShiftRow, toStandingShift } from './shifts.store.ts'
import { type TakenShift, takeShift } from './take-shift.ts'
import { writeCheckIn } from './write-check-in.ts'

type CheckIn = z.infer<typeof checkIn.payload>

/**
 * Members of a shift are here, at the moment it happened in the field (CHK-01, CHK-03, CHK-04). The shift starts when its
 * one commander is here; whose phone comes first to the server, or who came first to the post, is no fault of anybody.
 */
export const checkInIntent = defineIntent<CheckIn>({
  contract: checkIn,
  area: 'handler',
  handle: oneByOne(async (work: Work<CheckIn>, step: Step) => {
    const taken = await takeShift(work, step, 'checkpoints.stand')
    if ('words' in taken) return reject(taken)
    const refusal = (await judgeMoment(work, taken, step)) ?? judgePeople(work, taken.shift)
    if (refusal) return reject(refusal)
    const { shift, post } = taken
    const { memberIds } = work.payload
    const now = await writeCheckIn(shift, { memberIds, at: work.occurredAt }, step.trx)
    await tellShift({ shift: now, post }, step)
    const { kindOf } = await profileBook(step.profile)
    const needs = kindOf.get(post.kind)?.forces ?? []
    const missingForces = missingForcesAt(toStandingShift(now), needs, work.occurredAt)
    const started = shift.startedAt === null && now.startedAt !== null
    const data = {
      checkpointId: post.id,
      at: work.occurredAt,
      started,
      here: memberIds.length,
      missing: missingForces.length,
    }
    return accept(
      [{ type: 'checkpoint-checked-in', areaId: post.areaId, subjectId: shift.id, data, live: ['checkpoints'] }],
      { started, missingForces },
    )
  }),
})

async function judgeMoment(
  { occurredAt }: Work<CheckIn>,
  { shift, post }: TakenShift,
  { profile }: Step,
): Promise<Refusal | null> {
  const say = (at: Instant) => ({ at: sayMoment(at, profile) })
  // A phone without a network tells late of what was before the end: whoever stood there stood there.
  if (shift.endedAt !== null && occurredAt >= shift.endedAt) {
    return refuse(CHECKPOINTS.SHIFT_ENDED, { field: 'shiftId', params: say(shift.endedAt) })
  }
  if (post.closedAt !== null && occurredAt >= post.closedAt) {
    return refuse(CHECKPOINTS.CLOSED, { field: 'shiftId', params: say(post.closedAt) })
  }
  const rule = ruleAt(await profileBook(profile), shift.fromAt, profile)
  if ('words' in rule) return rule
  const earliest = addMinutes(shift.fromAt, -rule.checkInEarlyMinutes)
  if (occurredAt < earliest) {
    return refuse(CHECKPOINTS.TOO_EARLY, { field: 'occurredAt', params: say(earliest) })
  }
  return occurredAt < shift.toAt
    ? null
    : refuse(CHECKPOINTS.SHIFT_OVER, { field: 'occurredAt', params: say(shift.toAt) })
}

function judgePeople({ actor, payload }: Work<CheckIn>, shift: ShiftRow): Refusal | null {
  if (!shift.members.some(({ officerId }) => officerId !== null && officerId === actor.officerId)) {
    return refuse(CHECKPOINTS.NOT_ON_SHIFT, { field: 'shiftId' })
  }
  const roster = new Set(shift.members.map(({ id }) => id))
  const stranger = payload.memberIds.findIndex((memberId) => !roster.has(memberId))
  if (stranger >= 0) return refuse(CHECKPOINTS.MEMBER_UNKNOWN, { field: `memberIds.${stranger}` })
  return commanderOf(shift) ? null : refuse(CHECKPOINTS.NO_COMMANDER, { field: 'shiftId' })
}
