import { foldVietnamese } from '#kit'
import type { IndicatorView } from '../domain/index.ts'

/** What a pasted column or table would write: texts by indicator, and the names that nobody knows. */
export interface PastedFigures {
  readonly texts: Readonly<Record<string, string>>
  readonly unknown: readonly string[]
}

/**
 * Cells copied from a spreadsheet, dropped on the cell of `from`. Rows that begin with the name of an indicator are taken
 * by name, whatever their order; a bare column runs down from where it was dropped. Nothing is lost silently: names that
 * are not recognised are told.
 */
export function placePasted(
  rows: readonly (readonly string[])[],
  indicators: readonly IndicatorView[],
  from: string,
): PastedFigures {
  const byName = new Map(
    indicators.flatMap(({ key, title }) => [title.vi, title.en, key].map((name) => [nameOf(name), key] as const)),
  )
  const named = rows.map((cells) => ({ cells, key: keyOf(cells, byName) }))
  if (rows.some((cells) => cells.length > 1) || named.some(({ key }) => key !== undefined)) return takeByName(named)
  return takeDown(rows, indicators, from)
}

/** Rows above the first that is recognised are the head of the table. */
function takeByName(named: readonly { cells: readonly string[]; key: string | undefined }[]): PastedFigures {
  const texts: Record<string, string> = {}
  const unknown: string[] = []
  const first = named.findIndex(({ key }) => key !== undefined)
  for (const { cells, key } of named.slice(Math.max(0, first))) {
    const value = cells.slice(1).findLast((cell) => /\d/.test(cell))
    if (value === undefined) continue
    if (key === undefined) unknown.push(cells.find((cell) => /\p{L}/u.test(cell)) ?? value)
    else texts[key] = value
  }
  return { texts, unknown }
}

function takeDown(
  rows: readonly (readonly string[])[],
  indicators: readonly IndicatorView[],
  from: string,
): PastedFigures {
  const start = indicators.findIndex(({ key }) => key === from)
  const texts: Record<string, string> = {}
  const unknown: string[] = []
  rows.forEach(([cell = ''], index) => {
    const indicator = indicators[start + index]
    if (indicator) texts[indicator.key] = cell
    else unknown.push(cell)
  })
  return { texts, unknown }
}

function keyOf(cells: readonly string[], byName: ReadonlyMap<string, string>): string | undefined {
  for (const cell of cells) {
    const key = byName.get(nameOf(cell))
    if (key !== undefined) return key
  }
  return undefined
}

/** A name without its numbering and its marks: `1.2 - Ca cộng đồng:` is "ca cong dong". */
function nameOf(text: string): string {
  return foldVietnamese(text)
    .replace(/^(?:[\divx]+[.) ]+|trong do |- ?)+/u, '')
    .trim()
}
