import type { ScoreRow } from '../domain/index.ts'

/** A unit placed in a drawing, in pixels. */
export interface PlacedDot {
  readonly row: ScoreRow
  readonly x: number
  readonly y: number
}

/** A name beside a dot. */
export interface PlacedName {
  readonly key: number
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

/** The frame of a drawing: what is left for the dots inside the labels. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Steps of an axis from zero that come to at most five lines. */
export function stepsTo(most: number): number[] {
  const rough = Math.max(1, most / 4)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

/** Where a score stands between bottom and top. */
export function heightOf(score: number, { top, bottom }: Frame): number {
  return bottom - ((bottom - top) * score) / 100
}

/** The two axes: the epidemic to the right, the score upward. */
export function placeDots(rows: readonly ScoreRow[], frame: Frame, most: number): PlacedDot[] {
  return rows.flatMap((row) => {
    if (row.score === null || row.situation === null) return []
    const x = frame.left + ((frame.right - frame.left) * row.situation) / Math.max(1, most)
    return [{ row, x, y: heightOf(row.score, frame) }]
  })
}

/** One axis: units of a like score stand on one another. */
export function stackDots(rows: readonly ScoreRow[], frame: Frame, size: number): PlacedDot[] {
  const columns = Math.max(10, Math.floor((frame.right - frame.left) / size))
  const heights = new Map<number, number>()
  const judged = rows
    .filter(({ score }) => score !== null)
    .toSorted((left, right) => (left.score ?? 0) - (right.score ?? 0))
  const stacked = judged.map((row) => {
    const column = Math.min(columns - 1, Math.floor(((row.score ?? 0) * columns) / 100.001))
    const level = heights.get(column) ?? 0
    heights.set(column, level + 1)
    return { row, column, level }
  })
  const highest = Math.max(1, ...heights.values())
  const step = Math.min(size, (frame.bottom - frame.top) / highest)
  return stacked.map(({ row, column, level }) => ({
    row,
    x: frame.left + (column + 0.5) * ((frame.right - frame.left) / columns),
    y: frame.bottom - step / 2 - level * step,
  }))
}

const nameHeight = 15
const letterWidth = 6.6

/**
 * Names for the dots worth naming: the first ones asked for, as long as they cover no other name. The rest are named in
 * the list below.
 */
export function placeNames(dots: readonly PlacedDot[], frame: Frame, nameOf: (row: ScoreRow) => string): PlacedName[] {
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = []
  const placed: PlacedName[] = []
  for (const { row, x, y } of dots) {
    const text = nameOf(row)
    const width = text.length * letterWidth
    const anchor = x + width + 10 > frame.right + 40 ? 'end' : 'start'
    const from = anchor === 'start' ? x + 8 : x - 8 - width
    const hits = (one: (typeof taken)[number]) =>
      Math.abs(one.y - y) < nameHeight && from < one.x + one.width + 6 && one.x < from + width + 6
    const coversDot = dots.some(
      (dot) => dot.row !== row && Math.abs(dot.y - y) < 8 && dot.x > from - 4 && dot.x < from + width,
    )
    if (taken.some(hits) || coversDot || from < 0) continue
    taken.push({ x: from, y, width })
    placed.push({ key: row.areaId, text, x: anchor === 'start' ? x + 8 : x - 8, y: y + 4, anchor })
  }
  return placed
}
