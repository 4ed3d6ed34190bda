import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { CHECKPOINTS, cancelShift, changeMembers, judgeElsewhere, judgeMembers } from '../domain/index.ts'
import { tellShift } from './hours-of-shift.ts'
import { knownOfficers, writeMembers } from './members.store.ts'
import { withSaidTimes } from './plan-shifts.ts'
import { profileBook, sayMoment } from './profile-book.query.ts'
import type { ShiftRow } from './shifts.store.ts'
import { readStandings } from './standings.store.ts'
import { takeShift } from './take-shift.ts'

type Change = z.infer<typeof changeMembers.payload>

/** Says anew who stands a shift; who is there already stays. */
export const changeMembersIntent = defineIntent<Change>({
  contract: changeMembers,
  area: 'handler',
  handle: oneByOne(async (work: Work<Change>, step: Step) => {
    const taken = await takeShift(work, step, 'checkpoints.plan')
    if ('words' in taken) return reject(taken)
    const { shift, post } = taken
    const { members } = work.payload
    const { forces } = await profileBook(step.profile)
    const around = {
      forces: new Set(forces.map(({ key }) => key)),
      officers: await knownOfficers(step.trx, members),
    }
    const wanted = { checkpointId: post.id, fromAt: shift.fromAt, toAt: shift.toAt, members }
    const refusal =
      judgeChange(shift, members, step) ??
      judgeMembers(members, around) ??
      withSaidTimes(judgeElsewhere(wanted, await readStandings(step.trx, [wanted])), step)
    if (refusal) return reject(refusal)
    await sql`
      delete from checkpoint_members
      where shift_id = ${shift.id} and id <> all(${members.map(({ memberId }) => memberId)}::uuid[])`.execute(step.trx)
    await writeMembers(step.trx, [{ shiftId: shift.id, members }])
    const data = { checkpointId: post.id, members: members.length }
    return accept([
      {
        type: 'checkpoint-members-changed',
        areaId: post.areaId,
        subjectId: shift.id,
        data,
        live: ['checkpoints'],
      },
    ])
  }),
})

/** Who has checked in keeps their place and role: what was true in the field is not rewritten. */
function judgeChange(shift: ShiftRow, members: Change['members'], { profile }: Step): Refusal | null {
  if (shift.endedAt !== null) {
    return refuse(CHECKPOINTS.SHIFT_ENDED, { field: 'shiftId', params: { at: sayMoment(shift.endedAt, profile) } })
  }
  const stays = shift.members
    .filter(({ checkedInAt }) => checkedInAt !== null)
    .every(({ id, role, force }) =>
      members.some((one) => one.memberId === id && one.role === role && one.force === force),
    )
  return stays ? null : refuse(CHECKPOINTS.MEMBER_HERE, { field: 'members' })
}

/** Calls off a shift that has not started. */
export const cancelShiftIntent = defineIntent({
  contract: cancelShift,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof cancelShift.payload>>, step: Step) => {
    const taken = await takeShift(work, step, 'checkpoints.plan')
    if ('words' in taken) return reject(taken)
    const { shift, post } = taken
    if (shift.startedAt !== null) return reject(CHECKPOINTS.SHIFT_STARTED, { field: 'shiftId' })
    await sql`
      update checkpoint_shifts set cancelled_at = ${step.now}, cancel_reason = ${work.payload.reason}
      where id = ${shift.id}`.execute(step.trx)
    await tellShift({ shift: { ...shift, cancelledAt: step.now }, post }, step)
    const data = { checkpointId: post.id, fromAt: shift.fromAt, toAt: shift.toAt }
    return accept([
      {
        type: 'checkpoint-shift-cancelled',
        areaId: post.areaId,
        subjectId: shift.id,
        data,
        live: ['checkpoints'],
      },
    ])
  }),
})
