import { exactly, type Figure } from '#kit'
import { boundsOf, rounded } from './bounds.ts'
import type { ReporterLevel, ReportForm } from './report-form.ts'

/** How far a report (or its correction) moves a counter: the exact sum, how many unsure ones, what those come to at least. */
export type CountedStep = readonly [indicator: string, exact: number, unsure: number, atLeast: number]

/** What is counted of a form's figures; only whole numbers, for counters are whole. */
export function countedSteps(
  form: Pick<ReportForm, 'indicators'>,
  after: ReadonlyMap<string, Figure>,
  before: ReadonlyMap<string, Figure> = new Map(),
): CountedStep[] {
  return form.indicators.flatMap(({ key, counted, kind, decimals }): CountedStep[] => {
    if (!counted || decimals > 0 || kind === 'ratio') return []
    const [now, then] = [weigh(after.get(key)), weigh(before.get(key))]
    const step = now.map((value, index) => value - (then[index] ?? 0))
    const [exact = 0, unsure = 0, atLeast = 0] = step
    return exact === 0 && unsure === 0 && atLeast === 0 ? [] : [[key, exact, unsure, atLeast]]
  })
}

function weigh(figure: Figure | undefined): readonly [number, number, number] {
  if (figure === undefined) return [0, 0, 0]
  if (figure.kind === 'exact') return [figure.value, 0, 0]
  return [0, 1, Math.max(0, Math.ceil(rounded(boundsOf(figure).low)))]
}

/** Names of the counters of one indicator at areas above the units of a level (`=`: at that place only); `#` counts the reports themselves. */
export function counterKeys(form: string, indicator: string, source: string, level: ReporterLevel) {
  const exact = `=reports/${form}/${indicator}/${source}/${level}`
  return { exact, unsure: `${exact}~`, atLeast: `${exact}~low` }
}

/** The figure that counters add up to: exact when nothing unsure went in, else a lower bound. */
export function countedFigure(exact: number, unsure: number, atLeast: number): Figure {
  return unsure > 0 ? { kind: 'at-least', value: exact + atLeast } : exactly(exact)
}
