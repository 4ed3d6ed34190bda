import { z } from 'zod'
import { intentContract, lineField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { placeStates } from './quarantine-words.ts'

const milestoneField = z.strictObject({
  title: lineField(160),
  dueOn: daySchema.optional(),
})

const registerPayload = z.strictObject({
  /** A place of the register of places (kind “khu cách ly tập trung”). */
  siteId: uuidField,
  capacity: z.int().min(1).max(100_000).optional(),
  state: z.enum(['planned', 'preparing']).default('planned'),
  milestones: z.array(milestoneField).max(40).default([]),
  source: lineField(300).optional(),
})
/** See {@link registerPlace}. */
export type RegisterPlace = z.infer<typeof registerPayload>

/** Makes a site a concentrated isolation place (QUA-01); it bears the intent's id. Answers `{ placeId }`. */
export const registerPlace = intentContract({
  type: 'quarantine.register-place',
  payload: registerPayload,
  permission: 'quarantine.keep-places',
  title: { vi: 'Lập khu cách ly tập trung', en: 'Register an isolation place' },
})

const movePayload = z.strictObject({
  placeId: uuidField,
  to: z.enum(placeStates),
  onDay: daySchema.optional(),
  /** Why it goes on although milestones are not done. */
  reason: lineField(300).optional(),
  documentId: uuidField.optional(),
})
/** See {@link movePlace}. */
export type MovePlace = z.infer<typeof movePayload>

/** Moves a place one step: preparing → ready → activated → closed (QUA-02). Going back is allowed with a reason. */
export const movePlace = intentContract({
  type: 'quarantine.move-place',
  payload: movePayload,
  permission: 'quarantine.keep-places',
  title: { vi: 'Chuyển bước khu cách ly', en: 'Move an isolation place on' },
})

/** The capacity of a place, with where the number comes from. */
export const setPlaceCapacity = intentContract({
  type: 'quarantine.set-capacity',
  payload: z.strictObject({ placeId: uuidField, capacity: z.int().min(1).max(100_000), source: lineField(300) }),
  permission: 'quarantine.keep-places',
  title: { vi: 'Ghi sức chứa', en: 'Set the capacity' },
})

const reachPayload = z.strictObject({ milestoneId: uuidField, onDay: daySchema.optional() })
/** See {@link reachMilestone}. */
export type ReachMilestone = z.infer<typeof reachPayload>

/** A milestone is done (QUA-02). */
export const reachMilestone = intentContract({
  type: 'quarantine.reach-milestone',
  payload: reachPayload,
  permission: 'quarantine.keep-places',
  title: { vi: 'Ghi mốc đã xong', en: 'Record a milestone' },
})

const headcountPayload = z.strictObject({
  placeId: uuidField,
  people: z.int().min(0).max(100_000),
  /** Why more people are there than there are places. */
  overReason: lineField(300).optional(),
})
/** See {@link reportHeadcount}. */
export type ReportHeadcount = z.infer<typeof headcountPayload>

/** The place's own count of people, kept beside the count of orders: the two are shown side by side (QUA-01). */
export const reportHeadcount = intentContract({
  type: 'quarantine.report-headcount',
  payload: headcountPayload,
  permission: 'quarantine.keep-places',
  title: { vi: 'Báo số người trong khu', en: 'Report the head count' },
})
