import type { MergedDown, RawCell, RawRow, SheetColumn } from '#platform/server'

/**
 * Kinds of column that say where, when and under what a row stands: merged over several rows, they say it of each. What tells one
 * row from another (words, numbers) is never lent to the next: that would make records that nobody wrote.
 */
const lentKinds: ReadonlySet<SheetColumn['kind']> = new Set(['area', 'choice', 'day', 'moment', 'post', 'officer'])

/** Gives the cell that a row has, or the one merged over it. Rows come in their order. */
export type LendCells = (raw: RawRow, index: number, column: SheetColumn) => RawCell

/** See {@link LendCells}; merged cells of the header, up to and with row `after`, lend nothing. */
export function lendMerged(merged: readonly MergedDown[], after: number): LendCells {
  const lenders = new Map<number, ColumnLender>()
  for (const span of merged) if (span.from > after) lenderOf(lenders, span.column).add(span)
  return (raw, index, { kind }) => {
    const own = raw.cells[index] ?? null
    const lender = lentKinds.has(kind) ? lenders.get(index) : undefined
    return lender === undefined ? own : lender.cellAt(raw.row, own)
  }
}

function lenderOf(lenders: Map<number, ColumnLender>, column: number): ColumnLender {
  const known = lenders.get(column) ?? new ColumnLender()
  lenders.set(column, known)
  return known
}

/** The merged cells of one column, and the one that is open at the row that is read. */
class ColumnLender {
  private readonly endsAt = new Map<number, number>()
  private until = 0
  private lent: RawCell = null

  add({ from, to }: MergedDown): void {
    this.endsAt.set(from, to)
  }

  cellAt(row: number, own: RawCell): RawCell {
    const to = this.endsAt.get(row)
    if (to !== undefined) {
      this.until = to
      this.lent = own
    }
    return own ?? (row <= this.until ? this.lent : null)
  }
}
