import type { Words } from '#kit'

/**
 * Kinds of inspection (INS-09, INS-11): kiểm tra, giám sát, đồng hành, thị sát, công vụ. Only some can come by surprise;
 * the last is about officials and has a permission of its own.
 */
export const INSPECTION_KINDS = {
  inspection: { vi: 'kiểm tra', en: 'inspection' },
  supervision: { vi: 'giám sát', en: 'supervision' },
  accompaniment: { vi: 'đồng hành', en: 'accompaniment' },
  survey: { vi: 'thị sát', en: 'on-site survey' },
  'public-duty': { vi: 'công vụ', en: 'public duty' },
} as const satisfies Record<string, Words>

/** A kind of inspection. */
export type InspectionKind = keyof typeof INSPECTION_KINDS

/** The kinds, in the order of {@link INSPECTION_KINDS}. */
export const inspectionKinds = Object.keys(INSPECTION_KINDS) as [InspectionKind, ...InspectionKind[]]

/** Kinds that may come by surprise (đột xuất, INS-03). */
export const surpriseKinds: readonly InspectionKind[] = ['inspection', 'supervision', 'public-duty']

/** Kinds of visit (INS-11). */
export const visitKinds = ['inspection', 'supervision', 'accompaniment', 'survey'] as const

/** What can be inspected: a place of the register, an area, a body, a post. */
export const SUBJECT_KINDS = {
  site: { vi: 'địa điểm', en: 'place' },
  area: { vi: 'địa bàn', en: 'area' },
  body: { vi: 'tổ chức', en: 'body' },
  post: { vi: 'chức vụ', en: 'post' },
} as const satisfies Record<string, Words>

/** See {@link SUBJECT_KINDS}. */
export type SubjectKind = keyof typeof SUBJECT_KINDS

/** The kinds of subject. */
export const subjectKinds = Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]]

/** States of an inspection: kế hoạch, đang kiểm tra, đã kết thúc, đã hủy. */
export const INSPECTION_STATES = {
  planned: { vi: 'theo kế hoạch', en: 'planned' },
  'checked-in': { vi: 'đang kiểm tra', en: 'under way' },
  finished: { vi: 'đã kết thúc', en: 'finished' },
  'called-off': { vi: 'đã hủy', en: 'called off' },
} as const satisfies Record<string, Words>

/** See {@link INSPECTION_STATES}. */
export type InspectionState = keyof typeof INSPECTION_STATES

/** The states of an inspection. */
export const inspectionStates = Object.keys(INSPECTION_STATES) as [InspectionState, ...InspectionState[]]

/** What an inspector came to in the end; S0:L3 "có nơi làm rất tốt, có nơi chưa nghiêm, lơ là". */
export const OUTCOMES = {
  good: { vi: 'làm tốt', en: 'done well' },
  fair: { vi: 'đạt, còn thiếu sót', en: 'fair, with shortcomings' },
  lax: { vi: 'chưa nghiêm, lơ là', en: 'not strict, lax' },
} as const satisfies Record<string, Words>

/** See {@link OUTCOMES}. */
export type InspectionOutcome = keyof typeof OUTCOMES

/** The outcomes. */
export const inspectionOutcomes = Object.keys(OUTCOMES) as [InspectionOutcome, ...InspectionOutcome[]]

/** How grave a finding is: 1 nhẹ, 2 đáng kể, 3 nghiêm trọng. The time to put it right is in `inspections/rules.json`. */
export const SEVERITIES = {
  1: { vi: 'nhẹ', en: 'minor' },
  2: { vi: 'đáng kể', en: 'considerable' },
  3: { vi: 'nghiêm trọng', en: 'serious' },
} as const satisfies Record<number, Words>

/** See {@link SEVERITIES}. */
export type FindingSeverity = keyof typeof SEVERITIES

/** States of a finding: chờ chấn chỉnh, chờ phúc tra, đã đóng, đã rút. */
export const FINDING_STATES = {
  open: { vi: 'chờ chấn chỉnh', en: 'to be put right' },
  reported: { vi: 'chờ phúc tra', en: 'to be checked again' },
  closed: { vi: 'đã đóng', en: 'closed' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
} as const satisfies Record<string, Words>

/** See {@link FINDING_STATES}. */
export type FindingState = keyof typeof FINDING_STATES

/** The states of a finding. */
export const findingStates = Object.keys(FINDING_STATES) as [FindingState, ...FindingState[]]

/** What happened to a finding, in its own history. `passed` and `failed` are re-checks (phúc tra). */
export const findingStepKinds = ['stated', 'reported', 'passed', 'failed', 'withdrawn'] as const
/** One of {@link findingStepKinds}. */
export type FindingStepKind = (typeof findingStepKinds)[number]

/** Answers to an item of a checklist: đạt, không đạt, không áp dụng. */
export const verdicts = ['yes', 'no', 'na'] as const
/** One of {@link verdicts}. */
export type Verdict = (typeof verdicts)[number]
