import { type Instant, minutesBetween } from '#kit'
import type { SupplyItem } from './zone-words.ts'

/** For how many days something lasts, as counted at a moment. */
export interface SupplyCount {
  readonly item: SupplyItem
  readonly days: number
}

/** Days that are left of each thing now: what was counted less the days since. Never below zero. */
export function suppliesLeft(counts: readonly SupplyCount[], countedAt: Instant, now: Instant): readonly SupplyCount[] {
  const gone = Math.max(0, minutesBetween(countedAt, now) / 1440)
  return counts.map(({ item, days }) => ({ item, days: Math.max(0, days - gone) }))
}

/** What runs out first; undefined when nothing was counted. */
export function shortestSupply(counts: readonly SupplyCount[]): SupplyCount | undefined {
  return counts.reduce<SupplyCount | undefined>(
    (least, one) => (!least || one.days < least.days ? one : least),
    undefined,
  )
}
