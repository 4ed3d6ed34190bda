import { type Day, type Figure, formatNumber } from '#kit'
import { labelStep, reachOf, ticksFor } from './chart-shape.ts'

/** One place on the axis of a {@link import('./series-chart.tsx').SeriesChart}: a day, or the first day of a week. */
export interface SeriesPoint {
  readonly day: Day
  /** `null`: nobody reported; never drawn as zero. */
  readonly figure: Figure | null
  /** How the place is called; absent: its day, `27/7`. */
  readonly label?: string | undefined
  /** The records behind it. */
  readonly to?: string | undefined
  /** Said with the number: its source and as-of, `trễ`, `đã sửa`. */
  readonly note?: string | undefined
  /** No figure before was higher. */
  readonly isRecord?: boolean | undefined
}

/** Something that happened on a day and explains the numbers: a directive, a test campaign. */
export interface ChartEvent {
  readonly day: Day
  readonly label: string
}

/** Where everything of a chart lies, in pixels. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly step: number
  readonly bar: number
  readonly ticks: readonly number[]
  readonly labelEvery: number
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

/** Room for a digit of the marks left of the first bar, and air at both ends. */
const perDigit = 7
const side = 4
const underAxis = 24
/** A few points do not spread over the whole page. */
const widest = 64
/** Room for the word of a record and for one line of events. */
const aboveRecord = 18
const perEvent = 17
/** Room for a letter of an event's words, and between them and their line. */
const perLetter = 6.4
const besideLine = 4

/** Lays out points on a zero baseline; text keeps its size, so `width` is the real one. */
export function layoutOf(
  points: readonly SeriesPoint[],
  extra: { readonly mean: readonly (number | null)[]; readonly eventRows: number },
  size: { readonly width: number; readonly height: number },
): ChartLayout {
  const highest = Math.max(0, ...points.map(({ figure }) => (figure ? reachOf(figure) : 0)))
  const ticks = ticksFor(Math.max(highest, ...extra.mean.map((value) => value ?? 0)))
  const roof = ticks.at(-1) ?? 1
  const top = aboveRecord + extra.eventRows * perEvent
  const bottom = size.height - underAxis
  const left = side + perDigit * formatNumber(roof).length
  const step = Math.min((size.width - left - side) / Math.max(points.length, 1), widest)
  return {
    ...size,
    top,
    bottom,
    step,
    bar: Math.max(1, Math.min(step * 0.72, step - 1, 28)),
    ticks,
    labelEvery: labelStep(step, 44),
    x: (index) => left + (index + 0.5) * step,
    y: (value) => bottom - (value / roof) * (bottom - top),
  }
}

/** An event with its line, and the row and the place in it where its words stand; all in pixels but the row. */
export interface PlacedEvent extends ChartEvent {
  readonly row: number
  /** Where its line stands: where its day begins. */
  readonly line: number
  /** Where its words begin (`start`) or end (`end`). */
  readonly x: number
  readonly anchor: 'start' | 'end'
  /** Its words, cut off where they are longer than the plot is wide. */
  readonly shown: string
}

/** Gives each event the first row in which its words touch no others; events outside of the axis are left out. */
export function placeEvents(
  events: readonly ChartEvent[],
  days: readonly Day[],
  { width, x, step }: Pick<ChartLayout, 'width' | 'x' | 'step'>,
): PlacedEvent[] {
  const ends: number[] = []
  return events
    .map((event) => ({ ...event, index: indexAt(event.day, days) }))
    .filter(({ index }) => index >= 0)
    .toSorted((left, right) => left.index - right.index)
    .map(({ index, ...event }) => {
      const line = x(index) - step / 2
      const most = Math.floor(width / perLetter)
      const shown = event.label.length > most ? `${event.label.slice(0, most - 1)}…` : event.label
      const length = shown.length * perLetter
      const words = besideOf(line, length, width)
      const from = words.anchor === 'start' ? words.x : words.x - length
      const free = ends.findIndex((end) => end < from)
      const row = free === -1 ? ends.length : free
      ends[row] = from + length + 2 * besideLine
      return { ...event, ...words, row, line, shown }
    })
}

/** Right of the line where there is room, else left of it; where neither has room, as near to it as the plot goes. */
function besideOf(line: number, length: number, width: number): Pick<PlacedEvent, 'x' | 'anchor'> {
  if (line + besideLine + length <= width) return { x: line + besideLine, anchor: 'start' }
  if (line - besideLine - length >= 0) return { x: line - besideLine, anchor: 'end' }
  return line > width / 2 ? { x: width, anchor: 'end' } : { x: 0, anchor: 'start' }
}

/** The last place that begins on the day or before it; -1 before the first and long after the last. */
function indexAt(day: Day, days: readonly Day[]): number {
  const last = days.at(-1)
  if (last === undefined || day > last) return -1
  return days.findLastIndex((one) => one <= day)
}
