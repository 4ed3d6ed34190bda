import { type CountArc, type CountMark, hideSmall } from '#kit'

/** A number of a published table: shown, or hidden because it is small, or hidden so that a small one cannot be worked out. */
export interface PublishedCell {
  /** Null: hidden. */
  readonly value: number | null
  readonly hidden: CountMark
}

/** A table as it may be published, with its totals. */
export interface PublishedTable {
  readonly cells: readonly (readonly PublishedCell[])[]
  readonly rowTotals: readonly PublishedCell[]
  readonly columnTotals: readonly PublishedCell[]
  readonly total: PublishedCell
}

/**
 * Hides counts of persons from 1 to `under - 1` in a table with its totals, and as few others as it takes (`hideSmall`). As a circuit:
 * what flows from the source to a row is its total, from a row to a column the cell, from a column on its total, and back
 * the grand total.
 */
export function suppressSmall(rows: readonly (readonly number[])[], under = 5): PublishedTable {
  const arcs = toArcs(rows)
  hideSmall(arcs, under)
  return fromArcs(rows, arcs)
}

const row = (index: number) => `row ${index}`
const column = (index: number) => `column ${index}`
const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0)

function toArcs(rows: readonly (readonly number[])[]): CountArc[] {
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, index) => index)
  const cell = (from: string, to: string, value: number): CountArc => ({ from, to, value, isSum: false, mark: null })
  const total = (from: string, to: string, value: number): CountArc => ({ from, to, value, isSum: true, mark: null })
  return [
    ...rows.flatMap((cells, index) => cells.map((value, at) => cell(row(index), column(at), value))),
    ...rows.map((cells, index) => total('source', row(index), sum(cells))),
    ...columns.map((at) => total(column(at), 'sink', sum(rows.map((cells) => cells[at] ?? 0)))),
    total('sink', 'source', sum(rows.map(sum))),
  ]
}

function fromArcs(rows: readonly (readonly number[])[], arcs: readonly CountArc[]): PublishedTable {
  const shown = arcs.map(({ value, mark }): PublishedCell => ({ value: mark === null ? value : null, hidden: mark }))
  const width = rows[0]?.length ?? 0
  const cellsEnd = rows.length * width
  const rowsEnd = cellsEnd + rows.length
  return {
    cells: rows.map((_, index) => shown.slice(index * width, (index + 1) * width)),
    rowTotals: shown.slice(cellsEnd, rowsEnd),
    columnTotals: shown.slice(rowsEnd, rowsEnd + width),
    total: shown.at(-1) ?? { value: 0, hidden: null },
  }
}
