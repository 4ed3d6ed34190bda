import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, toInstant, uuidField } from '#kit'
import { forceField } from './force-kinds.ts'

const momentField = instantField.transform((text) => toInstant(text))
const headcount = z.number().int().min(0).max(100_000)

const unitPayload = z.strictObject({
  areaId: areaIdField,
  force: forceField,
  name: lineField(160),
  /** The post that commands it; absent: the head of the area answers. */
  headPostId: uuidField.optional(),
})
/** See {@link registerUnit}. */
export type RegisterUnit = z.infer<typeof unitPayload>

/** Registers a unit of a force in an area. Answers `{ unitId }`. */
export const registerUnit = intentContract({
  type: 'forces.register-unit',
  payload: unitPayload,
  permission: 'forces.report',
  title: { vi: 'Lập đơn vị lực lượng', en: 'Register a unit' },
})

const closePayload = z.strictObject({ unitId: uuidField, reason: lineField(300) })
/** See {@link closeUnit}. */
export type CloseUnit = z.infer<typeof closePayload>

/** A unit stops; its figures stay. */
export const closeUnit = intentContract({
  type: 'forces.close-unit',
  payload: closePayload,
  permission: 'forces.report',
  title: { vi: 'Đơn vị thôi hoạt động', en: 'Close a unit' },
})

const strengthPayload = z.strictObject({
  unitId: uuidField,
  day: dayField,
  /** Who stood duty that day. */
  present: headcount,
  /** Who could have been called. */
  standby: headcount.default(0),
})
/** See {@link reportStrength}. */
export type ReportStrength = z.infer<typeof strengthPayload>

/** How many of a unit were there on a day: without names. A later report of the same day replaces it. */
export const reportStrength = intentContract({
  type: 'forces.report-strength',
  payload: strengthPayload,
  permission: 'forces.report',
  title: { vi: 'Báo quân số trong ngày', en: 'Report a day’s strength' },
})

const mobilisePayload = z.strictObject({
  unitId: uuidField,
  documentId: uuidField,
  /** Where they are wanted. */
  toAreaId: areaIdField,
  asked: headcount.min(1),
  from: momentField,
  until: momentField,
  /** By when the unit says how many come. */
  answerBy: momentField,
  task: lineField(300),
})
/** See {@link mobilise}. */
export type Mobilise = z.infer<typeof mobilisePayload>

/** Asks a unit for people, under a document in force (điều động). Answers `{ orderId }`. */
export const mobilise = intentContract({
  type: 'forces.mobilise',
  payload: mobilisePayload,
  permission: 'forces.mobilise',
  title: { vi: 'Điều động lực lượng', en: 'Mobilise a unit' },
})

const answerPayload = z.strictObject({ orderId: uuidField, answered: headcount, reason: lineField(300).optional() })
/** See {@link answerOrder}. */
export type AnswerOrder = z.infer<typeof answerPayload>

/** The unit says how many come; fewer than asked with a reason. */
export const answerOrder = intentContract({
  type: 'forces.answer-order',
  payload: answerPayload,
  permission: 'forces.report',
  title: { vi: 'Trả lời điều động', en: 'Answer an order' },
})

const arrivalPayload = z.strictObject({ orderId: uuidField, present: headcount })
/** See {@link confirmArrival}. */
export type ConfirmArrival = z.infer<typeof arrivalPayload>

/** Whoever receives them says how many came: never the unit of itself. */
export const confirmArrival = intentContract({
  type: 'forces.confirm-arrival',
  payload: arrivalPayload,
  permission: 'forces.report',
  title: { vi: 'Xác nhận có mặt', en: 'Confirm who came' },
})

const healthPayload = z.strictObject({
  unitId: uuidField,
  /** The member as the unit counts them; made by whoever enters it. */
  memberId: uuidField,
  /** What the unit calls them: sealed. */
  label: lineField(120),
  doses: z.number().int().min(0).max(9),
  lastDoseOn: dayField.optional(),
  /** Day of the last test. Its result is not kept here: that is a matter of the cases. */
  lastTestOn: dayField.optional(),
})
/** See {@link keepMemberHealth}. */
export type KeepMemberHealth = z.infer<typeof healthPayload>

/** Doses and the day of the last test of one member: status and dates only, sealed (FOR-06, SG-02). */
export const keepMemberHealth = intentContract({
  type: 'forces.keep-member-health',
  payload: healthPayload,
  permission: 'forces.keep-health',
  title: { vi: 'Ghi tiêm chủng, xét nghiệm của lực lượng', en: 'Keep a member’s vaccination and test' },
})

const securityPayload = z.strictObject({
  areaId: areaIdField,
  /** Key of an item in profiles/<name>/forces/forces.json. */
  item: z.string().min(1).max(40),
  ownerPostId: uuidField,
  plan: lineField(500),
})
/** See {@link planSecurity}. */
export type PlanSecurity = z.infer<typeof securityPayload>

/** Gives one item of security of an area to a post, with what is planned (FOR-08). Set again, it replaces. */
export const planSecurity = intentContract({
  type: 'forces.plan-security',
  payload: securityPayload,
  permission: 'forces.mobilise',
  title: { vi: 'Phân công an ninh, trật tự', en: 'Give out security' },
})

/** Why somebody is off duty. No illness: that is nobody's here (SG-02). */
export const leaveKinds = ['rest', 'annual', 'family'] as const

const leavePayload = z.strictObject({
  /** Where they serve. */
  areaId: areaIdField,
  officerId: uuidField,
  from: dayField,
  /** The last day off. */
  to: dayField,
  kind: z.enum(leaveKinds).default('rest'),
})
/** See {@link giveLeave}. */
export type GiveLeave = z.infer<typeof leavePayload>

/** Gives somebody days off (FOR-05). Whoever plans their duty in those days is told. Answers `{ leaveId }`. */
export const giveLeave = intentContract({
  type: 'forces.give-leave',
  payload: leavePayload,
  permission: 'forces.report',
  title: { vi: 'Cho nghỉ', en: 'Give leave' },
})

const withdrawPayload = z.strictObject({ leaveId: uuidField })
/** See {@link withdrawLeave}. */
export type WithdrawLeave = z.infer<typeof withdrawPayload>

/** Takes leave back that was given by mistake or cannot be held. */
export const withdrawLeave = intentContract({
  type: 'forces.withdraw-leave',
  payload: withdrawPayload,
  permission: 'forces.report',
  title: { vi: 'Rút việc cho nghỉ', en: 'Withdraw leave' },
})

const supportPayload = z.strictObject({
  unitId: uuidField,
  day: dayField,
  /** Key of a kind in profiles/<name>/forces/forces.json. */
  kind: z.string().min(1).max(40),
  people: headcount.min(1),
  /** Whole VND for all of them, as digits. */
  amount: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional(),
  note: lineField(300).optional(),
})
/** See {@link recordSupport}. */
export type RecordSupport = z.infer<typeof supportPayload>

/** What a unit was given on a day: allowance, meals, lodging, protection, a visit (FOR-05). Of how many, never of whom. */
export const recordSupport = intentContract({
  type: 'forces.record-support',
  payload: supportPayload,
  permission: 'forces.report',
  title: { vi: 'Ghi hỗ trợ, động viên lực lượng', en: 'Record support of a unit' },
})
