import { sql } from 'kysely'
import { type Day, foldVietnamese, type Instant, type Uuid } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { Measure, Relation, Signature } from '../domain/index.ts'
import type { DocumentsTable } from './documents.tables.ts'

/** A document as the room's rules see it. */
export interface StoredDocument {
  readonly id: string
  readonly areaId: number
  readonly issuerAreaId: number | null
  readonly territory: readonly number[]
  readonly entry: DocumentsTable['entry']
  readonly state: DocumentsTable['state']
  readonly numberRaw: string | null
  readonly number: string | null
  readonly family: 'state' | 'party' | null
  readonly kind: string
  readonly issuer: string
  readonly issuerRank: number
  readonly title: string | null
  readonly place: string | null
  readonly issuedOn: Day | null
  readonly effectiveFrom: Instant | null
  readonly effectiveTo: Instant | null
  readonly reviewAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedBy: string | null
  readonly revokeReason: string | null
  readonly signatures: readonly Signature[]
  readonly source: string | null
  readonly note: string | null
  readonly issuedAt: Instant | null
  readonly issuedByOfficerId: string | null
  readonly issuedByPostId: string | null
  readonly version: number
}

/** What a select over `documents` must name to give a {@link StoredDocument}. */
export const documentFields = sql`
  documents.id, documents.area_id as "areaId", documents.issuer_area_id as "issuerAreaId", documents.territory,
  documents.entry, documents.state, documents.number_raw as "numberRaw", documents.number, documents.family,
  documents.kind, documents.issuer, documents.issuer_rank as "issuerRank", documents.title, documents.place,
  documents.issued_on as "issuedOn", documents.effective_from as "effectiveFrom",
  documents.effective_to as "effectiveTo", documents.review_at as "reviewAt", documents.ended_at as "endedAt",
  documents.ended_by as "endedBy", documents.revoke_reason as "revokeReason", documents.signatures,
  documents.source, documents.note, documents.issued_at as "issuedAt",
  documents.issued_by_officer_id as "issuedByOfficerId", documents.issued_by_post_id as "issuedByPostId",
  documents.version`

/** Takes the document for this transaction; undefined when there is none. */
export async function lockDocument(trx: Trx, id: string): Promise<StoredDocument | undefined> {
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Documents by id. */
export async function readDocuments(db: Db | Trx, ids: readonly string[]): Promise<StoredDocument[]> {
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return rows
}

/** Two clerks who enter the same number at once: the second waits here and then finds what the first wrote. */
export async function lockNumber(trx: Trx, number: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7401, hashtext(${number}))`.execute(trx)
}

/** Documents of a number, issuer and issuer's area: the years tell whether they are the same. */
export async function documentsOfNumber(
  trx: Trx,
  known: { number: string; issuer: string; issuerAreaId: number | null },
): Promise<StoredDocument[]> {
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents
    where number = ${known.number} and issuer = ${known.issuer}
      and issuer_area_id is not distinct from ${known.issuerAreaId}::int`.execute(trx)
  return rows
}

/** The part of a document that a clerk writes. */
export type DocumentFace = Pick<
  StoredDocument,
  | 'areaId'
  | 'issuerAreaId'
  | 'territory'
  | 'entry'
  | 'state'
  | 'numberRaw'
  | 'number'
  | 'family'
  | 'kind'
  | 'issuer'
  | 'issuerRank'
  | 'title'
  | 'place'
  | 'issuedOn'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'reviewAt'
  | 'signatures'
  | 'source'
  | 'note'
>

/** Writes a document, new or in the place of what stood there. */
export async function saveDocument(
  trx: Trx,
  id: string,
  face: DocumentFace,
  by: { accountId: string | null; now: Instant; searchable: string },
): Promise<void> {
  const folded = foldVietnamese(
    [face.number, face.numberRaw, face.title, by.searchable, ...face.signatures.map(({ name }) => name)]
      .filter(Boolean)
      .join(' '),
  )
  await sql`
    insert into documents (id, area_id, issuer_area_id, territory, entry, state, number_raw, number, family, kind, issuer,
                           issuer_rank, title, folded, place, issued_on, effective_from, effective_to, review_at,
                           signatures, source, note, recorded_at, recorded_by, updated_at, version)
    values (${id}, ${face.areaId}, ${face.issuerAreaId}, ${[...face.territory]}::int[], ${face.entry}, ${face.state},
            ${face.numberRaw}, ${face.number}, ${face.family}, ${face.kind}, ${face.issuer}, ${face.issuerRank},
            ${face.title}, ${folded}, ${face.place}, ${face.issuedOn}, ${face.effectiveFrom}, ${face.effectiveTo},
            ${face.reviewAt}, ${JSON.stringify(face.signatures)}::jsonb, ${face.source}, ${face.note}, ${by.now},
            ${by.accountId}, ${by.now}, 1)
    on conflict (id) do update set
      area_id = excluded.area_id, territory = excluded.territory, entry = excluded.entry, state = excluded.state,
      number_raw = excluded.number_raw, number = excluded.number, family = excluded.family, kind = excluded.kind,
      issuer = excluded.issuer, issuer_rank = excluded.issuer_rank, title = excluded.title, folded = excluded.folded,
      place = excluded.place, issued_on = excluded.issued_on, effective_from = excluded.effective_from,
      effective_to = excluded.effective_to, review_at = excluded.review_at, signatures = excluded.signatures,
      source = excluded.source, note = excluded.note, updated_at = excluded.updated_at,
      version = documents.version + 1`.execute(trx)
}

