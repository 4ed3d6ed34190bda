import type { Instant, Words } from '#kit'
import { standingRelations } from './document.ts'
import { effectiveEndOf } from './effective-end.ts'
import { type DocumentGraph, findCircles, type GraphDocument, type Relation } from './relations.ts'

/**
 * What is wrong with a document's place among the others [DOC-03]. `stub-basis` (văn bản mồ côi): it stands on a
 * document that nobody has entered. `number-shared`: another issuer of the same office has its number in that year. `expired-basis`: it stands on one that had ended when it was issued.
 */
export type RelationWarningKind =
  | 'missing-number'
  | 'number-shared'
  | 'stub-basis'
  | 'expired-basis'
  | 'late-extension'
  | 'circle'

/** One warning about `document`; `because` is the other document that it is about, if any. */
export interface RelationWarning {
  readonly kind: RelationWarningKind
  readonly document: string
  readonly because: string | null
}

/** The warnings in the words of the house; `{other}` is the label of the other document. */
export const relationWarningWords: Readonly<Record<RelationWarningKind, Words>> = {
  'missing-number': { vi: 'thiếu số hiệu', en: 'no number' },
  'number-shared': {
    vi: 'cơ quan này đã có văn bản khác mang số này trong năm: {other}',
    en: 'this office has another document of this number in the year: {other}',
  },
  'stub-basis': { vi: 'căn cứ chưa có trong kho: {other}', en: 'its basis is not on file: {other}' },
  'expired-basis': { vi: 'căn cứ đã hết hiệu lực: {other}', en: 'its basis had ended: {other}' },
  'late-extension': { vi: 'gia hạn khi văn bản gốc đã hết hiệu lực: {other}', en: 'extends what had ended: {other}' },
  circle: { vi: 'quan hệ vòng kín', en: 'relations in a circle' },
}

/** Every warning of the graph, document by document in the order given. Stubs are warned about through those who cite them. */
export function relationWarnings(graph: DocumentGraph): RelationWarning[] {
  const inCircle = new Set(findCircles(graph, ['replaces', 'extends', 'amends', 'repeals']).flat())
  return [...graph.documents.values()].flatMap((document) => {
    const warnings: RelationWarning[] = []
    if (document.numbered && document.number === null)
      warnings.push({ kind: 'missing-number', document: document.id, because: null })
    if (inCircle.has(document.id)) warnings.push({ kind: 'circle', document: document.id, because: null })
    for (const relation of graph.relationsOf.get(document.id) ?? [])
      warnings.push(...warningsOf(graph, document, relation))
    return warnings
  })
}

function warningsOf(graph: DocumentGraph, document: GraphDocument, { kind, to }: Relation): RelationWarning[] {
  const warn = (found: RelationWarningKind): RelationWarning => ({ kind: found, document: document.id, because: to })
  const basis = graph.documents.get(to)
  if (kind === 'extends') return effectiveEndOf(graph, to).tooLate.includes(document.id) ? [warn('late-extension')] : []
  if (!standingRelations.includes(kind) || basis === undefined) return []
  const warnings = basis.stub ? [warn('stub-basis')] : []
  const began: Instant | null = document.effectiveFrom ?? document.issuedAt
  const ended = effectiveEndOf(graph, to).at
  if (began !== null && ended !== null && ended <= began) warnings.push(warn('expired-basis'))
  return warnings
}
