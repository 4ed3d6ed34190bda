import type { CurveDay } from '../domain/index.ts'

/** Where everything of the curve lies, in pixels; text keeps its size, so `width` is the real one. */
export interface CurveLayout {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly step: number
  readonly bar: number
  readonly ticks: readonly number[]
  readonly labelEvery: number
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

/** Lays out the days on a zero baseline. What has no day of its own does not stretch the axis: it is no case of that day. */
export function layOutCurve(days: readonly CurveDay[], width: number, eventRows: number): CurveLayout {
  const highest = Math.max(4, ...days.map(({ community, isolation, none }) => community + isolation + none))
  const ticks = ticksFor(highest)
  const roof = ticks.at(-1) ?? highest
  const height = 250 + eventRows * 17
  const [top, bottom] = [24 + eventRows * 17, height - 24]
  const left = 8 + 7 * String(roof).length
  const step = (width - left - 8) / Math.max(1, days.length)
  const labelEvery = Math.max(1, Math.ceil(44 / step))
  return {
    ...{ width, height, top, bottom, left, step, ticks, labelEvery },
    bar: Math.max(1, Math.min(step * 0.76, 28)),
    x: (index) => left + (index + 0.5) * step,
    y: (value) => bottom - (Math.min(value, roof) / roof) * (bottom - top),
  }
}

/** Marks from zero to above the highest, in round steps, at most five. */
function ticksFor(highest: number): number[] {
  const rough = highest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const unit = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  const step = Math.max(1, unit)
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step)
}
