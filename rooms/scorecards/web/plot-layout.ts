import type { ScoreRow } from '../domain/index.ts'

/** A unit placed in a drawing, in pixels. */
export interface PlacedDot {
  readonly row: ScoreRow
  readonly x: number
  readonly y: number
  /** Dots of one place stand side by side, counted from 0. */
  readonly place?: string
  readonly beside?: number
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

/** Sideways from one dot to the next of those that would cover each other. */
const besideStep = 8

/** The two axes: the epidemic to the right, the score upward. Units at the very same place stand side by side. */
export function placeDots(rows: readonly ScoreRow[], frame: Frame, most: number): PlacedDot[] {
  const atPlace = new Map<string, number>()
  return rows.flatMap((row) => {
    if (row.score === null || row.situation === null) return []
    const y = Math.round(heightOf(row.score, frame))
    const place = `${row.situation} ${Math.round(y / 6)}`
    const beside = atPlace.get(place) ?? 0
    atPlace.set(place, beside + 1)
    const x = frame.left + ((frame.right - frame.left) * row.situation) / Math.max(1, most)
    return [{ row, x: x + beside * besideStep, y, place, beside }]
  })
}

/** How many units stand in a column too high to be counted by eye, written over it. */
export interface ColumnCount {
  readonly x: number
  readonly y: number
  readonly count: number
}

/** Columns of more than a few dots, with their count. */
export function countColumns(dots: readonly PlacedDot[]): ColumnCount[] {
  return [...Map.groupBy(dots, ({ x }) => x)]
    .filter(([, column]) => column.length > 4)
    .map(([x, column]) => ({ x, y: Math.min(...column.map(({ y }) => y)) - 8, count: column.length }))
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
 * Names for the places worth naming: the first ones asked for, as long as they cover no dot and no other name; of several
 * units at one place the first, and how many more. The rest are named in the list below.
 */
export function placeNames(dots: readonly PlacedDot[], frame: Frame, nameOf: (row: ScoreRow) => string): PlacedName[] {
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = []
  const placed: PlacedName[] = []
  const groups = Map.groupBy(dots, ({ place }) => place)
  for (const group of groups.values()) {
    const [first] = group as [PlacedDot]
    const text = group.length > 1 ? `${nameOf(first.row)} +${group.length - 1}` : nameOf(first.row)
    const width = text.length * letterWidth
    const [left, right, { y }] = [Math.min(...group.map(({ x }) => x)), Math.max(...group.map(({ x }) => x)), first]
    const anchor = right + width + 8 > frame.right + 12 ? 'end' : 'start'
    const from = anchor === 'start' ? right + 8 : left - 8 - width
    const hits = (one: (typeof taken)[number]) =>
      Math.abs(one.y - y) < nameHeight && from < one.x + one.width + 6 && one.x < from + width + 6
    const covers = ({ x, y: other, place }: PlacedDot) =>
      place !== first.place && Math.abs(other - y) < 9 && x > from - 6 && x < from + width + 6
    if (taken.some(hits) || dots.some(covers) || from < 0) continue
    taken.push({ x: from, y, width })
    placed.push({ key: first.row.areaId, text, x: anchor === 'start' ? from : left - 8, y: y + 4, anchor })
  }
  return placed
}
