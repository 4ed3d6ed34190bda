import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PublishedCell, type PublishedTable, suppressSmall } from './suppress-small.ts'

const under = 5
const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0)

/** Whether a number agrees with what is published in its place. */
function fits({ value, hidden }: PublishedCell | undefined = { value: 0, hidden: null }, number = 0): boolean {
  if (hidden === null) return number === value
  return hidden === 'small' ? number > 0 && number < under : number >= under
}

function agrees(published: PublishedTable, rows: readonly (readonly number[])[]): boolean {
  const columns = rows[0]?.map((_, at) => sum(rows.map((cells) => cells[at] ?? 0))) ?? []
  return (
    rows.every((cells, index) => fits(published.rowTotals[index], sum(cells))) &&
    columns.every((total, at) => fits(published.columnTotals[at], total)) &&
    fits(published.total, sum(columns))
  )
}

/** Every table near the true one that a reader of the published one must hold possible. */
function* possible(published: PublishedTable, truth: readonly (readonly number[])[]): Generator<number[][]> {
  const width = truth[0]?.length ?? 0
  const flat = truth.flat()
  const marks = published.cells.flat()
  const choices = flat.map((value, index) =>
    marks[index]?.hidden === null ? [value] : [value - 1, value, value + 1].filter((one) => fits(marks[index], one)),
  )
  const pick = function* (index: number, chosen: number[]): Generator<number[][]> {
    const here = choices[index]
    if (here === undefined) {
      const rows = truth.map((_, at) => chosen.slice(at * width, (at + 1) * width))
      if (agrees(published, rows)) yield rows
      return
    }
    for (const one of here) yield* pick(index + 1, [...chosen, one])
  }
  yield* pick(0, [])
}

/** Small numbers that a reader can work out: all possible tables agree on them. */
function workedOut(published: PublishedTable, truth: readonly (readonly number[])[]): number {
  const seen = new Map<string, Set<number>>()
  for (const rows of possible(published, truth)) {
    const columns = rows[0]?.map((_, at) => sum(rows.map((cells) => cells[at] ?? 0))) ?? []
    const numbers = [...rows.flat(), ...rows.map(sum), ...columns, sum(columns)]
    for (const [index, number] of numbers.entries()) {
      const known = seen.get(String(index)) ?? new Set()
      seen.set(String(index), known.add(number))
    }
  }
  const marks = [...published.cells.flat(), ...published.rowTotals, ...published.columnTotals, published.total]
  return marks.filter(({ hidden }, index) => hidden === 'small' && seen.get(String(index))?.size === 1).length
}

const marksOf = (table: PublishedTable) => table.cells.map((cells) => cells.map(({ value, hidden }) => value ?? hidden))

describe('[PUB-01] [SG-04] counts under five', () => {
  it('are hidden, and another with them so that the total does not tell', () => {
    const table = suppressSmall([[3], [12], [40], [0]])
    expect(marksOf(table)).toEqual([['small'], ['beside'], [40], [0]])
    expect(table.columnTotals[0]).toEqual({ value: 55, hidden: null })
  })

  it('two small ones hide each other where they leave room', () => {
    expect(marksOf(suppressSmall([[3], [2], [40]]))).toEqual([['small'], ['small'], [40]])
    // 1 + 1 could only be 1 + 1: a third is hidden with them.
    expect(marksOf(suppressSmall([[1], [1], [40]]))).toEqual([['small'], ['small'], ['beside']])
  })

  it('of four times one in a sum that is small not even that is told', () => {
    const table = suppressSmall([[1], [1], [1], [1]])
    expect(marksOf(table)).toEqual([['small'], ['small'], ['small'], ['small']])
    expect(table.columnTotals[0]).toEqual({ value: null, hidden: 'beside' })
  })

  it('large ones and zeros stay as they are', () => {
    expect(
      suppressSmall([
        [5, 0],
        [7, 9],
      ]).total,
    ).toEqual({ value: 21, hidden: null })
    expect(suppressSmall([]).total.value).toBe(0)
  })

  it('can never be worked out from rows, columns and totals', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 }))
    const table = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .chain(([height, width]) =>
        fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      )
    fc.assert(
      fc.property(table, (rows) => {
        const published = suppressSmall(rows, under)
        expect(agrees(published, rows)).toBe(true)
        expect(workedOut(published, rows)).toBe(0)
      }),
      { numRuns: 400 },
    )
  })
})
