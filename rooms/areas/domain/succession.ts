import { type Area, isValidOn } from './area.ts'
import { groupBy } from './group-by.ts'

/**
 * How much of the old area went to the new one.
 * - `whole`: all of it. - `part`: a piece that the document names. - `rest`: what was left after the other pieces.
 * - `unstated`: the source does not say; it may be all, some, or (over several reforms) none.
 */
export type SuccessionPart = 'whole' | 'part' | 'rest' | 'unstated'

/**
 * One edge of the many-to-many history: on the day `on`, (a piece of) the old area became (a piece of) the new one.
 * `share` is the share of the old area's residents, 0–1; null where nobody stated it, and then it stays unknown.
 */
export interface SuccessionEdge {
  readonly on: string
  readonly oldId: number
  readonly newId: number
  readonly part: SuccessionPart
  readonly share: number | null
}

/** An area reached over one or more reforms. `steps` counts them. */
export interface Heir {
  readonly areaId: number
  readonly part: SuccessionPart
  readonly share: number | null
  readonly steps: number
}

/** The history, ready to be asked in both directions. */
export interface Succession {
  readonly from: ReadonlyMap<number, readonly SuccessionEdge[]>
  readonly to: ReadonlyMap<number, readonly SuccessionEdge[]>
}

/** Makes a history of its edges. */
export function buildSuccession(edges: readonly SuccessionEdge[]): Succession {
  return { from: groupBy(edges, (edge) => edge.oldId), to: groupBy(edges, (edge) => edge.newId) }
}

/**
 * The areas of a day that hold what the area `of` was: follows reforms up to and including the day `on`. An area that
 * has not ended by then has no heirs. Several ways to the same heir are one heir, of unstated part.
 */
export function successors(history: Succession, of: number, on: string): Heir[] {
  const heirs = new Map<number, Heir>()
  const open: Heir[] = [{ areaId: of, part: 'whole', share: 1, steps: 0 }]
  for (let at = open.pop(); at; at = open.pop()) {
    const { areaId } = at
    const edges = (history.from.get(areaId) ?? []).filter((edge) => edge.on <= on)
    if (edges.length === 0 && at.steps > 0) addHeir(heirs, at)
    for (const edge of edges) open.push({ areaId: edge.newId, ...follow(at, edge), steps: at.steps + 1 })
  }
  return [...heirs.values()].sort((left, right) => left.areaId - right.areaId)
}

/** The areas of the day before the last reform up to `on` that the area `of` was made of, in whole or in part. */
export function predecessors(history: Succession, of: number, on: string): SuccessionEdge[] {
  return (history.to.get(of) ?? []).filter((edge) => edge.on <= on)
}

/** What became of an area: did it split over several, did an heir of it take in others too. */
export function fateOf(history: Succession, areaId: number): { readonly splits: boolean; readonly merges: boolean } {
  const edges = history.from.get(areaId) ?? []
  return {
    splits: edges.length > 1,
    merges: edges.some((edge) => (history.to.get(edge.newId) ?? []).length > 1),
  }
}

/** Heirs as areas, those in force on a day only; for the sentence of an expired code. */
export function heirAreas(heirs: readonly Heir[], areaById: ReadonlyMap<number, Area>, on: string): Area[] {
  return heirs.flatMap((heir) => {
    const area = areaById.get(heir.areaId)
    return area && isValidOn(area, on) ? [area] : []
  })
}

/** A piece of a whole is that piece; all of a piece is that piece; a piece of a piece could be anything. */
function follow(sofar: Heir, edge: SuccessionEdge): Pick<Heir, 'part' | 'share'> {
  if (edge.part === 'whole') return { part: sofar.part, share: sofar.share }
  if (sofar.steps === 0) return { part: edge.part, share: edge.share }
  // The old area is by now a piece of a larger one, so a share of the larger one says nothing of it.
  return { part: 'unstated', share: null }
}

function addHeir(heirs: Map<number, Heir>, heir: Heir): void {
  const same = heirs.get(heir.areaId)
  heirs.set(heir.areaId, same ? { ...heir, part: 'unstated', share: addShares(same, heir) } : heir)
}

function addShares(one: Heir, other: Heir): number | null {
  return one.share === null || other.share === null ? null : one.share + other.share
}
