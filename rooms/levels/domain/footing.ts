/** Units by level 1 … 4 as a notice publishes them; null: the notice does not say. */
export type LevelCounts = readonly [number, number, number, number]

/** How a published count stands to the number of units there were: `delta` is what is missing (negative) or too many. */
export interface Footing {
  readonly sum: number
  readonly units: number
  readonly delta: number
}

/** Whether the counts of a notice add up to the units of their kind on its day. Null where it gives none: unknown is not zero. */
export function footingOf(counts: LevelCounts | null, units: number): Footing | null {
  if (counts === null) return null
  const sum = counts.reduce((total, count) => total + count, 0)
  return { sum, units, delta: sum - units }
}
