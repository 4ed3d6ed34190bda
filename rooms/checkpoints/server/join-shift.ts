import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  oneByOne,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import { CHECKPOINTS, joinShift, missingForcesAt } from '../domain/index.ts'
import { type CheckpointRow, holdCheckpoints } from './checkpoints.store.ts'
import { tellShift } from './hours-of-shift.ts'
import { type ProfileBook, profileBook, ruleAt, sayMoment } from './profile-book.query.ts'
import { type MemberRow, readShifts, type ShiftRow, toStandingShift } from './shifts.store.ts'
import type { TakenShift } from './take-shift.ts'
import { writeCheckIn } from './write-check-in.ts'

type Join = z.infer<typeof joinShift.payload>

/** What a roster says of somebody whom nobody had planned. */
const taskOfJoined = 'Vào ca thay, ngoài phân công'

/**
 * Somebody who was sent to a post without being on its roster stands there from this moment, as one of their force (CHK-03,
 * CHK-04): their hours count, the force is there, and whoever plans sees them on the shift. On it already, they check in.
 */
export const joinShiftIntent = defineIntent<Join>({
  contract: joinShift,
  area: 'handler',
  handle: oneByOne(async (work: Work<Join>, step: Step) => {
    const book = await profileBook(step.profile)
    const taken = await takeRunningShift(work, step, book)
    if ('words' in taken) return reject(taken)
    const refusal = await judgeJoin(work, taken, step, book)
    if (refusal) return reject(refusal)
    const { post } = taken
    const { member, shift } = await putOn(work, taken.shift, step)
    const now = await writeCheckIn(shift, { memberIds: [member.id], at: work.occurredAt }, step.trx)
    await tellShift({ shift: now, post }, step)
    const needs = book.kindOf.get(post.kind)?.forces ?? []
    const missingForces = missingForcesAt(toStandingShift(now), needs, work.occurredAt)
    const data = { checkpointId: post.id, at: work.occurredAt, force: member.force, missing: missingForces.length }
    return accept(
      [{ type: 'checkpoint-joined', areaId: post.areaId, subjectId: now.id, data, live: ['checkpoints'] }],
      { shiftId: now.id, missingForces },
    )
  }),
})

/** The shift of the post at that moment, or the one that it is early for; held. */
async function takeRunningShift(work: Work<Join>, step: Step, book: ProfileBook): Promise<TakenShift | Refusal> {
  const post = await postFor(work, step)
  if ('words' in post) return post
  const { occurredAt } = work
  const rule = ruleAt(book, occurredAt, step.profile)
  if ('words' in rule) return rule
  const [first, second] = await readShifts(
    step.trx,
    sql`shift.checkpoint_id = ${post.id} and shift.cancelled_at is null and shift.to_at > ${occurredAt}
      and shift.from_at <= ${addMinutes(occurredAt, rule.checkInEarlyMinutes)}`,
    { hold: true },
  )
  // Just before a change of shifts: who comes now comes for the next.
  const shift = second ?? first
  if (!shift) return refuse(CHECKPOINTS.NO_SHIFT_THEN, { field: 'checkpointId', params: say(occurredAt, step) })
  if (shift.endedAt === null || occurredAt < shift.endedAt) return { shift, post }
  return refuse(CHECKPOINTS.SHIFT_ENDED, { field: 'checkpointId', params: say(shift.endedAt, step) })
}

/** The post, held, if they may stand there and it stood then; not visible reads as unknown. */
async function postFor(work: Work<Join>, step: Step): Promise<CheckpointRow | Refusal> {
  const { checkpointId, areaId } = work.payload
  const unknown = refuse(CHECKPOINTS.UNKNOWN, { field: 'checkpointId' })
  const post = (await holdCheckpoints(step.trx, [checkpointId])).get(checkpointId)
  if (!post) return unknown
  const notAllowed = allowed(work, step, joinShift.permission, post.areaId, 'checkpoints.read')
  if (notAllowed) return notAllowed.status === 404 ? unknown : notAllowed
  if (areaId !== post.areaId && !post.pastAreaIds.includes(areaId)) {
    return refuse(CHECKPOINTS.ELSEWHERE, { field: 'areaId' })
  }
  if (post.closedAt === null || work.occurredAt < post.closedAt) return post
  return refuse(CHECKPOINTS.CLOSED, { field: 'checkpointId', params: say(post.closedAt, step) })
}

async function judgeJoin(
  { actor, payload, occurredAt }: Work<Join>,
  { post }: TakenShift,
  step: Step,
  { forces }: ProfileBook,
): Promise<Refusal | null> {
  if (actor.officerId === null) return refuse(CHECKPOINTS.NOT_ON_SHIFT, { field: 'checkpointId' })
  const { force } = payload
  if (!forces.some(({ key }) => key === force)) {
    return refuse(CHECKPOINTS.FORCE_UNKNOWN, { field: 'force', params: { force } })
  }
  const other = await standingElsewhere(step.trx, { officerId: actor.officerId, at: occurredAt, post })
  if (!other) return null
  const { name, post: where, fromAt, toAt } = other
  const times = { from: sayMoment(fromAt, step.profile), to: sayMoment(toAt, step.profile) }
  return refuse(CHECKPOINTS.MEMBER_ELSEWHERE, { field: 'checkpointId', params: { name, post: where, ...times } })
}

/** Where they have checked in and not gone: a roster alone is a plan, and they were sent elsewhere. */
async function standingElsewhere(
  trx: Trx,
  { officerId, at, post }: { readonly officerId: string; readonly at: Instant; readonly post: CheckpointRow },
) {
  const { rows } = await sql<{ name: string; post: string; fromAt: Instant; toAt: Instant }>`
    select officers.name, checkpoints.name as post, shift.from_at as "fromAt", shift.to_at as "toAt"
    from checkpoint_members member
    join checkpoint_shifts shift on shift.id = member.shift_id and shift.cancelled_at is null
    join checkpoints on checkpoints.id = shift.checkpoint_id
    join officers on officers.id = member.officer_id
    where member.officer_id = ${officerId} and member.checked_in_at is not null and shift.checkpoint_id <> ${post.id}
      and shift.from_at <= ${at} and coalesce(shift.ended_at, shift.to_at) > ${at}
    order by shift.from_at limit 1`.execute(trx)
  return rows[0]
}

/** Who it is on the roster now: as planned, or put on it. */
async function putOn(
  work: Work<Join>,
  shift: ShiftRow,
  { trx }: Step,
): Promise<{ readonly member: MemberRow; readonly shift: ShiftRow }> {
  const { officerId } = work.actor
  const planned = shift.members.find((one) => one.officerId === officerId)
  if (planned) return { member: planned, shift }
  const member: MemberRow = {
    ...{ id: childId(work, 'member'), role: 'execution', force: work.payload.force, officerId },
    ...{ name: null, task: taskOfJoined, checkedInAt: null },
  }
  await sql`
    insert into checkpoint_members (shift_id, id, place, role, force, officer_id, task)
    values (${shift.id}, ${member.id}, ${shift.members.length}, ${member.role}, ${member.force}, ${officerId}, ${member.task})`.execute(
    trx,
  )
  return { member, shift: { ...shift, members: [...shift.members, member] } }
}

function say(at: Instant, { profile }: Step): { readonly at: string } {
  return { at: sayMoment(at, profile) }
}
