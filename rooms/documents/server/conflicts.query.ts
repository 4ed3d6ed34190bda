import { sql } from 'kysely'
import { type Instant, type Interval, toInstant } from '#kit'
import { type Asking, type Db, defineRead, notFound, type Profile, type Tree, type Trx } from '#platform/server'
import {
  type Conflict,
  type ConflictSide,
  documentConflicts,
  findConflicts,
  labelDocument,
  type RankedDocument,
} from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { cataloguesOf, rowsOf } from './catalogues.ts'
import { inForceCondition } from './document-lines.query.ts'
import { documentFields, readDocuments, type StoredDocument } from './documents.store.ts'
import { keepVisible } from './visible.query.ts'

interface Where {
  readonly db: Db | Trx
  readonly tree: Tree
  readonly at: Instant
}

/** Contradictions between all documents that hold at a moment. */
export async function conflictsAt({
  db,
  tree,
  at,
}: Where): Promise<{ conflicts: Conflict[]; documents: Map<string, StoredDocument> }> {
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents
    where ${inForceCondition(at)} and exists (
      select 1 from document_measures where document_id = documents.id and parameter is not null)`.execute(db)
  const documents = new Map(rows.map((document) => [document.id, document]))
  const ids = [...documents.keys()]
  const measures = await sql<{
    documentId: string
    parameter: string
    value: string | number | boolean
    from: Instant | null
    to: Instant | null
  }>`
    select document_id as "documentId", parameter, value, from_at as "from", to_at as "to" from document_measures
    where document_id = any(${ids}::uuid[]) and parameter is not null and value is not null
      and (from_at is null or from_at <= ${at}) and (to_at is null or to_at > ${at})
    order by document_id, place`.execute(db)
  const changes = await sql<{ from: string; to: string }>`
    select document_id as "from", to_id as "to" from document_relations
    where document_id = any(${ids}::uuid[]) and kind in ('amends', 'extends', 'replaces', 'repeals')`.execute(db)
  const ranked = rows.map(
    (document): RankedDocument => ({
      id: document.id,
      issuerRank: document.issuerRank,
      issuedOn: document.issuedOn ?? '',
      effectiveFrom: document.effectiveFrom ?? at,
      effectiveTo: document.endedAt ?? document.effectiveTo,
      territory: landOf(document, tree),
      measures: measures.rows
        .filter(({ documentId }) => documentId === document.id)
        .map(({ parameter, value, from, to }) => ({
          parameter,
          value,
          ...(from === null ? {} : { from }),
          ...(to === null ? {} : { to }),
        })),
      supersedes: changes.rows.filter(({ from }) => from === document.id).map(({ to }) => to),
    }),
  )
  return { conflicts: findConflicts(ranked), documents }
}

/** Where it holds; the nation's documents without a territory hold everywhere. */
function landOf({ territory, issuerAreaId }: StoredDocument, tree: Tree): Interval[] {
  if (territory.length === 0 && issuerAreaId === null && tree.root) return [tree.root]
  return territory.flatMap((id) => tree.find(id) ?? [])
}

/** `GET /documents/conflicts` */
export const documentConflictsRead = defineRead(documentConflicts, async (asking, { areaId, at: asked }) => {
  const { db, tree, now, profile } = asking
  const place = tree.find(areaId)
  if (!place) return notFound('areaId')
  const at = asked === undefined ? now : toInstant(asked)
  const { conflicts, documents } = await conflictsAt({ db, tree, at })
  const visible = await keepVisible(asking, [...documents.keys()])
  const shown = conflicts.filter(({ higher, lower }) => visible.has(higher.documentId) && visible.has(lower.documentId))
  const here = shown.filter(({ where }) =>
    where.some(
      (land) =>
        (land.first <= place.first && place.last <= land.last) ||
        (place.first <= land.first && land.last <= place.last),
    ),
  )
  const sides = await sidesOf(asking, here, profile)
  const lands = new Map(here.flatMap(({ where }) => where).map((land) => [`${land.first} ${land.last}`, land]))
  const areaAt = new Map([...lands].map(([key, land]) => [key, tree.inside([land])[0]?.id ?? 0]))
  const areas = await namedAreas(db, [...areaAt.values()])
  return {
    items: here.map((conflict) => ({
      parameter: conflict.parameter,
      higher: sides(conflict.higher),
      lower: sides(conflict.lower),
      because: conflict.because,
      from: conflict.from,
      to: conflict.to,
      where: conflict.where.map((land) => toAreaLine(areas, areaAt.get(`${land.first} ${land.last}`) ?? 0)),
    })),
  }
})

async function sidesOf({ db }: Asking, conflicts: readonly Conflict[], profile: Profile) {
  const catalogues = await cataloguesOf(profile)
  const ids = conflicts.flatMap(({ higher, lower }) => [higher.documentId, lower.documentId])
  const documents = new Map((await readDocuments(db, ids)).map((document) => [document.id, document]))
  return ({ documentId, value }: ConflictSide) => {
    const document = documents.get(documentId)
    if (!document) throw new Error(`the document ${documentId} of a conflict is gone`)
    const { kind, issuer } = rowsOf(catalogues, document)
    const label = labelDocument({ ...document, kind: kind.name, issuer: issuer.name })
    return { documentId, value, label, issuer: issuer.name, issuedOn: document.issuedOn }
  }
}
