import type { Position, Ring } from './boundary.ts'

/** Rings longer than this are not looked at: the search is quadratic in the worst case. */
export const MOST_CHECKED_VERTICES = 5_000

interface Segment {
  readonly a: Position
  readonly b: Position
  readonly minX: number
  readonly maxX: number
}

/**
 * Whether a closed ring crosses itself: a proper crossing of two of its segments. Touching in a point does not count.
 * Sweeps the segments from west to east, so that only those that overlap in longitude are compared. Rings of more
 * than {@link MOST_CHECKED_VERTICES} positions answer false.
 */
export function crossesItself(ring: Ring): boolean {
  if (ring.length > MOST_CHECKED_VERTICES) return false
  const segments = toSegments(ring).sort((left, right) => left.minX - right.minX)
  let open: Segment[] = []
  for (const segment of segments) {
    open = open.filter((other) => other.maxX >= segment.minX)
    if (open.some((other) => cross(segment, other))) return true
    open.push(segment)
  }
  return false
}

function toSegments(ring: Ring): Segment[] {
  return ring.slice(1).map((b, index) => {
    const a = ring[index] ?? b
    return { a, b, minX: Math.min(a[0], b[0]), maxX: Math.max(a[0], b[0]) }
  })
}

function cross(one: Segment, other: Segment): boolean {
  return (
    side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 &&
    side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0
  )
}

/** Positive when `point` lies to the left of the line from `a` to `b`, negative to the right, 0 on it. */
function side(a: Position, b: Position, point: Position): number {
  return Math.sign((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]))
}
