import type { Words } from '#kit'

/**
 * What one may be allowed to do in this room. Signals are counts and estimates by area and name nobody; still they are for those
 * who heal and decide, not for those who fine, judge or score (SG-02).
 */
export const forecastPermissions = {
  'forecast.read': { vi: 'Xem tín hiệu dịch (Rt, tốc độ tăng, cảnh báo)', en: 'See signals (Rt, growth, alarms)' },
  'forecast.look': { vi: 'Ghi kết quả xem xét một tín hiệu', en: 'Record what a signal turned out to be' },
} as const satisfies Record<string, Words>
