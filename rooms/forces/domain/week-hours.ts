import { type Instant, minutesBetween } from '#kit'

/** A stretch of work of one officer, wherever it was worked. */
export interface Stint {
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** What a week was for one officer [FOR-05]. */
export interface WeekOfOne {
  readonly hours: number
  /** The shortest pause between two stints that touch the week, in hours; null: there were not two. */
  readonly shortestRest: number | null
  readonly isOver: boolean
  readonly isShort: boolean
}

/** Limits; null: not confirmed, nothing is judged by it. */
export interface RestLimits {
  readonly minHoursBetween: number | null
  readonly maxHoursPerWeek: number | null
}

/**
 * Hours within the week and the shortest rest. Stints that overlap or follow each other without a pause count once and leave no
 * rest between them.
 */
export function weekOfOne(stints: readonly Stint[], week: Stint, limits: RestLimits): WeekOfOne {
  const merged = mergeStints(stints.filter(({ fromAt, toAt }) => fromAt < week.toAt && toAt > week.fromAt))
  const hours = merged.reduce((sum, stint) => sum + hoursInside(stint, week), 0)
  const rests = merged
    .slice(1)
    .map((stint, index) => minutesBetween(merged[index]?.toAt ?? stint.fromAt, stint.fromAt) / 60)
  const shortestRest = rests.length === 0 ? null : Math.min(...rests)
  return {
    hours,
    shortestRest,
    isOver: limits.maxHoursPerWeek !== null && hours > limits.maxHoursPerWeek,
    isShort: limits.minHoursBetween !== null && shortestRest !== null && shortestRest < limits.minHoursBetween,
  }
}

function mergeStints(stints: readonly Stint[]): Stint[] {
  const merged: Stint[] = []
  for (const stint of stints.toSorted((left, right) => (left.fromAt < right.fromAt ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && stint.fromAt <= last.toAt) {
      merged[merged.length - 1] = { fromAt: last.fromAt, toAt: stint.toAt > last.toAt ? stint.toAt : last.toAt }
    } else merged.push(stint)
  }
  return merged
}

function hoursInside({ fromAt, toAt }: Stint, week: Stint): number {
  const from = fromAt > week.fromAt ? fromAt : week.fromAt
  const to = toAt < week.toAt ? toAt : week.toAt
  return Math.max(0, minutesBetween(from, to) / 60)
}
