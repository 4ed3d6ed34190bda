import { type Figure, formatFigure, isExact, type Words } from '#kit'
import type { Problem } from '#platform/web'
import type { IndicatorView, SentFigure } from '../domain/index.ts'

/** Figures as they are sent: a plain number is exact. */
export function toSent(figures: ReadonlyMap<string, Figure>): Record<string, SentFigure> {
  return Object.fromEntries(
    [...figures].map(([key, figure]) => [key, isExact(figure) && 'value' in figure ? figure.value : figure]),
  )
}

/** Figures of a report by indicator; what was not stated is left out. */
export function figuresByKey(
  indicators: readonly IndicatorView[],
  figures: readonly (Figure | null)[],
): ReadonlyMap<string, Figure> {
  return new Map(indicators.flatMap(({ key }, index) => (figures[index] ? [[key, figures[index]] as const] : [])))
}

/** Figures as they would be typed, to be corrected. */
export function textsOf(figures: ReadonlyMap<string, Figure>): Record<string, string> {
  return Object.fromEntries([...figures].map(([key, figure]) => [key, formatFigure(figure)]))
}

/** What the server refused, by cell: `figures.new-cases` is the cell `new-cases`. */
export function fieldProblems(problem: Problem): ReadonlyMap<string, Words> {
  return new Map(problem.fields.map(({ field, words }) => [field.replace(/^figures\./, ''), words]))
}