/** Adds measures after those already there; gives their places. */
export async function addMeasureRows(
  trx: Trx,
  documentId: string,
  measures: readonly Measure[],
  idAt: (place: number) => Uuid,
): Promise<void> {
  if (measures.length === 0) return
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from document_measures where document_id = ${documentId}`.execute(trx)
  const first = (rows[0]?.count ?? 0) + 1
  await trx
    .insertInto('document_measures')
    .values(
      measures.map((measure, index) => ({
        document_id: documentId,
        place: first + index,
        id: idAt(first + index),
        sentence: measure.sentence,
        parameter: measure.parameter ?? null,
        value: measure.value === undefined ? null : JSON.stringify(measure.value),
        from_at: measure.from ?? null,
        to_at: measure.to ?? null,
      })),
    )
    .execute()
}

/** Adds relations; those already there stay. */
export async function addRelationRows(
  trx: Trx,
  documentId: string,
  relations: readonly Pick<Relation, 'kind' | 'to'>[],
  at: Instant,
): Promise<void> {
  if (relations.length === 0) return
  await sql`
    insert into document_relations (document_id, kind, to_id, at)
    select ${documentId}, kind, to_id, ${at}
    from unnest(${relations.map(({ kind }) => kind)}::text[], ${relations.map(({ to }) => to)}::uuid[]) as given (kind, to_id)
    on conflict do nothing`.execute(trx)
}

/** Takes away what a draft orders, so that it can be written anew. */
export async function forgetMeasures(trx: Trx, documentId: string): Promise<void> {
  await trx.deleteFrom('document_measures').where('document_id', '=', documentId).execute()
}

/** Takes away how a draft stands to other documents. */
export async function forgetRelations(trx: Trx, documentId: string): Promise<void> {
  await trx.deleteFrom('document_relations').where('document_id', '=', documentId).execute()
}

/** Adds the powers that a document hands down. */
export async function addDelegationRows(
  trx: Trx,
  documentId: string,
  delegations: readonly { decisionType: string; level: string }[],
): Promise<void> {
  if (delegations.length === 0) return
  await trx
    .insertInto('document_delegations')
    .values(
      delegations.map(({ decisionType, level }, index) => ({
        document_id: documentId,
        place: index + 1,
        decision_type: decisionType,
        level,
      })),
    )
    .execute()
}

/** Marks a draft as issued by a person. */
export async function markIssued(
  trx: Trx,
  id: string,
  by: { officerId: string; postId: string; now: Instant },
): Promise<void> {
  await sql`
    update documents set state = 'issued', issued_at = ${by.now}, issued_by_officer_id = ${by.officerId},
      issued_by_post_id = ${by.postId}, updated_at = ${by.now}, version = version + 1
    where id = ${id}`.execute(trx)
}

/** Ends documents at a moment: replaced or repealed by another, or revoked (`by` null). An earlier end stays. */
export async function endDocuments(
  trx: Trx,
  ids: readonly string[],
  end: { at: Instant; by: string | null; now: Instant },
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update documents set ended_at = ${end.at}, ended_by = ${end.by}, updated_at = ${end.now}, version = version + 1
    where id = any(${[...ids]}::uuid[]) and (ended_at is null or ended_at > ${end.at})`.execute(trx)
}

/** Marks a document as revoked. */
export async function markRevoked(trx: Trx, id: string, reason: string, now: Instant): Promise<void> {
  await sql`update documents set state = 'revoked', revoke_reason = ${reason}, updated_at = ${now},
    version = version + 1 where id = ${id}`.execute(trx)
}

/** Gives a document its number. */
export async function setNumber(
  trx: Trx,
  id: string,
  number: { raw: string; canonical: string; family: string; now: Instant },
): Promise<void> {
  await sql`
    update documents set number_raw = ${number.raw}, number = ${number.canonical}, family = ${number.family},
      folded = ${foldVietnamese(number.canonical)} || ' ' || folded, updated_at = ${number.now}, version = version + 1
    where id = ${id}`.execute(trx)
}
