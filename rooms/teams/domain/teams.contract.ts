import { z } from 'zod'
import { areaIdField, intentContract, lineField, textField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { memberForces, pilotVerdicts, teamKinds, visitOutcomes } from './team-words.ts'

/** A member: an officer of the city, or a volunteer by name. Nothing else is asked of them (SG-02). */
export const memberField = z.strictObject({
  officerId: uuidField.optional(),
  name: lineField(120).optional(),
  role: z.enum(['leader', 'member']),
  force: z.enum(memberForces).optional(),
})

/** See {@link memberField}. */
export type ToldMember = z.infer<typeof memberField>

const membersField = z.array(memberField).max(100)

const formPayload = z.strictObject({
  areaId: areaIdField,
  kind: z.enum(teamKinds),
  name: lineField(120),
  formedOn: daySchema.optional(),
  members: membersField.optional(),
  /** The pilot it grew out of (COM-04). */
  pilotId: uuidField.optional(),
  source: lineField(300).optional(),
  synthetic: z.boolean().optional(),
})

/** See {@link formTeam}. */
export type FormTeam = z.infer<typeof formPayload>

/** Forms a team (COM-01, COM-02); it bears the intent's id. Answers `{ teamId }`. */
export const formTeam = intentContract({
  type: 'teams.form',
  payload: formPayload,
  permission: 'teams.organise',
  title: { vi: 'Lập tổ', en: 'Form a team' },
})

const setMembersPayload = z.strictObject({ teamId: uuidField, members: membersField })

/** See {@link setMembers}. */
export type SetMembers = z.infer<typeof setMembersPayload>

/** The members of a team; the list given is the whole list. */
export const setMembers = intentContract({
  type: 'teams.set-members',
  payload: setMembersPayload,
  permission: 'teams.organise',
  title: { vi: 'Xếp thành viên', en: 'Place members' },
})

const endPayload = z.strictObject({ teamId: uuidField, reason: lineField(300), onDay: daySchema.optional() })

/** See {@link endTeam}. */
export type EndTeam = z.infer<typeof endPayload>

/** Ends a team; its households are nobody's until they are assigned anew, which is a gap of the group head. */
export const endTeam = intentContract({
  type: 'teams.end',
  payload: endPayload,
  permission: 'teams.organise',
  title: { vi: 'Kết thúc tổ', en: 'End a team' },
})

const assignPayload = z.strictObject({
  teamId: uuidField,
  /** Absent: every household of the area that no team has yet. */
  householdIds: z.array(uuidField).min(1).max(2_000).optional(),
})

/** See {@link assignHouseholds}. */
export type AssignHouseholds = z.infer<typeof assignPayload>

/** Gives households to a team; whichever team had one before has it no more (COM-01). Answers `{ assigned }`. */
export const assignHouseholds = intentContract({
  type: 'teams.assign-households',
  payload: assignPayload,
  permission: 'teams.organise',
  title: { vi: 'Giao hộ cho tổ', en: 'Assign households' },
})

const visitPayload = z.strictObject({
  /** A household of the book … */
  householdId: uuidField.optional(),
  /** … or a group, for somebody who is in no book and needs help (SG-11). */
  areaId: areaIdField.optional(),
  outcome: z.enum(visitOutcomes),
  /** Key of the profile's list; no words, so that nothing of anybody's health can stand here (SG-02). */
  need: z.string().max(40).optional(),
  /** Ticked on a printed round and entered by somebody else: `occurredAt` is when the door was visited. */
  onPaper: z.literal(true).optional(),
})

/** See {@link recordVisit}. */
export type RecordVisit = z.infer<typeof visitPayload>

/** One tap at a door. A need becomes a task with an owner at once (SG-10). Answers `{ visitId, taskId }`. */
export const recordVisit = intentContract({
  type: 'teams.record-visit',
  payload: visitPayload,
  permission: 'teams.visit',
  title: { vi: 'Ghi lần thăm', en: 'Record a visit' },
})

const pilotPayload = z.strictObject({
  /** The area whose pilot it is: a district or a commune. */
  areaId: areaIdField,
  title: lineField(200),
  /** Where it is tried. */
  siteAreaIds: z.array(areaIdField).min(1).max(50),
  startedOn: daySchema.optional(),
  documentId: uuidField.optional(),
  /** The good model (KNW-01) it is or became. */
  modelId: uuidField.optional(),
  source: lineField(300).optional(),
})

/** See {@link startPilot}. */
export type StartPilot = z.infer<typeof pilotPayload>

/** Starts a pilot (thí điểm, COM-04); it bears the intent's id. Answers `{ pilotId }`. */
export const startPilot = intentContract({
  type: 'teams.start-pilot',
  payload: pilotPayload,
  permission: 'teams.pilot',
  title: { vi: 'Bắt đầu thí điểm', en: 'Start a pilot' },
})

const evaluatePayload = z.strictObject({
  pilotId: uuidField,
  verdict: z.enum(pilotVerdicts),
  findings: textField(2_000),
  evaluatedOn: daySchema.optional(),
  modelId: uuidField.optional(),
})

/** See {@link evaluatePilot}. */
export type EvaluatePilot = z.infer<typeof evaluatePayload>

/** A named person says what came of a pilot (SG-08). */
export const evaluatePilot = intentContract({
  type: 'teams.evaluate-pilot',
  payload: evaluatePayload,
  permission: 'teams.pilot',
  title: { vi: 'Đánh giá thí điểm', en: 'Evaluate a pilot' },
})

const rollOutPayload = z.strictObject({
  pilotId: uuidField,
  /** How many teams and guard posts there shall be; what is not known stays out. */
  teams: z.int().min(1).max(100_000).optional(),
  posts: z.int().min(1).max(100_000).optional(),
  onDay: daySchema.optional(),
  documentId: uuidField.optional(),
})

/** See {@link rollOut}. */
export type RollOut = z.infer<typeof rollOutPayload>

/** Rolls a pilot out, after its evaluation. */
export const rollOut = intentContract({
  type: 'teams.roll-out',
  payload: rollOutPayload,
  permission: 'teams.pilot',
  title: { vi: 'Nhân rộng', en: 'Roll out' },
})

const assessPayload = z.discriminatedUnion('unit', [
  z.strictObject({
    unit: z.literal('group'),
    areaId: areaIdField,
    /** How many households chose to take part, and how many of them call themselves safe: never which (COM-06). */
    joined: z.int().min(0).max(100_000),
    safe: z.int().min(0).max(100_000),
    onDay: daySchema.optional(),
  }),
  z.strictObject({
    unit: z.literal('agency'),
    areaId: areaIdField,
    name: lineField(160),
    criteria: z.record(z.string().max(40), z.enum(['yes', 'no'])),
    onDay: daySchema.optional(),
  }),
])

/** See {@link selfAssess}. */
export type SelfAssess = z.infer<typeof assessPayload>

/** A voluntary “An toàn” self-assessment of a group's households (counts alone) or of an agency (COM-06). */
export const selfAssess = intentContract({
  type: 'teams.self-assess',
  payload: assessPayload,
  permission: 'teams.assess',
  title: { vi: 'Tự đánh giá An toàn', en: 'Self-assess as safe' },
})

const pledgePayload = z.strictObject({ areaId: areaIdField })

/** See {@link pledge}. */
export type Pledge = z.infer<typeof pledgePayload>

/** “I take part”, of anybody's own will and without a name: one more in the count of an area, nothing else (COM-07). */
export const pledge = intentContract({
  type: 'teams.pledge',
  payload: pledgePayload,
  permission: 'public',
  title: { vi: 'Cam kết tự nguyện', en: 'Pledge of one’s own will' },
})
