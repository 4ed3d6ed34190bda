import { addDays, type Day } from '#kit'
import type { StepCounts } from '../domain/index.ts'

interface DayCounts {
  readonly day: string
  readonly counts: StepCounts
}

const nothing: StepCounts = {
  detected: { count: 0 },
  proposed: { count: 0, amount: '0', mean: null },
  decided: { count: 0, amount: '0', mean: null },
  paid: { count: 0, amount: '0', mean: null },
  cancelled: { count: 0, amount: '0', mean: null },
}

/** Every day of a period: one that the counters do not name is a day on which nothing was counted. */
export function daysOf(
  items: readonly DayCounts[],
  { from, to }: { readonly from: Day; readonly to: Day },
): DayCounts[] {
  const known = new Map(items.map((one) => [one.day, one.counts]))
  const days: DayCounts[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, counts: known.get(day) ?? nothing })
  return days
}
