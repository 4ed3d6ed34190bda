import type { Instant, Words } from '#kit'
import type { IndicatorKey } from './formula.ts'

/** `good` and `bad` count; `open` is shown and does not: not due yet, given up, or nobody could tell. */
export type EvidenceVerdict = 'good' | 'bad' | 'open'

/** What kind of record it is: says where its page is. */
export type RecordKind = 'report' | 'directive-day' | 'task' | 'receipt' | 'watch' | 'finding' | 'sample'

/** One record behind a score: which one, what it was held to be, and why. */
export interface Evidence {
  readonly areaId: number
  readonly indicator: IndicatorKey
  readonly kind: RecordKind
  /** What is judged: the same in every computation, and with the indicator unique within unit and day. */
  readonly subject: string
  /** The record to open, where there is one. */
  readonly record: string | null
  readonly verdict: EvidenceVerdict
  readonly why: Reason
  /** When it happened, by its own word; null where nothing happened. */
  readonly at: Instant | null
  /** When the house heard of it. */
  readonly recordedAt: Instant | null
  readonly dueAt: Instant | null
}

/** Why a record was held good or bad. */
export const reasonWords = {
  sent: { vi: 'Đã gửi', en: 'Sent' },
  'not-sent': { vi: 'Chưa gửi', en: 'Not sent' },
  'not-due': { vi: 'Chưa đến hạn', en: 'Not due yet' },
  'in-time': { vi: 'Đúng hạn', en: 'In time' },
  late: { vi: 'Muộn', en: 'Late' },
  'back-dated': {
    vi: 'Ghi lùi giờ: khai là đúng hạn nhưng vào hệ thống muộn',
    en: 'Entered back in time: said to be in time, recorded later',
  },
  agrees: { vi: 'Tổng khớp với các phần', en: 'Parts come to the total' },
  'does-not-agree': { vi: 'Tổng không khớp với các phần', en: 'Parts do not come to the total' },
  'differs-below': { vi: 'Lệch với tổng cấp dưới', en: 'Differs from the sum below' },
  acknowledged: { vi: 'Đã nhận trong giờ quy định', en: 'Taken within the set hours' },
  'not-acknowledged': { vi: 'Chưa nhận', en: 'Not taken' },
  done: { vi: 'Xong đúng hạn', en: 'Done in time' },
  'not-done': { vi: 'Đến hạn chưa xong', en: 'Not done when due' },
  'given-up': { vi: 'Đã hủy, không tính', en: 'Cancelled, does not count' },
  received: { vi: 'Đã nhận văn bản', en: 'Receipt said' },
  'not-received': { vi: 'Chưa báo nhận', en: 'Receipt not said' },
  covered: { vi: 'Trực đủ 24 giờ', en: 'Watch kept for 24 hours' },
  'not-begun': { vi: 'Lịch trực đầu tiên chưa bắt đầu', en: 'The first roster had not begun' },
  hole: { vi: 'Có lúc hở ca trực', en: 'A stretch without a watch' },
  remedied: { vi: 'Khắc phục đúng hạn', en: 'Remedied in time' },
  'not-remedied': { vi: 'Quá hạn khắc phục', en: 'Remedy overdue' },
  passed: { vi: 'Phúc tra đạt', en: 'Re-check passed' },
  'not-passed': { vi: 'Phúc tra chưa đạt', en: 'Re-check not passed' },
  matches: { vi: 'Đối chiếu khớp', en: 'Re-check matches' },
  'under-reported': { vi: 'Báo thiếu so với thực tế', en: 'Fewer reported than there were' },
  'over-reported': {
    vi: 'Báo nhiều hơn đối chiếu: ghi nhận, không trừ điểm',
    en: 'More reported than re-checked: noted, not held against the unit',
  },
  'cannot-tell': { vi: 'Không đối chiếu được', en: 'Could not be re-checked' },
} as const satisfies Record<string, Words>
/** A key of {@link reasonWords}. */
export type Reason = keyof typeof reasonWords

/** The order in which evidence is hashed and listed: nothing about it depends on how the database found it. */
export function inOrder(evidence: readonly Evidence[]): Evidence[] {
  const key = (one: Evidence) => `${one.indicator} ${one.subject}`
  return evidence.toSorted((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0))
}

/** What the score depends on, as one text: records, verdicts and reasons, in order. Its hash is kept with the score. */
export function inputsOf(formula: string, evidence: readonly Evidence[]): string {
  return [formula, ...inOrder(evidence).map((one) => `${one.indicator}|${one.subject}|${one.verdict}|${one.why}`)].join(
    '\n',
  )
}

/** A record that counts otherwise in a newer computation than in the one before. */
export interface EvidenceChange {
  readonly now: Evidence | null
  readonly was: Evidence | null
}

/** What is different between two computations of one unit and day, record by record. */
export function differencesBetween(was: readonly Evidence[], now: readonly Evidence[]): EvidenceChange[] {
  const key = (one: Evidence) => `${one.indicator} ${one.subject}`
  const before = new Map(was.map((one) => [key(one), one]))
  const after = new Map(now.map((one) => [key(one), one]))
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((name) => {
    const [one, other] = [before.get(name) ?? null, after.get(name) ?? null]
    return one?.verdict === other?.verdict && one?.why === other?.why ? [] : [{ was: one, now: other }]
  })
}
