import type { Instant } from '#kit'
import type { RelationKind } from './document.ts'
import { groupBy } from './group-by.ts'

/** What the graph needs to know of a document. `label` is what a person calls it: its number, or its kind and date. */
export interface GraphDocument {
  readonly id: string
  readonly label: string
  /** Canonical number; null when the document carries none. */
  readonly number: string | null
  /** Whether documents of its kind carry numbers: an appeal does not. */
  readonly numbered: boolean
  /** Known only because another document cites it. */
  readonly stub: boolean
  /** When it was issued, and from when to when it says it holds; null where not known. */
  readonly issuedAt: Instant | null
  readonly effectiveFrom: Instant | null
  readonly effectiveTo: Instant | null
}

/** `from` (the later document) stands to `to` (the earlier one) as `kind` says. */
export interface Relation {
  readonly from: string
  readonly to: string
  readonly kind: RelationKind
}

/** Documents and their relations, ready to be asked: see {@link documentGraph}. */
export interface DocumentGraph {
  readonly documents: ReadonlyMap<string, GraphDocument>
  readonly relationsOf: ReadonlyMap<string, readonly Relation[]>
  readonly relationsTo: ReadonlyMap<string, readonly Relation[]>
}

/** Lays documents and relations out for the questions of this room. Throws on a relation to a document that is absent. */
export function documentGraph(documents: readonly GraphDocument[], relations: readonly Relation[]): DocumentGraph {
  const byId = new Map(documents.map((document) => [document.id, document]))
  for (const { from, to } of relations) {
    if (!byId.has(from) || !byId.has(to)) throw new RangeError(`relation ${from} → ${to} leads to an absent document`)
  }
  return {
    documents: byId,
    relationsOf: groupBy(relations, ({ from }) => from),
    relationsTo: groupBy(relations, ({ to }) => to),
  }
}

/**
 * The circles among relations of the given kinds: each as the ids along it, the first not repeated. A document that
 * replaces, by way of others, itself is a mistake of entry and is refused before it is saved.
 */
export function findCircles(graph: DocumentGraph, kinds: readonly RelationKind[]): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of graph.documents.keys()) {
    if (!done.has(start)) walkForCircles(graph, kinds, start, { done, circles })
  }
  return circles
}

interface Walk {
  readonly done: Set<string>
  readonly circles: string[][]
}

/** Depth-first without recursion: a chain of ten thousand documents must not break the stack. */
function walkForCircles(
  graph: DocumentGraph,
  kinds: readonly RelationKind[],
  start: string,
  { done, circles }: Walk,
): void {
  const path: string[] = [start]
  const placeOnPath = new Map([[start, 0]])
  const waiting = [nextOf(graph, kinds, start)]
  while (path.length > 0) {
    const next = waiting.at(-1)?.pop()
    if (next === undefined) {
      waiting.pop()
      const left = path.pop() ?? start
      placeOnPath.delete(left)
      done.add(left)
    } else if (placeOnPath.has(next)) {
      circles.push(path.slice(placeOnPath.get(next)))
    } else if (!done.has(next)) {
      placeOnPath.set(next, path.length)
      path.push(next)
      waiting.push(nextOf(graph, kinds, next))
    }
  }
}

function nextOf(graph: DocumentGraph, kinds: readonly RelationKind[], id: string): string[] {
  return (graph.relationsOf.get(id) ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ to }) => to)
}
