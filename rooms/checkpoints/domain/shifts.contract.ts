import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { memberRoles } from './checkpoint-words.ts'

const momentField = instantField.transform((text) => toInstant(text))

/**
 * One person of a shift (CHK-03): which force they come from, what they are there for, and their task. Somebody the house
 * knows by `officerId`, others by the name on the roster; at least one of the two. A commander is always an officer: they
 * check in and take over under their own account.
 */
export const shiftMemberField = z.strictObject({
  /** Made by the sender, so that a phone can name the member before the server has seen it. */
  memberId: uuidField,
  role: z.enum(memberRoles),
  force: z.string().min(1).max(40),
  officerId: uuidField.optional(),
  name: lineField(80).optional(),
  task: lineField(300),
})

/** See {@link shiftMemberField}. */
export type ShiftMemberPayload = z.infer<typeof shiftMemberField>

/**
 * Plans a shift (ca trực) of a post; it bears the intent's id. Half-open `[fromAt, toAt)`; shifts of one post never overlap.
 * Two commanders are refused at once; none may be planned, but such a shift cannot start (CHK-03). Answers `{ shiftId }`.
 */
export const planShift = intentContract({
  type: 'checkpoints.plan-shift',
  payload: z.strictObject({
    areaId: areaIdField,
    checkpointId: uuidField,
    fromAt: momentField,
    toAt: momentField,
    members: z.array(shiftMemberField).min(1).max(60),
  }),
  permission: 'checkpoints.plan',
  title: { vi: 'Phân ca trực chốt', en: 'Plan a shift' },
})

/** The members of a shift, the whole list; who has checked in already stays. */
export const changeMembers = intentContract({
  type: 'checkpoints.change-members',
  payload: z.strictObject({ shiftId: uuidField, members: z.array(shiftMemberField).min(1).max(60) }),
  permission: 'checkpoints.plan',
  title: { vi: 'Đổi người trong ca trực', en: 'Change who stands a shift' },
})

/** Calls off a shift that has not started. */
export const cancelShift = intentContract({
  type: 'checkpoints.cancel-shift',
  payload: z.strictObject({ shiftId: uuidField, reason: lineField(300) }),
  permission: 'checkpoints.plan',
  title: { vi: 'Hủy ca trực', en: 'Cancel a shift' },
})

/**
 * Members of a shift are here, at `occurredAt` (vào ca). The first that includes the commander starts the shift; others
 * check in before or after, for two phones without a network reach the server in any order. Sent by a member of the shift. `areaId`: of the post as the phone knows it; a reform since
 * does no harm. Answers `{ started, missingForces }`: a shift without a force it needs is "thiếu lực lượng" (CHK-04).
 */
export const checkIn = intentContract({
  type: 'checkpoints.check-in',
  payload: z.strictObject({
    areaId: areaIdField,
    shiftId: uuidField,
    memberIds: z.array(uuidField).min(1).max(60),
  }),
  permission: 'checkpoints.stand',
  title: { vi: 'Vào ca trực chốt', en: 'Check in at a checkpoint' },
})

/**
 * Somebody sent to a post stands there from `occurredAt` without having been planned (vào ca thay): they are put on the shift
 * that runs then, as one of their force, and checked in. Answers `{ shiftId, missingForces }`.
 */
export const joinShift = intentContract({
  type: 'checkpoints.join-shift',
  payload: z.strictObject({ areaId: areaIdField, checkpointId: uuidField, force: z.string().min(1).max(40) }),
  permission: 'checkpoints.stand',
  title: { vi: 'Vào ca thay', en: 'Join a shift' },
})

/** The commander leaves word for the next shift (CHK-11); may be written again until it is acknowledged. */
export const handOverShift = intentContract({
  type: 'checkpoints.hand-over',
  payload: z.strictObject({ areaId: areaIdField, shiftId: uuidField, note: textField(2_000) }),
  permission: 'checkpoints.stand',
  title: { vi: 'Bàn giao ca trực chốt', en: 'Hand over a shift' },
})

/** The commander of the next shift has read the word of the one before and takes over (CHK-11). */
export const acknowledgeHandover = intentContract({
  type: 'checkpoints.acknowledge-handover',
  payload: z.strictObject({ areaId: areaIdField, shiftId: uuidField, byShiftId: uuidField }),
  permission: 'checkpoints.stand',
  title: { vi: 'Nhận bàn giao ca trực chốt', en: 'Acknowledge a handover' },
})

/** Ends a shift; refused while the next commander has not acknowledged the handover (CHK-11), unless no post is left to hand over. */
export const endShift = intentContract({
  type: 'checkpoints.end-shift',
  payload: z.strictObject({ areaId: areaIdField, shiftId: uuidField }),
  permission: 'checkpoints.stand',
  title: { vi: 'Kết thúc ca trực chốt', en: 'End a shift' },
})
