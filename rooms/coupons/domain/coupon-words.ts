import type { Words } from '#kit'

/** Who shops for a household that cannot go itself (đi chợ hộ): said without a name. */
export const PROXIES = {
  'community-team': { vi: 'tổ COVID cộng đồng', en: 'community team' },
  neighbour: { vi: 'hàng xóm', en: 'a neighbour' },
  relative: { vi: 'người thân', en: 'a relative' },
  delivery: { vi: 'giao tận nhà', en: 'delivered home' },
} as const satisfies Record<string, Words>

/** See {@link PROXIES}. */
export type ProxyKind = keyof typeof PROXIES
/** The ways of {@link PROXIES}, for a schema or a choice. */
export const proxies = Object.keys(PROXIES) as [ProxyKind, ...ProxyKind[]]

/** Why somebody was helped who had no coupon to use (SG-10): nobody is turned away from food by this software. */
export const HELPS = {
  'no-coupon': { vi: 'chưa có phiếu', en: 'has no coupon yet' },
  lost: { vi: 'mất phiếu', en: 'lost the coupon' },
  'other-time': { vi: 'không đúng ngày, giờ, chợ của phiếu', en: 'not the day, hour or market of the coupon' },
  urgent: { vi: 'cần gấp: thuốc, sữa trẻ nhỏ, người ốm', en: 'urgent: medicine, milk for a child, somebody ill' },
  passer: { vi: 'người từ nơi khác', en: 'somebody from elsewhere' },
} as const satisfies Record<string, Words>

/** See {@link HELPS}. */
export type Help = keyof typeof HELPS
/** The reasons of {@link HELPS}. */
export const helps = Object.keys(HELPS) as [Help, ...Help[]]

/** Why a card was replaced. Free of charge, always. */
export const REPLACEMENTS = {
  lost: { vi: 'mất', en: 'lost' },
  damaged: { vi: 'rách, mờ', en: 'damaged' },
  mistake: { vi: 'in sai', en: 'misprinted' },
} as const satisfies Record<string, Words>

/** The reasons of {@link REPLACEMENTS}. */
export const replacements = Object.keys(REPLACEMENTS) as [keyof typeof REPLACEMENTS, ...(keyof typeof REPLACEMENTS)[]]

/** What a person made of a double use. None of them takes anything from the household. */
export const DOUBLE_OUTCOMES = {
  explained: { vi: 'có lý do chính đáng', en: 'there was a good reason' },
  'our-mistake': { vi: 'ghi nhầm ở cổng chợ', en: 'a mistake at the gate' },
  reminded: { vi: 'đã nhắc, giải thích cho hộ', en: 'the household was spoken to' },
  copied: { vi: 'phiếu bị sao chép, đã cấp lại', en: 'the card was copied and is replaced' },
} as const satisfies Record<string, Words>

/** The outcomes of {@link DOUBLE_OUTCOMES}. */
export const doubleOutcomes = Object.keys(DOUBLE_OUTCOMES) as [
  keyof typeof DOUBLE_OUTCOMES,
  ...(keyof typeof DOUBLE_OUTCOMES)[],
]

/** Where an area stands with rolling out coupons (SHP-03). */
export const ROLLOUTS = {
  studying: { vi: 'đang nghiên cứu', en: 'studying' },
  adopted: { vi: 'đã triển khai', en: 'rolled out' },
  'not-needed': { vi: 'không áp dụng, có lý do', en: 'not applied, with a reason' },
} as const satisfies Record<string, Words>

/** See {@link ROLLOUTS}. */
export type Rollout = keyof typeof ROLLOUTS
/** The standings of {@link ROLLOUTS}. */
export const rollouts = Object.keys(ROLLOUTS) as [Rollout, ...Rollout[]]
