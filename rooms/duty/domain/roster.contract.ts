import { z } from 'zod'
import { instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'

const momentField = instantField.transform((text) => toInstant(text))

/** Most shifts in one plan: a month of a post with two people at all hours. */
export const mostShifts = 500

const roleField = z.string().min(1).max(40)

/** A shift as it is sent. `id`s are made by the door: those of a plan come back in its result. */
const wantedShiftField = z.strictObject({
  officerId: uuidField,
  role: roleField,
  fromAt: momentField,
  toAt: momentField,
})

/**
 * Puts shifts on the roster of a command post, all or none. `replace`: shifts there that begin within this stretch and have
 * not begun yet give way. `restReason` lets shifts stand that break the rest rule, and is kept with them.
 */
export const planRoster = intentContract({
  type: 'duty.plan-roster',
  payload: z.strictObject({
    bodyId: uuidField,
    shifts: z.array(wantedShiftField).min(1).max(mostShifts),
    replace: z.strictObject({ fromAt: momentField, toAt: momentField }).optional(),
    restReason: lineField(300).optional(),
  }),
  permission: 'duty.plan',
  title: { vi: 'Xếp lịch trực', en: 'Plan a roster' },
})

/** Changes one shift: its ends, its role, or (a substitute) its person. A new person gets a shift of their own, which bears the intent’s id. */
export const changeShift = intentContract({
  type: 'duty.change-shift',
  payload: z.strictObject({
    shiftId: uuidField,
    officerId: uuidField.optional(),
    role: roleField.optional(),
    fromAt: momentField.optional(),
    toAt: momentField.optional(),
    restReason: lineField(300).optional(),
  }),
  permission: 'duty.plan',
  title: { vi: 'Sửa ca trực, bố trí trực thay', en: 'Change a shift, put in a substitute' },
})

/** Takes shifts off the roster. One that has begun ends now; one that is over stays. */
export const cancelShifts = intentContract({
  type: 'duty.cancel-shifts',
  payload: z.strictObject({ shiftIds: z.array(uuidField).min(1).max(mostShifts), reason: lineField(300) }),
  permission: 'duty.plan',
  title: { vi: 'Bỏ ca trực', en: 'Cancel shifts' },
})

/** The outgoing watch says what the incoming one must know. */
export const handOver = intentContract({
  type: 'duty.hand-over',
  payload: z.strictObject({ shiftId: uuidField, note: textField(2000) }),
  permission: 'duty.stand',
  title: { vi: 'Bàn giao ca', en: 'Hand over' },
})

/** The incoming watch says "I have it": only the person of the shift can. */
export const takeOver = intentContract({
  type: 'duty.take-over',
  payload: z.strictObject({ shiftId: uuidField }),
  permission: 'duty.stand',
  title: { vi: 'Nhận ca', en: 'Take over' },
})

/** Asks a colleague to swap two shifts (`otherShiftId`), or to stand one's own shift (`otherOfficerId`). */
export const askSwap = intentContract({
  type: 'duty.ask-swap',
  payload: z
    .strictObject({
      shiftId: uuidField,
      otherShiftId: uuidField.optional(),
      otherOfficerId: uuidField.optional(),
      reason: lineField(300),
    })
    .refine((one) => (one.otherShiftId === undefined) !== (one.otherOfficerId === undefined), {
      path: ['otherShiftId'],
      error: 'otherShiftId | otherOfficerId',
    }),
  permission: 'duty.stand',
  title: { vi: 'Xin đổi ca, nhờ trực thay', en: 'Ask to swap or cover' },
})

/** The colleague accepts or declines; the one who asked withdraws. */
export const answerSwap = intentContract({
  type: 'duty.answer-swap',
  payload: z.strictObject({ swapId: uuidField, answer: z.enum(['accept', 'decline', 'withdraw']) }),
  permission: 'duty.stand',
  title: { vi: 'Trả lời đề nghị đổi ca', en: 'Answer a swap' },
})

/** A leader approves an accepted swap, or refuses it; nobody decides on their own shifts. */
export const decideSwap = intentContract({
  type: 'duty.decide-swap',
  payload: z.strictObject({ swapId: uuidField, approve: z.boolean() }),
  permission: 'duty.approve',
  title: { vi: 'Duyệt đổi ca', en: 'Decide on a swap' },
})

/** Opens one's own calendar address; an earlier one of the same person stops. The secret is made by the screen and kept nowhere. */
export const openFeed = intentContract({
  type: 'duty.open-feed',
  payload: z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{32,64}$/) }),
  permission: 'duty.stand',
  title: { vi: 'Mở địa chỉ lịch riêng', en: 'Open one’s calendar address' },
})

/** Closes one's calendar address. */
export const closeFeed = intentContract({
  type: 'duty.close-feed',
  payload: z.strictObject({}),
  permission: 'duty.stand',
  title: { vi: 'Đóng địa chỉ lịch riêng', en: 'Close one’s calendar address' },
})
