import type { Words } from '#kit'

/** Who may be isolated: a case treated at home, a close contact, somebody who came in. */
export const isolationClasses = ['F0', 'F1', 'entrant'] as const
/** One of {@link isolationClasses}. */
export type IsolationClass = (typeof isolationClasses)[number]

/** Where: in a concentrated place, or at home. */
export const settings = ['concentrated', 'home'] as const
/** One of {@link settings}. */
export type Setting = (typeof settings)[number]

/** The official words. */
export const SETTINGS: Readonly<Record<Setting, Words>> = {
  concentrated: { vi: 'Cách ly tập trung', en: 'Concentrated isolation' },
  home: { vi: 'Cách ly tại nhà', en: 'Home isolation' },
}

/** Whether vaccination or a recent recovery shortens the time; who does not know is counted with those without. */
export const protections = ['protected', 'not-protected', 'unknown'] as const
/** One of {@link protections}. */
export type Protection = (typeof protections)[number]

/** Their words. */
export const PROTECTIONS: Readonly<Record<Protection, Words>> = {
  protected: { vi: 'Đã tiêm đủ hoặc khỏi bệnh', en: 'Vaccinated or recovered' },
  'not-protected': { vi: 'Chưa tiêm đủ', en: 'Not fully vaccinated' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
}

/** How an order stands as it is kept. That its time has run out is asked of the clock, never written first. */
export const orderStates = ['proposed', 'declined', 'in-force', 'ended'] as const
/** One of {@link orderStates}. */
export type OrderState = (typeof orderStates)[number]

/** Why somebody left before the last day: nothing else ends an isolation early. */
export const releaseGrounds = ['class-withdrawn', 'medical', 'court'] as const
/** One of {@link releaseGrounds}. */
export type ReleaseGround = (typeof releaseGrounds)[number]

/** Their words. */
export const RELEASE_GROUNDS: Readonly<Record<ReleaseGround, Words>> = {
  'class-withdrawn': {
    vi: 'Không còn thuộc diện (phân loại đã rút)',
    en: 'No longer of the class (classification withdrawn)',
  },
  medical: { vi: 'Lý do y tế', en: 'On medical grounds' },
  court: { vi: 'Tòa án hoặc cơ quan có thẩm quyền quyết định', en: 'A court or competent body decided' },
}

/** What came of a daily check. */
export const checkOutcomes = ['well', 'symptoms', 'no-answer', 'help', 'emergency'] as const
/** One of {@link checkOutcomes}. */
export type CheckOutcome = (typeof checkOutcomes)[number]

/** The words of the big keys. */
export const CHECK_OUTCOMES: Readonly<Record<CheckOutcome, Words>> = {
  well: { vi: 'Khỏe', en: 'Well' },
  symptoms: { vi: 'Có triệu chứng', en: 'Symptoms' },
  'no-answer': { vi: 'Không trả lời', en: 'No answer' },
  help: { vi: 'Cần giúp', en: 'Help needed' },
  emergency: { vi: 'Khẩn cấp', en: 'Emergency' },
}

/** Ways in which people are reached and may ask; a phone is never a must (SG-12). */
export const channels = ['phone', 'visit', 'app', 'paper'] as const
/** One of {@link channels}. */
export type Channel = (typeof channels)[number]

/** Their words. */
export const CHANNELS: Readonly<Record<Channel, Words>> = {
  phone: { vi: 'Điện thoại', en: 'Phone' },
  visit: { vi: 'Gặp trực tiếp', en: 'In person' },
  app: { vi: 'Ứng dụng', en: 'App' },
  paper: { vi: 'Giấy', en: 'Paper' },
}

/** A decision that touches a person: each is printed with the right to complain (SG-07). */
export const decisionKinds = ['isolate', 'decline', 'refuse-home', 'extend', 'release'] as const
/** One of {@link decisionKinds}. */
export type DecisionKind = (typeof decisionKinds)[number]

/** The words. */
export const DECISION_KINDS: Readonly<Record<DecisionKind, Words>> = {
  isolate: { vi: 'Áp dụng cách ly y tế', en: 'Order of isolation' },
  decline: { vi: 'Không áp dụng cách ly y tế', en: 'No isolation' },
  'refuse-home': { vi: 'Chưa đồng ý cách ly tại nhà', en: 'Home isolation not allowed' },
  extend: { vi: 'Kéo dài thời hạn cách ly', en: 'Isolation extended' },
  release: { vi: 'Kết thúc cách ly trước thời hạn', en: 'Released before the last day' },
}

/** What a complaint led to. */
export const appealOutcomes = ['upheld', 'cancelled'] as const
/** One of {@link appealOutcomes}. */
export type AppealOutcome = (typeof appealOutcomes)[number]

/** How a child is looked after while isolated (SG-13). */
export const guardianPlans = ['guardian-joins', 'at-home-with-guardian', 'named-carer'] as const
/** One of {@link guardianPlans}. */
export type GuardianPlan = (typeof guardianPlans)[number]

/** Their words. */
export const GUARDIAN_PLANS: Readonly<Record<GuardianPlan, Words>> = {
  'guardian-joins': { vi: 'Cha mẹ, người giám hộ ở cùng', en: 'A parent or guardian stays with the child' },
  'at-home-with-guardian': { vi: 'Ở nhà với cha mẹ, người giám hộ', en: 'At home with a parent or guardian' },
  'named-carer': { vi: 'Có người chăm sóc được cha mẹ đồng ý', en: 'A carer whom the parents agreed to' },
}

/** Which plans fit where: a child that is isolated in a place is not at home with its parents. */
export const guardianPlansIn: Readonly<Record<Setting, readonly GuardianPlan[]>> = {
  concentrated: ['guardian-joins', 'named-carer'],
  home: ['at-home-with-guardian', 'named-carer'],
}

/** What is known of somebody's age from the year of birth alone: enough to decide rightly, and no more. */
export const ageBands = ['minor', 'adult', 'elder', 'unknown'] as const
/** One of {@link ageBands}. */
export type AgeBand = (typeof ageBands)[number]

/** The course of a concentrated isolation place (QUA-01, QUA-02). */
export const placeStates = ['planned', 'preparing', 'ready', 'active', 'closed'] as const
/** One of {@link placeStates}. */
export type PlaceState = (typeof placeStates)[number]

/** Their words. */
export const PLACE_STATES: Readonly<Record<PlaceState, Words>> = {
  planned: { vi: 'Dự kiến', en: 'Planned' },
  preparing: { vi: 'Đang chuẩn bị', en: 'Preparing' },
  ready: { vi: 'Sẵn sàng', en: 'Ready' },
  active: { vi: 'Đã kích hoạt', en: 'Activated' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
}
