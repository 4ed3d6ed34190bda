import { type Day, type Figure, sumFigures } from '#kit'
import { boundsOf } from './bounds.ts'
import { nominal } from './check-figures.ts'
import { mondayOf } from './period.ts'

/** A day (or week) of a series as it was found. */
export interface Point {
  readonly day: Day
  readonly figure: Figure | null
}

/** What a series shows of a point beside its figure: see the contract. */
export interface Judged {
  readonly average7: number | null
  readonly isRecord: boolean
}

/**
 * The mean of each point and the six before it, and which points are records: surely above everything before them.
 * A first point is no record; a range before counts with its upper end (774 after a week of 400 đến 600 is one).
 */
export function judgeSeries(points: readonly Point[]): Judged[] {
  let highest = Number.NEGATIVE_INFINITY
  return points.map(({ figure }, index) => {
    const week = points.slice(Math.max(0, index - 6), index + 1)
    const known = week.flatMap((point) => (point.figure === null ? [] : [nominal(point.figure)]))
    const average7 =
      week.length === 7 && known.length === 7
        ? Math.round((known.reduce((sum, value) => sum + value, 0) / 7) * 10) / 10
        : null
    if (figure === null) return { average7, isRecord: false }
    const { low } = boundsOf(figure)
    const isRecord = Number.isFinite(highest) && low > highest
    highest = Math.max(highest, namedTop(figure))
    return { average7, isRecord }
  })
}

/** The last record of a series, if it has one. */
export function lastRecord(points: readonly Point[]): { day: Day; figure: Figure } | null {
  const judged = judgeSeries(points)
  const index = judged.findLastIndex(({ isRecord }) => isRecord)
  const point = points[index]
  return point?.figure ? { day: point.day, figure: point.figure } : null
}

/** Weeks from Monday with their lowest and highest day: "dao động ở mức từ 400 đến 600". */
export function weeksOf(points: readonly Point[]): { from: Day; to: Day; low: number; high: number; days: number }[] {
  const weeks = new Map<Day, { from: Day; to: Day; low: number; high: number; days: number }>()
  for (const { day, figure } of points) {
    if (figure === null) continue
    const monday = mondayOf(day)
    const [low, high] = figure.kind === 'range' ? [figure.low, figure.high] : [figure.value, figure.value]
    const week = weeks.get(monday)
    if (week)
      weeks.set(monday, {
        from: week.from,
        to: day,
        low: Math.min(week.low, low),
        high: Math.max(week.high, high),
        days: week.days + 1,
      })
    else weeks.set(monday, { from: day, to: day, low, high, days: 1 })
  }
  return [...weeks.values()]
}

/** The sum over the days of a flow, with its honest word; null where nothing is known. */
export function totalOf(points: readonly Point[]): Figure | null {
  const figures = points.flatMap(({ figure }) => (figure === null ? [] : [figure]))
  return figures.length === 0 ? null : sumFigures(figures)
}

/** The highest number that the figure names. */
function namedTop(figure: Figure): number {
  return figure.kind === 'range' ? figure.high : figure.value
}
