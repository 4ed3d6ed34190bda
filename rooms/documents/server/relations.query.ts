import { sql } from 'kysely'
import { startOfDay } from '#kit'
import type { Db, Trx } from '#platform/server'
import {
  type DocumentCatalogues,
  type DocumentGraph,
  documentGraph,
  type GraphDocument,
  labelDocument,
  type Relation,
  type RelationKind,
} from '../domain/index.ts'
import { rowsOf } from './catalogues.ts'
import { readDocuments, type StoredDocument } from './documents.store.ts'

/** Documents around some, with the relations between them. */
export interface Neighbourhood {
  readonly documents: readonly StoredDocument[]
  readonly relations: readonly Relation[]
}

/** Everything that relations lead to from `ids`, in both directions, within so many steps. Drafts of others stay out. */
export async function readNeighbourhood(db: Db | Trx, ids: readonly string[], steps: number): Promise<Neighbourhood> {
  const reached = new Set(ids)
  const relations = new Map<string, Relation>()
  let edge: readonly string[] = ids
  for (let step = 0; step < steps && edge.length > 0; step++) {
    const { rows } = await sql<{ from: string; to: string; kind: RelationKind }>`
      select document_id as "from", to_id as "to", kind from document_relations
      where document_id = any(${[...edge]}::uuid[]) or to_id = any(${[...edge]}::uuid[])`.execute(db)
    const next: string[] = []
    for (const relation of rows) {
      relations.set(`${relation.from} ${relation.kind} ${relation.to}`, relation)
      for (const id of [relation.from, relation.to]) {
        if (!reached.has(id)) next.push(id)
        reached.add(id)
      }
    }
    edge = next
  }
  const found = await readDocuments(db, [...reached])
  const shown = new Map(
    found.filter(({ id, state }) => state !== 'draft' || ids.includes(id)).map((document) => [document.id, document]),
  )
  return {
    documents: [...shown.values()],
    relations: [...relations.values()].filter(({ from, to }) => shown.has(from) && shown.has(to)),
  }
}

/** The neighbourhood as the domain's graph. An end that came early counts as the end. */
export function toGraph(
  { documents, relations }: Neighbourhood,
  catalogues: DocumentCatalogues,
  offsetMinutes: number,
): DocumentGraph {
  return documentGraph(
    documents.map((document) => toGraphDocument(document, catalogues, offsetMinutes)),
    relations,
  )
}

function toGraphDocument(
  document: StoredDocument,
  catalogues: DocumentCatalogues,
  offsetMinutes: number,
): GraphDocument {
  const { kind, issuer } = rowsOf(catalogues, document)
  const { id, number, issuedOn, effectiveTo, endedAt } = document
  return {
    id,
    label: labelDocument({ number, issuedOn, kind: kind.name, issuer: issuer.name }).vi,
    number,
    numbered: kind.numbered,
    stub: document.entry === 'cited',
    issuedAt: issuedOn === null ? null : startOfDay(issuedOn, offsetMinutes),
    effectiveFrom: document.effectiveFrom,
    effectiveTo: endedAt !== null && (effectiveTo === null || endedAt < effectiveTo) ? endedAt : effectiveTo,
  }
}

/** Relations of one document, as stored. */
export async function relationsOf(db: Db | Trx, documentId: string): Promise<{ kind: RelationKind; to: string }[]> {
  const { rows } = await sql<{ kind: RelationKind; to: string }>`
    select kind, to_id as "to" from document_relations where document_id = ${documentId} order by at, kind`.execute(db)
  return rows
}
