import type { Figure } from '#kit'

/** Between which numbers a figure lies, as far as its word says. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

/** How far `khoảng` may be from the number it names, as a part of it, when totals are compared with their parts. */
const aboutPart = 0.1

/**
 * What a figure can truly be when a total is held against its parts. Counts are never below zero; `hơn` has no upper end;
 * `khoảng` and `gần` are taken a tenth wide, for a round word must not raise a false alarm.
 */
export function boundsOf(figure: Figure): Bounds {
  if (figure.kind === 'range') return { low: figure.low, high: figure.high }
  const { kind, value } = figure
  const slack = Math.max(Math.abs(value) * aboutPart, roundStep(value))
  switch (kind) {
    case 'at-least':
    case 'above':
      return { low: value, high: Number.POSITIVE_INFINITY }
    case 'at-most':
    case 'below':
      return { low: 0, high: value }
    case 'about':
      return { low: value - slack, high: value + slack }
    case 'nearly':
      return { low: value - slack, high: value }
    default:
      return { low: value, high: value }
  }
}

/**
 * What a speaker means by a round number: `hơn 9.300` said of a count is 9.300 to 9.400, the next of its own roundness,
 * not "anything above". Used where two statements of one speaker are held together (EPI-03).
 */
export function spokenBounds(figure: Figure, decimals = 0): Bounds {
  if (figure.kind === 'range') return { low: figure.low, high: figure.high }
  const { kind, value } = figure
  const step = roundStep(value)
  switch (kind) {
    case 'at-least':
    case 'above':
      return { low: value, high: value + step }
    case 'at-most':
    case 'below':
    case 'nearly':
      return { low: value - step, high: value }
    case 'about':
      return { low: value - step, high: value + step }
    default: {
      const half = decimals === 0 && Number.isInteger(value) ? 0 : 0.5 / 10 ** decimals
      return { low: value - half, high: value + half }
    }
  }
}

/** The greatest power of ten that the number is whole in, at most a tenth of it: 100 for 9.300, 1 for 9.321. */
function roundStep(value: number): number {
  const size = Math.abs(value)
  if (size === 0 || !Number.isInteger(size)) return size === 0 ? 1 : 0
  let step = 1
  while (size % (step * 10) === 0 && step * 10 <= size / 10) step *= 10
  return step
}

/** Adds bounds end by end. */
export function addBounds(list: readonly Bounds[]): Bounds {
  return {
    low: rounded(list.reduce((sum, { low }) => sum + low, 0)),
    high: rounded(list.reduce((sum, { high }) => sum + high, 0)),
  }
}

/** By how much two cannot both be right: 0 when they overlap, above 0 when `left` is the greater. */
export function apart(left: Bounds, right: Bounds): number {
  if (left.low > right.high) return rounded(left.low - right.high)
  if (left.high < right.low) return rounded(left.high - right.low)
  return 0
}

/** Without the dust of binary fractions: figures have at most six decimals. */
export function rounded(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : value
}
