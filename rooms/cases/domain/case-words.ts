import type { Words } from '#kit'

/** How far a case (ca bệnh) is proven. Withdrawn: it turned out to be none (dương tính giả). */
export const caseStatuses = ['suspected', 'probable', 'confirmed', 'withdrawn'] as const
/** See {@link caseStatuses}. */
export type CaseStatus = (typeof caseStatuses)[number]

/** What a detection setting (nơi phát hiện) counts as in the bulletin; `none`: not classified yet (chưa phân loại). */
export const settingGroups = ['community', 'isolation', 'none'] as const
/** See {@link settingGroups}. */
export type SettingGroup = (typeof settingGroups)[number]

/** Source of infection (nguồn lây), EPI-04. */
export const sourceKinds = ['known-case', 'cluster', 'travel', 'unknown'] as const
/** See {@link sourceKinds}. */
export type SourceKind = (typeof sourceKinds)[number]

/** late: entered long after it was confirmed; undated: nobody says when it was confirmed. */
export const backlogKinds = ['late', 'undated'] as const
/** See {@link backlogKinds}. */
export type BacklogKind = (typeof backlogKinds)[number]

/** How a case ended. */
export const caseOutcomes = ['recovered', 'died', 'moved'] as const
/** See {@link caseOutcomes}. */
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Symptoms, as few words as do: more belongs to the hospital. */
export const symptomKinds = ['none', 'some', 'severe'] as const

/** Whether a laboratory found the variant (biến chủng) or it is taken for granted (EPI-08). */
export const variantSureness = ['lab', 'assumed'] as const

/** The steps that the clock runs on (EPI-06), after confirmation. */
export const caseSteps = ['entered', 'classified', 'placed'] as const
/** See {@link caseSteps}. */
export type CaseStep = (typeof caseSteps)[number]

/** What two persons are to each other, where they met. */
export const contactRelations = ['household', 'work', 'school', 'care', 'travel', 'social', 'unknown'] as const
/** See {@link contactRelations}. */
export type ContactRelation = (typeof contactRelations)[number]

/** How near two persons came. */
export const distanceClasses = ['touch', 'within-2m', 'closed-space', 'same-place', 'unknown'] as const
/** See {@link distanceClasses}. */
export type DistanceClass = (typeof distanceClasses)[number]

/** Words for {@link caseStatuses}. */
export const CASE_STATUSES: Record<CaseStatus, Words> = {
  suspected: { vi: 'Nghi ngờ', en: 'Suspected' },
  probable: { vi: 'Có thể', en: 'Probable' },
  confirmed: { vi: 'Xác định', en: 'Confirmed' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
}

/** Words for {@link settingGroups}. */
export const SETTING_GROUPS: Record<SettingGroup, Words> = {
  community: { vi: 'cộng đồng', en: 'community' },
  isolation: { vi: 'khu cách ly, phong tỏa', en: 'isolation' },
  none: { vi: 'chưa phân loại', en: 'not classified' },
}

/** Words for {@link sourceKinds}. */
export const SOURCE_KINDS: Record<SourceKind, Words> = {
  'known-case': { vi: 'Từ ca đã biết', en: 'A known case' },
  cluster: { vi: 'Thuộc chùm ca bệnh', en: 'A cluster' },
  travel: { vi: 'Đi về từ nơi khác', en: 'Travel' },
  unknown: { vi: 'Chưa rõ nguồn lây', en: 'Source not known' },
}

/** Words for {@link caseOutcomes}. */
export const CASE_OUTCOMES: Record<CaseOutcome, Words> = {
  recovered: { vi: 'Khỏi bệnh', en: 'Recovered' },
  died: { vi: 'Tử vong', en: 'Died' },
  moved: { vi: 'Chuyển đi', en: 'Moved away' },
}

/** Words for {@link symptomKinds}. */
export const SYMPTOMS: Record<(typeof symptomKinds)[number], Words> = {
  none: { vi: 'Không triệu chứng', en: 'No symptoms' },
  some: { vi: 'Có triệu chứng', en: 'Symptoms' },
  severe: { vi: 'Nặng', en: 'Severe' },
}

/** Words for {@link caseSteps}. */
export const CASE_STEPS: Record<CaseStep, Words> = {
  entered: { vi: 'Cập nhật lên hệ thống', en: 'Entered' },
  classified: { vi: 'Phân loại', en: 'Classified' },
  placed: { vi: 'Bố trí nơi điều trị, theo dõi', en: 'Placed' },
}

/** Words for {@link contactRelations}. */
export const CONTACT_RELATIONS: Record<ContactRelation, Words> = {
  household: { vi: 'Cùng nhà', en: 'Household' },
  work: { vi: 'Cùng nơi làm', en: 'Work' },
  school: { vi: 'Cùng trường, lớp', en: 'School' },
  care: { vi: 'Chăm sóc, khám chữa', en: 'Care' },
  travel: { vi: 'Cùng chuyến xe', en: 'Travel' },
  social: { vi: 'Gặp gỡ', en: 'Social' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
}

/** Words for {@link distanceClasses}. */
export const DISTANCE_CLASSES: Record<DistanceClass, Words> = {
  touch: { vi: 'Tiếp xúc trực tiếp', en: 'Touch' },
  'within-2m': { vi: 'Trong 2 m', en: 'Within 2 m' },
  'closed-space': { vi: 'Cùng không gian kín', en: 'Same closed space' },
  'same-place': { vi: 'Cùng địa điểm', en: 'Same place' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
}
