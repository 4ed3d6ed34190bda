import { type Instant, millisOf, toInstant } from '#kit'

/** A stretch of time, half-open: `fromAt` belongs to it, `toAt` does not. */
export interface Span {
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** How far a window of time is covered. `percent` is whole and is 100 only when not a minute is missing. */
export interface Coverage {
  readonly minutes: number
  readonly of: number
  readonly percent: number
  readonly holes: Span[]
}

/** Whether two stretches share a moment: a shift that ends at 06:00 and one that begins at 06:00 do not. */
export function overlaps(one: Span, other: Span): boolean {
  return one.fromAt < other.toAt && other.fromAt < one.toAt
}

/** Length in minutes. */
export function minutesOf({ fromAt, toAt }: Span): number {
  return (millisOf(toAt) - millisOf(fromAt)) / 60_000
}

/** The part of `span` inside `window`; undefined when there is none. */
export function clip(span: Span, window: Span): Span | undefined {
  if (!overlaps(span, window)) return undefined
  const fromAt = span.fromAt > window.fromAt ? span.fromAt : window.fromAt
  const toAt = span.toAt < window.toAt ? span.toAt : window.toAt
  return { fromAt, toAt }
}

/**
 * The stretches of `window` in which nobody is there (FOR-01: 24/24 h, seven days a week). Shifts may come in any order,
 * overlap, and reach beyond the window: across midnight, across the end of a year.
 */
export function holesIn(shifts: readonly Span[], window: Span): Span[] {
  const inside = shifts.flatMap((shift) => clip(shift, window) ?? [])
  inside.sort((left, right) => (left.fromAt < right.fromAt ? -1 : left.fromAt > right.fromAt ? 1 : 0))
  const holes: Span[] = []
  let covered = window.fromAt
  for (const { fromAt, toAt } of inside) {
    if (fromAt > covered) holes.push({ fromAt: covered, toAt: fromAt })
    if (toAt > covered) covered = toAt
  }
  if (covered < window.toAt) holes.push({ fromAt: covered, toAt: window.toAt })
  return holes
}

/** How far the shifts cover the window, and where they do not. */
export function coverageOf(shifts: readonly Span[], window: Span): Coverage {
  const holes = holesIn(shifts, window)
  const of = minutesOf(window)
  const minutes = of - holes.reduce((sum, hole) => sum + minutesOf(hole), 0)
  return { minutes, of, percent: percentOf(minutes, of), holes }
}

/** Whole percent, rounded down: 99.9 is not 100. Nothing to cover is covered. */
export function percentOf(minutes: number, of: number): number {
  return of === 0 ? 100 : Math.floor((minutes * 100) / of)
}

/** Pairs of stretches that share a moment, in the order of time; for one person these are double duties. */
export function clashesIn<S extends Span>(shifts: readonly S[]): [S, S][] {
  const sorted = [...shifts].sort((left, right) => (left.fromAt < right.fromAt ? -1 : 1))
  const clashes: [S, S][] = []
  for (const [index, one] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) {
      if (other.fromAt >= one.toAt) break
      clashes.push([one, other])
    }
  }
  return clashes
}

/** The week of 168 hours that holds a moment, from Monday 00:00 in a zone of constant offset. */
export function weekOf(at: Instant, offsetMinutes: number): Span {
  const local = millisOf(at) + offsetMinutes * 60_000
  const days = Math.floor(local / dayMs)
  // 1 January 1970 was a Thursday.
  const monday = days - ((days + 3) % 7)
  const from = monday * dayMs - offsetMinutes * 60_000
  return { fromAt: toInstant(from), toAt: toInstant(from + 7 * dayMs) }
}

const dayMs = 86_400_000
