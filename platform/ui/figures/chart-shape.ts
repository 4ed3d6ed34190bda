import { addDays, type Day, type Figure } from '#kit'

/** What a figure looks like above zero. `isSure`: all of `value` is known exactly. */
export interface FigureShape {
  /** Where the bar ends, or the middle of what is known. */
  readonly value: number
  readonly low: number
  /** Absent: nobody knows how much more there may be; the bar is open at its top. */
  readonly high: number | undefined
  readonly isSure: boolean
}

/** How sure a figure is, as lengths: what is inexact must never be drawn as a plain bar ([RPT-05]). */
export function shapeOf(figure: Figure): FigureShape {
  if (figure.kind === 'range') {
    const { low, high } = figure
    return { value: (low + high) / 2, low, high, isSure: false }
  }
  const { kind, value } = figure
  if (kind === 'at-least' || kind === 'above') return { value, low: value, high: undefined, isSure: false }
  if (kind === 'at-most' || kind === 'below') return { value, low: 0, high: value, isSure: false }
  return { value, low: value, high: value, isSure: kind === 'exact' }
}

/** The longest length that a figure is drawn with. */
export function reachOf(figure: Figure): number {
  const { value, high } = shapeOf(figure)
  return Math.max(value, high ?? value)
}

/** Round marks from zero to at least `top`, two to five of them: `[0, 200, 400, 600, 800]`; whole ones for few things. */
export function ticksFor(top: number): number[] {
  const step = Number.isInteger(top) && top <= 4 ? 1 : roundStep(top / 4)
  const count = Math.max(1, Math.ceil(top / step))
  return Array.from({ length: count + 1 }, (_, index) => tidy(index * step))
}

/** Every which day is written under the axis so that words of `wordWidth` pixels do not touch. */
export function labelStep(stepWidth: number, wordWidth: number): number {
  const needed = Math.ceil(wordWidth / Math.max(stepWidth, 0.1))
  return [1, 2, 7, 14, 28, 56, 91, 182, 364].find((step) => step >= needed) ?? needed
}

/** Whether each day follows the one before: only then are weekends marked. */
export function isDaily(days: readonly Day[]): boolean {
  return days.every((day, index) => index === 0 || day === addDays(days[index - 1] as Day, 1))
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** Unbroken stretches of `values`, as lists of places: a line must not run across a missing day. */
export function stretchesOf(values: readonly (number | null)[]): number[][] {
  const stretches: number[][] = []
  values.forEach((value, index) => {
    if (value === null) return
    const last = stretches.at(-1)
    if (last?.at(-1) === index - 1) last.push(index)
    else stretches.push([index])
  })
  return stretches
}

/** The next step from `aim` up that people count in. Below ten, steps of 2,5 would make marks that nobody counts. */
function roundStep(aim: number): number {
  const size = 10 ** Math.floor(Math.log10(aim))
  const steps = size === 1 ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10]
  return (steps.find((times) => times * size >= aim) ?? 10) * size
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
