import { exactly, type Figure, sumFigures } from '#kit'
import { rounded } from './bounds.ts'

/** A sum that keeps its exact and its unsure part apart; `count`: how many figures went in. */
export interface Added {
  readonly figure: Figure
  readonly exact: number
  readonly unsure: { readonly count: number; readonly figure: Figure } | null
  readonly count: number
}

/** Adds figures; null where there is none. The word of the sum is never stronger than the weakest of its parts [SG-14]. */
export function addUp(figures: readonly (Figure | null)[]): Added | null {
  let [exact, count] = [0, 0]
  const unsure: Figure[] = []
  for (const figure of figures) {
    if (figure === null) continue
    count++
    if (figure.kind === 'exact') exact += figure.value
    else unsure.push(figure)
  }
  if (count === 0) return null
  exact = rounded(exact)
  if (unsure.length === 0) return { figure: exactly(exact), exact, unsure: null, count }
  const figure = sumFigures([exactly(exact), ...unsure])
  return { figure, exact, unsure: { count: unsure.length, figure: sumFigures(unsure) }, count }
}
