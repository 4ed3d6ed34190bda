import type { Boundary, PolygonRings, Position, Ring } from './boundary.ts'

/**
 * Thins boundaries for a screen (Douglas and Peucker): no border moves by more than `tolerance` degrees. Borders that
 * two areas share stay shared, with no gap and no overlap: rings are cut where three areas meet, and each piece is
 * thinned on its own, the same from both sides. A ring that would fall below a triangle stays as it was.
 *
 * @param tolerance degrees; 0.0005 is about 50 m in Hà Nội
 */
export function simplifyBoundaries(boundaries: readonly Boundary[], tolerance: number): Boundary[] {
  const corners = findCorners(boundaries)
  const thin = (ring: Ring): Ring => simplifyRing(ring, tolerance, (position) => corners.has(keyOf(position)))
  return boundaries.map(({ type, coordinates }) => ({
    type,
    coordinates: coordinates.map((rings): PolygonRings => rings.map(thin)),
  }))
}

/** Thins one closed ring; positions for which `isFixed` holds stay. */
export function simplifyRing(ring: Ring, tolerance: number, isFixed: (position: Position) => boolean): Ring {
  const line = ring.slice(0, -1)
  const fixed = line.flatMap((position, index) => (isFixed(position) ? [index] : []))
  const cuts = fixed.length >= 2 ? fixed : farEnds(line, fixed[0])
  const thinned: Position[] = []
  for (const [order, from] of cuts.entries()) {
    const to = cuts[order + 1] ?? (cuts[0] ?? 0) + line.length
    const piece = Array.from({ length: to - from + 1 }, (_, step) => line[(from + step) % line.length] as Position)
    thinned.push(...thinLine(piece, tolerance).slice(0, -1))
  }
  const [first] = thinned
  return first && thinned.length >= 3 ? [...thinned, first] : ring
}

/** Two opposite positions of a ring that no third area touches, chosen by place, so that both sides choose the same. */
function farEnds(line: readonly Position[], fixed: number | undefined): number[] {
  const start = fixed ?? indexOfFirst(line)
  const from = line[start]
  let end = start
  let farthest = 0
  for (const [index, position] of line.entries()) {
    const distance = from ? Math.hypot(position[0] - from[0], position[1] - from[1]) : 0
    if (distance > farthest || (distance === farthest && isBefore(position, line[end] ?? position))) {
      farthest = distance
      end = index
    }
  }
  return [start, end].sort((left, right) => left - right)
}

/** Index of the position that comes before all others: the westernmost, of those the southernmost. */
function indexOfFirst(line: readonly Position[]): number {
  return line.reduce((first, position, index) => (isBefore(position, line[first] ?? position) ? index : first), 0)
}

/** Douglas–Peucker with a list in place of recursion; the line is first turned to one direction, so ties fall alike. */
function thinLine(piece: readonly Position[], tolerance: number): Position[] {
  const [first, last] = [piece[0], piece.at(-1)]
  if (!first || !last || piece.length < 3) return [...piece]
  const turned = isBefore(last, first)
  const line = turned ? [...piece].reverse() : piece
  const keep = new Set([0, line.length - 1])
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    let worst = tolerance
    let split = -1
    for (let index = from + 1; index < to; index++) {
      const distance = distanceToSegment(line[index], line[from], line[to])
      if (distance > worst) [worst, split] = [distance, index]
    }
    if (split === -1) continue
    keep.add(split)
    open.push([from, split], [split, to])
  }
  const kept = line.filter((_, index) => keep.has(index))
  return turned ? kept.reverse() : kept
}

function distanceToSegment(point: Position | undefined, a: Position | undefined, b: Position | undefined): number {
  if (!point || !a || !b) return 0
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
  return Math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)
}

/** Positions whose neighbours are not the same two in every ring: there the border changes hands. */
function findCorners(boundaries: readonly Boundary[]): Set<string> {
  const neighbours = new Map<string, Set<string>>()
  const seenIn = new Map<string, number>()
  const corners = new Set<string>()
  for (const ring of boundaries.flatMap((boundary) => boundary.coordinates.flat())) {
    const line = ring.slice(0, -1)
    for (const [index, position] of line.entries()) {
      const before = line.at(index - 1) ?? position
      const after = line[(index + 1) % line.length] ?? position
      const key = keyOf(position)
      const around = neighbours.get(key) ?? new Set()
      around.add(keyOf(before)).add(keyOf(after))
      neighbours.set(key, around)
      seenIn.set(key, (seenIn.get(key) ?? 0) + 1)
      if (around.size > 2) corners.add(key)
    }
  }
  addHandovers(boundaries, { seenIn, corners })
  return corners
}

/** Where a border shared by two runs into one of a single area (the edge of the map), the last shared position stays. */
function addHandovers(
  boundaries: readonly Boundary[],
  { seenIn, corners }: { seenIn: ReadonlyMap<string, number>; corners: Set<string> },
): void {
  const countOf = (key: string) => seenIn.get(key) ?? 0
  for (const ring of boundaries.flatMap((boundary) => boundary.coordinates.flat())) {
    const keys = ring.map(keyOf)
    for (const [index, next] of keys.entries()) {
      const here = keys[index - 1]
      // The last position of a ring is its first again, so each step is seen once.
      if (here === undefined || countOf(here) === countOf(next)) continue
      corners.add(countOf(here) > countOf(next) ? here : next)
    }
  }
}

function isBefore(left: Position, right: Position): boolean {
  return left[0] < right[0] || (left[0] === right[0] && left[1] < right[1])
}

function keyOf([x, y]: Position): string {
  return `${x},${y}`
}
