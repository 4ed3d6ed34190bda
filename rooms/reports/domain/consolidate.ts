import type { Figure } from '#kit'
import { type Added, addUp } from './add-up.ts'
import { apart, boundsOf } from './bounds.ts'

/** What one area says of itself, one row for each source, the one to be believed first in front. */
export interface OwnFigures {
  readonly areaId: number
  readonly rows: readonly (readonly (Figure | null)[])[]
}

/** The tree as consolidation walks it. */
export interface Branches {
  parentOf(areaId: number): number | null
  childrenOf(areaId: number): readonly number[]
}

/** An area directly below with its figures: by its own report, else (also for single indicators) by what lies below it. */
export interface ChildColumn {
  readonly areaId: number
  readonly basis: 'own' | 'below' | 'nothing'
  readonly figures: readonly (Figure | null)[]
}

/** A form's period over a tree: the columns of the areas directly below, and the sum of each indicator. */
export interface Consolidation {
  readonly children: readonly ChildColumn[]
  readonly sums: readonly (Added | null)[]
  /** How many reports stand in each sum. */
  readonly units: readonly number[]
}

/** Figures of an area with the number of reports behind each. */
interface Value {
  readonly figures: readonly (Figure | null)[]
  readonly units: readonly number[]
}

/**
 * Consolidates up a tree of any depth. An area counts by its own report; where it states nothing, by what the areas below
 * it come to. `addable[i]` false (ratios): never added.
 */
export function consolidate(
  root: number,
  reports: readonly OwnFigures[],
  addable: readonly boolean[],
  branches: Branches,
): Consolidation {
  const own = new Map(reports.map((report) => [report.areaId, report.rows]))
  const busy = areasOnTheWay(root, reports, branches)
  const empty: Value = { figures: addable.map(() => null), units: addable.map(() => 0) }
  const below = (areaId: number): Value => sumOf([...(busy.get(areaId) ?? [])].map(figuresOf), addable, empty)
  const figuresOf = (areaId: number): Value => {
    const stated = firstStated(own.get(areaId), addable.length)
    const hasBelow = busy.has(areaId) && (stated === undefined || stated.includes(null))
    if (stated === undefined) return hasBelow ? below(areaId) : empty
    const deeper = hasBelow ? below(areaId) : empty
    return {
      figures: stated.map((figure, index) => figure ?? deeper.figures[index] ?? null),
      units: stated.map((figure, index) => (figure === null ? (deeper.units[index] ?? 0) : 1)),
    }
  }
  const children = branches.childrenOf(root).map((areaId): ChildColumn & { value: Value } => {
    const value = figuresOf(areaId)
    const basis = own.has(areaId) ? 'own' : busy.has(areaId) ? 'below' : 'nothing'
    return { areaId, basis, figures: value.figures, value }
  })
  const sums = addable.map((isAddable, index) =>
    isAddable ? addUp(children.map(({ figures }) => figures[index] ?? null)) : null,
  )
  const units = addable.map((_, index) => children.reduce((sum, { value }) => sum + (value.units[index] ?? 0), 0))
  return { children: children.map(({ value: _, ...child }) => child), sums, units }
}

/**
 * What the area says of itself against what lies below: by how much they cannot both be right; null when they can, or
 * when not everybody below has stated it (then only a sum that already exceeds the total is wrong).
 */
export function differenceOf(own: Figure | undefined, sum: Added | null, isComplete: boolean): number | null {
  if (own === undefined || sum === null) return null
  const below = boundsOf(sum.figure)
  const reached = isComplete ? below : { low: below.low, high: Number.POSITIVE_INFINITY }
  const difference = apart(boundsOf(own), reached)
  return difference === 0 ? null : difference
}

/** For each area between the root and a report: those of its children that lead to one. */
function areasOnTheWay(
  root: number,
  reports: readonly OwnFigures[],
  branches: Branches,
): ReadonlyMap<number, ReadonlySet<number>> {
  const busy = new Map<number, Set<number>>()
  for (const { areaId } of reports) {
    for (let child = areaId; child !== root; ) {
      const parent = branches.parentOf(child)
      if (parent === null) break
      const known = busy.get(parent) ?? new Set()
      busy.set(parent, known.add(child))
      child = parent
    }
  }
  return busy
}

function firstStated(
  rows: readonly (readonly (Figure | null)[])[] | undefined,
  length: number,
): readonly (Figure | null)[] | undefined {
  if (rows === undefined) return undefined
  if (rows.length === 1) return rows[0]
  return Array.from({ length }, (_, index) => rows.find((row) => (row[index] ?? null) !== null)?.[index] ?? null)
}

function sumOf(values: readonly Value[], addable: readonly boolean[], empty: Value): Value {
  if (values.length === 0) return empty
  return {
    figures: addable.map((isAddable, index) =>
      isAddable ? (addUp(values.map(({ figures }) => figures[index] ?? null))?.figure ?? null) : null,
    ),
    units: addable.map((_, index) => values.reduce((sum, { units }) => sum + (units[index] ?? 0), 0)),
  }
}
