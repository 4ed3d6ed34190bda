/** A number of a published table: shown, or hidden because it is small, or hidden so that a small one cannot be worked out. */
export interface PublishedCell {
  /** Null: hidden. */
  readonly value: number | null
  readonly hidden: 'small' | 'beside' | null
}

/** A table as it may be published, with its totals. */
export interface PublishedTable {
  readonly cells: readonly (readonly PublishedCell[])[]
  readonly rowTotals: readonly PublishedCell[]
  readonly columnTotals: readonly PublishedCell[]
  readonly total: PublishedCell
}

type Mark = PublishedCell['hidden']

/**
 * A table as a closed circuit: what flows from the source to a row is its total, from a row to a column the cell, from a
 * column on its total, and back the grand total. Every line that adds up is a knot in which as much comes as goes.
 */
interface Arc {
  readonly from: string
  readonly to: string
  readonly value: number
  mark: Mark
}

/**
 * Hides counts of persons from 1 to `under - 1` (SG-04, PUB-01), and as few others as it takes that nobody can work a
 * hidden one out from the totals: for each there is another table, with the same marks and the same shown numbers, in
 * which it is another number. Zero is shown: it tells of nobody.
 */
export function suppressSmall(rows: readonly (readonly number[])[], under = 5): PublishedTable {
  const arcs = toArcs(rows)
  for (const arc of arcs) if (arc.value > 0 && arc.value < under) arc.mark = 'small'
  for (const arc of arcs.filter(({ mark }) => mark === 'small')) {
    const detour = findDetour(arcs, arc, under)
    if (detour === undefined) hideAll(arcs)
    for (const other of detour ?? []) other.mark ??= 'beside'
  }
  return fromArcs(rows, arcs)
}

const row = (index: number) => `row ${index}`
const column = (index: number) => `column ${index}`
const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0)

function toArcs(rows: readonly (readonly number[])[]): Arc[] {
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, index) => index)
  const arc = (from: string, to: string, value: number): Arc => ({ from, to, value, mark: null })
  return [
    ...rows.flatMap((cells, index) => cells.map((value, at) => arc(row(index), column(at), value))),
    ...rows.map((cells, index) => arc('source', row(index), sum(cells))),
    ...columns.map((at) => arc(column(at), 'sink', sum(rows.map((cells) => cells[at] ?? 0)))),
    arc('sink', 'source', sum(rows.map(sum))),
  ]
}

/** What it costs to let a number be one more (or less) than it is, by what is known of it; undefined: it cannot be. */
function costOf({ value, mark }: Arc, step: 1 | -1, under: number): number | undefined {
  const moved = value + step
  if (mark === 'small') return moved >= 1 && moved < under ? 0 : undefined
  if (value < under || moved < under) return undefined
  return mark === 'beside' ? 0 : value
}

/** The cheapest other numbers that make room for one hidden number to be another: a way around the circuit, either way. */
function findDetour(arcs: readonly Arc[], arc: Arc, under: number): Arc[] | undefined {
  const up =
    costOf(arc, 1, under) === undefined ? undefined : cheapestWay(arcs, { arc, from: arc.to, to: arc.from }, under)
  const down =
    costOf(arc, -1, under) === undefined ? undefined : cheapestWay(arcs, { arc, from: arc.from, to: arc.to }, under)
  if (!up || !down) return (up ?? down)?.way
  return up.cost <= down.cost ? up.way : down.way
}

interface Way {
  readonly cost: number
  readonly way: Arc[]
}

/** Dijkstra's walk over the knots, along an arc for one more of it, against it for one less. */
function cheapestWay(
  arcs: readonly Arc[],
  { arc, from, to }: { arc: Arc; from: string; to: string },
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
function stepsFrom(arcs: readonly Arc[], knot: string, under: number) {
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

/** Nothing can protect one of them (all others are zero or hang on them): then no number but zero is shown. */
function hideAll(arcs: readonly Arc[]): void {
  for (const arc of arcs) if (arc.value > 0) arc.mark ??= 'beside'
}

function fromArcs(rows: readonly (readonly number[])[], arcs: readonly Arc[]): PublishedTable {
  const shown = arcs.map(({ value, mark }): PublishedCell => ({ value: mark === null ? value : null, hidden: mark }))
  const width = rows[0]?.length ?? 0
  const cellsEnd = rows.length * width
  const rowsEnd = cellsEnd + rows.length
  return {
    cells: rows.map((_, index) => shown.slice(index * width, (index + 1) * width)),
    rowTotals: shown.slice(cellsEnd, rowsEnd),
    columnTotals: shown.slice(rowsEnd, rowsEnd + width),
    total: shown.at(-1) ?? { value: 0, hidden: null },
  }
}
