import { addDays, type Day, type Words } from '#kit'

/** How many days a small trend shows, today included. */
export const TREND_DAYS = 14

/**
 * A number of the strip: what is added and taken away of the counters that rooms keep. A `stock` sums all days up to
 * each day of the trend; a `flow` takes each day for itself.
 */
export interface NumberRecipe {
  readonly key: string
  readonly title: Words
  readonly kind: 'stock' | 'flow'
  readonly plus: readonly string[]
  readonly minus: readonly string[]
}

/** The handful of numbers on every board, in order. Numbers whose counters no room keeps are left out. */
export const boardNumbers: readonly NumberRecipe[] = [
  {
    key: 'tasks-open',
    title: { vi: 'Việc đang mở', en: 'Open tasks' },
    kind: 'stock',
    plus: ['tasks.created'],
    minus: ['tasks.done-in-time', 'tasks.done-late', 'tasks.cancelled'],
  },
  {
    key: 'tasks-overdue',
    title: { vi: 'Việc quá hạn', en: 'Overdue tasks' },
    kind: 'stock',
    plus: ['tasks.fallen-due'],
    minus: ['tasks.due-cleared'],
  },
  {
    key: 'tasks-acknowledged',
    title: { vi: 'Việc đã nhận hôm nay', en: 'Tasks acknowledged today' },
    kind: 'flow',
    plus: ['tasks.acknowledged'],
    minus: [],
  },
  {
    key: 'tasks-done',
    title: { vi: 'Việc xong hôm nay', en: 'Tasks done today' },
    kind: 'flow',
    plus: ['tasks.done-in-time', 'tasks.done-late'],
    minus: [],
  },
  {
    key: 'obstacles-open',
    title: { vi: 'Vướng mắc chờ trả lời', en: 'Obstacles to answer' },
    kind: 'stock',
    plus: ['tasks.obstacles-raised'],
    minus: ['tasks.obstacles-answered'],
  },
  {
    key: 'incidents',
    title: { vi: 'Việc đột xuất hôm nay', en: 'Incidents today' },
    kind: 'flow',
    plus: ['incidents.reported'],
    minus: [],
  },
]

/** The days of a trend that ends today. */
export function trendDays(today: Day): Day[] {
  return Array.from({ length: TREND_DAYS }, (_, index) => addDays(today, index + 1 - TREND_DAYS))
}

/**
 * The trend of a number from the counts of its counters: one value for each of `days`. A stock starts from the sum of
 * everything before, and never falls below nothing.
 */
export function trendOf(
  recipe: NumberRecipe,
  counts: readonly { readonly indicator: string; readonly day: string; readonly value: number }[],
  days: readonly Day[],
): number[] {
  const signed = counts.flatMap(({ indicator, day, value }) => {
    if (recipe.plus.includes(indicator)) return [{ day, value }]
    return recipe.minus.includes(indicator) ? [{ day, value: -value }] : []
  })
  const holds = (day: string, counted: string) => (recipe.kind === 'stock' ? counted <= day : counted === day)
  return days.map((day) =>
    Math.max(
      0,
      signed.reduce((sum, one) => (holds(day, one.day) ? sum + one.value : sum), 0),
    ),
  )
}
