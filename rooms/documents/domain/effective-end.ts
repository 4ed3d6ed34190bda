import type { Instant } from '#kit'
import type { DocumentGraph } from './relations.ts'

/** Until when a document really holds, and by which other documents: the chain that a reader may want to follow. */
export interface EffectiveEnd {
  /** Null: no end is known. */
  readonly at: Instant | null
  /** Ids of the extensions that carried it there, in order. */
  readonly extendedBy: readonly string[]
  /** The document that replaced or repealed it, when that is what ends it. */
  readonly endedBy: string | null
  /** Extensions that began only after the end, and so could not extend anything. */
  readonly tooLate: readonly string[]
}

/**
 * Follows the extension chain (gia hạn) of a document: Chỉ thị 17 said 06:00 8/8/2021 and was carried to 06:00 6/9 by
 * two later documents. An extension counts only if it begins before what it extends has ended; it may itself be
 * extended. A document that replaces or repeals ends the chain at the moment it takes effect. Safe on circles.
 */
export function effectiveEndOf(graph: DocumentGraph, id: string): EffectiveEnd {
  const own = graph.documents.get(id)?.effectiveTo ?? null
  const extended = followExtensions(graph, id, own)
  const ending = earliestEnding(graph, [id, ...extended.extendedBy])
  if (ending === undefined || (extended.at !== null && extended.at <= ending.at)) return { ...extended, endedBy: null }
  return { ...extended, at: ending.at, endedBy: ending.by }
}

function followExtensions(graph: DocumentGraph, id: string, own: Instant | null): Omit<EffectiveEnd, 'endedBy'> {
  let at = own
  const extendedBy: string[] = []
  const tooLate: string[] = []
  const seen = new Set([id])
  const waiting = extensionsOf(graph, id)
  while (waiting.length > 0) {
    waiting.sort((left, right) => compareInstants(left.from, right.from))
    const extension = waiting.shift()
    if (extension === undefined || seen.has(extension.id)) continue
    seen.add(extension.id)
    if (at !== null && extension.from !== null && extension.from > at) {
      tooLate.push(extension.id)
      continue
    }
    extendedBy.push(extension.id)
    at = laterEnd(at, extension.to)
    waiting.push(...extensionsOf(graph, extension.id))
  }
  return { at, extendedBy, tooLate }
}

interface Extension {
  readonly id: string
  readonly from: Instant | null
  readonly to: Instant | null
}

function extensionsOf(graph: DocumentGraph, id: string): Extension[] {
  const extending = (graph.relationsTo.get(id) ?? []).filter(({ kind }) => kind === 'extends')
  return extending.map(({ from }) => {
    const document = graph.documents.get(from)
    return { id: from, from: document?.effectiveFrom ?? document?.issuedAt ?? null, to: document?.effectiveTo ?? null }
  })
}

function earliestEnding(graph: DocumentGraph, ids: readonly string[]): { at: Instant; by: string } | undefined {
  const endings = ids.flatMap((id) => graph.relationsTo.get(id) ?? [])
  return endings
    .filter(({ kind }) => kind === 'replaces' || kind === 'repeals')
    .flatMap(({ from }) => {
      const at = graph.documents.get(from)?.effectiveFrom
      return at === null || at === undefined ? [] : [{ at, by: from }]
    })
    .toSorted((left, right) => compareInstants(left.at, right.at))[0]
}

function laterEnd(known: Instant | null, extension: Instant | null): Instant | null {
  if (known === null || extension === null) return known ?? extension
  return extension > known ? extension : known
}

function compareInstants(left: Instant | null, right: Instant | null): number {
  return (left ?? '') < (right ?? '') ? -1 : Number((left ?? '') > (right ?? ''))
}
