/** Why a published number is hidden: it is small, or it stands beside a small one; null: it is shown. */
export type CountMark = 'small' | 'beside' | null

/**
 * A number of a published sheet as a pipe in a closed circuit: parts flow into their sum, the sum on into other parts of it, and at
 * last back to where they came from. In every knot as much comes as goes.
 */
export interface CountArc {
  readonly from: string
  readonly to: string
  readonly value: number
  /** Whether others add up to it. */
  readonly isSum: boolean
  mark: CountMark
}

/**
 * Marks counts of persons from 1 to `under - 1` (SG-04), and as few others as it takes that nobody can work a marked one out
 * from the sums: for each there is another sheet, with the same marks and the same shown numbers, in which it is another
 * number. Zero stays shown: it tells of nobody.
 */
export function hideSmall(arcs: readonly CountArc[], under: number): void {
  for (const arc of arcs) if (arc.value > 0 && arc.value < under) arc.mark = 'small'
  for (const arc of arcs.filter(({ mark }) => mark === 'small')) {
    const detour = findDetour(arcs, arc, under) ?? findLooser(arcs, arc, under)
    if (detour === undefined) {
      hideAll(arcs)
      return
    }
    for (const other of detour) other.mark ??= 'beside'
  }
}

/**
 * Nothing around one of them can be another number (four times 1 in a sum that is told to be small): then of the sums around it
 * not even that they are small is told, as few as it takes.
 */
function findLooser(arcs: readonly CountArc[], arc: CountArc, under: number): CountArc[] | undefined {
  const around = new Set<CountArc>()
  for (let next = [arc]; next.length > 0; ) {
    for (const one of next) {
      around.add(one)
      if (one.isSum && one.mark === 'small') one.mark = 'beside'
    }
    const detour = findDetour(arcs, arc, under)
    if (detour) return detour
    next = arcs.filter((sum) => sum.isSum && !around.has(sum) && [...around].some((one) => touches(one, sum)))
  }
  return undefined
}

const touches = (one: CountArc, sum: CountArc) => sum.to === one.from || sum.from === one.to

/** What it costs to let a number be one more (or less) than it is, by what is known of it; undefined: it cannot be. */
function costOf({ value, mark }: CountArc, step: 1 | -1, under: number): number | undefined {
  const moved = value + step
  if (mark === 'small') return moved >= 1 && moved < under ? 0 : undefined
  // A sum of which not even that it is small is told may be more.
  if (mark === 'beside') return moved < Math.min(under, value) ? undefined : 0
  return value < under || moved < under ? undefined : value
}

/** The cheapest other numbers that make room for one hidden number to be another: a way around the circuit, either way. */
function findDetour(arcs: readonly CountArc[], arc: CountArc, under: number): CountArc[] | undefined {
  const up =
    costOf(arc, 1, under) === undefined ? undefined : cheapestWay(arcs, { arc, from: arc.to, to: arc.from }, under)
  const down =
    costOf(arc, -1, under) === undefined ? undefined : cheapestWay(arcs, { arc, from: arc.from, to: arc.to }, under)
  if (!up || !down) return (up ?? down)?.way
  return up.cost <= down.cost ? up.way : down.way
}

interface Way {
  readonly cost: number
  readonly way: CountArc[]
}

/** Dijkstra's walk over the knots, along an arc for one more of it, against it for one less. */
function cheapestWay(
  arcs: readonly CountArc[],
  { arc, from, to }: { arc: CountArc; from: string; to: string },
  under: number,
): Way | undefined {
  const others = arcs.filter((one) => one !== arc)
  const reached = new Map<string, Way>([[from, { cost: 0, way: [] }]])
  const done = new Set<string>()
  for (;;) {
    const [knot, here] = nearest(reached, done) ?? []
    if (knot === undefined || here === undefined || knot === to) return here
    done.add(knot)
    for (const { end, cost, over } of stepsFrom(others, knot, under)) {
      const known = reached.get(end)
      if (!known || here.cost + cost < known.cost)
        reached.set(end, { cost: here.cost + cost, way: [...here.way, over] })
    }
  }
}

/** Where one gets from a knot in one step, and what it costs. */
function stepsFrom(arcs: readonly CountArc[], knot: string, under: number) {
  return arcs.flatMap((over) => {
    const step = over.from === knot ? 1 : -1
    const touches = over.from === knot || over.to === knot
    const cost = touches ? costOf(over, step, under) : undefined
    return cost === undefined ? [] : [{ end: step === 1 ? over.to : over.from, cost, over }]
  })
}

function nearest(reached: ReadonlyMap<string, Way>, done: ReadonlySet<string>): [string, Way] | undefined {
  let best: [string, Way] | undefined
  for (const [knot, way] of reached) if (!done.has(knot) && (!best || way.cost < best[1].cost)) best = [knot, way]
  return best
}

/** Nothing protects one of them: then no number but zero is shown, and of a sum not even that it is small. */
function hideAll(arcs: readonly CountArc[]): void {
  for (const arc of arcs.filter(({ value }) => value > 0)) arc.mark = arc.isSum ? 'beside' : (arc.mark ?? 'beside')
}
