/** Depth of colour: 0 for nothing, 4 for the most. */
export type Step = 0 | 1 | 2 | 3 | 4

/**
 * Step of a count beside its siblings: nothing is 0, the rest by quarters of the greatest. With few (the greatest below
 * four) each one more is a step, so that a single gap never looks like a disaster.
 */
export function stepOfCount(value: number, greatest: number): Step {
  if (value <= 0) return 0
  return Math.min(4, Math.max(1, Math.ceil((value / Math.max(greatest, 4)) * 4))) as Step
}

/** Step of a percentage of work done: the less is done, the deeper. Null: nothing to do. */
export function stepOfDone(percent: number | null): Step {
  if (percent === null || percent >= 100) return 0
  if (percent >= 75) return 1
  if (percent >= 50) return 2
  return percent >= 25 ? 3 : 4
}

/** Parts in a hundred, rounded down: 100 only when nothing is left. Null where there is nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.floor((Math.max(part, 0) * 100) / whole)
}
