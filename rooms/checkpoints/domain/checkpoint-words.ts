import type { Words } from '#kit'

/** What crosses a post (lượt qua chốt). */
export const CROSSING_SUBJECTS = {
  person: { vi: 'người', en: 'person' },
  vehicle: { vi: 'phương tiện', en: 'vehicle' },
  goods: { vi: 'hàng hóa', en: 'goods' },
} as const satisfies Record<string, Words>

/** See {@link CROSSING_SUBJECTS}. */
export type CrossingSubject = keyof typeof CROSSING_SUBJECTS

/** The subjects, for a schema or a choice. */
export const crossingSubjects = Object.keys(CROSSING_SUBJECTS) as [CrossingSubject, ...CrossingSubject[]]

/**
 * What was decided (CHK-02, CHK-13). `turned-back` and `sent-to-test` restrict somebody: they need a document in force.
 * `emergency` is never refused by anything (SG-10).
 */
export const CROSSING_DECISIONS = {
  passed: { vi: 'cho qua', en: 'passed' },
  'turned-back': { vi: 'yêu cầu quay đầu', en: 'turned back' },
  'sent-to-test': { vi: 'đưa đi xét nghiệm', en: 'sent to be tested' },
  emergency: { vi: 'cấp cứu, khẩn cấp', en: 'emergency' },
} as const satisfies Record<string, Words>

/** See {@link CROSSING_DECISIONS}. */
export type CrossingDecision = keyof typeof CROSSING_DECISIONS

/** The decisions, for a schema or a choice. */
export const crossingDecisions = Object.keys(CROSSING_DECISIONS) as [CrossingDecision, ...CrossingDecision[]]

/** Whether a decision restricts somebody, and so needs a document in force (SG-01). */
export function isRestricting(decision: CrossingDecision): boolean {
  return decision === 'turned-back' || decision === 'sent-to-test'
}

/** What a member of a shift is there for (CHK-03): exactly one commands. */
export const MEMBER_ROLES = {
  commander: { vi: 'chỉ huy', en: 'commander' },
  coordination: { vi: 'phối hợp', en: 'coordination' },
  execution: { vi: 'thực hiện', en: 'execution' },
} as const satisfies Record<string, Words>

/** See {@link MEMBER_ROLES}. */
export type MemberRole = keyof typeof MEMBER_ROLES

/** The roles, for a schema or a choice. */
export const memberRoles = Object.keys(MEMBER_ROLES) as [MemberRole, ...MemberRole[]]

/** Why a post does not stand (không hoạt động) at a moment; `off`: none was due, which is no fault. */
export const STANDINGS = {
  standing: { vi: 'đang hoạt động', en: 'standing' },
  'no-shift': { vi: 'không có ca trực', en: 'no shift on the roster' },
  'no-commander': { vi: 'ca trực chưa có chỉ huy', en: 'the shift has no commander' },
  'not-checked-in': { vi: 'ca trực chưa vào ca', en: 'the shift has not checked in' },
  'force-missing': { vi: 'thiếu lực lượng', en: 'a force is missing' },
  'ended-early': { vi: 'ca trực đã nghỉ trước giờ', en: 'the shift ended early' },
  off: { vi: 'ngoài giờ trực', en: 'no shift due' },
} as const satisfies Record<string, Words>

/** See {@link STANDINGS}. */
export type StandingState = keyof typeof STANDINGS

/** The states, for a schema. */
export const standingStates = Object.keys(STANDINGS) as [StandingState, ...StandingState[]]
