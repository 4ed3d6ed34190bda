import { sql } from 'kysely'
import { type Day, formatMoment, type Instant } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import {
  dayCountAt,
  directivesInForce,
  documentCatalogue,
  documentPrint,
  findRowOn,
  labelDocument,
  layOutPaper,
  type Recipient,
  relationWords,
  standingRelations,
} from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { cataloguesOf, rowsOf, todayOf } from './catalogues.ts'
import { labelOf } from './change-draft.ts'
import { inForceCondition } from './document-lines.query.ts'
import { documentFields, readDocuments, type StoredDocument } from './documents.store.ts'
import { relationsOf } from './relations.query.ts'
import { findVisible, keepVisible } from './visible.query.ts'

/** `GET /documents/:id/print` */
export const documentPrintRead = defineRead(documentPrint, async (asking, { id }) => {
  const document = await findVisible(asking, id)
  if (!document) return notFound('id')
  const { db, profile } = asking
  const catalogues = await cataloguesOf(profile)
  const { kind, issuer } = rowsOf(catalogues, document)
  const area = (await namedAreas(db, [document.issuerAreaId])).get(document.issuerAreaId ?? 0)
  const { rows: measures } = await sql<{ sentence: string }>`
    select sentence from document_measures where document_id = ${id} order by place`.execute(db)
  const { rows: recipients } = await sql<Recipient>`
    select name, purpose from document_recipients where document_id = ${id} and place < 1000 order by place`.execute(db)
  const paper = layOutPaper({
    issuer,
    areaName: area?.bareName ?? null,
    areaFullName: area?.name ?? null,
    place: document.place,
    issuedOn: document.issuedOn,
    signatures: document.signatures,
    recipients,
    capacities: catalogues.capacities,
  })
  return {
    template: paper.template,
    header: [...paper.header],
    number: document.number,
    missingNumber: kind.numbered && document.number === null,
    placeAndDay: paper.placeAndDay,
    kind: kind.name.vi.toUpperCase(),
    title: document.title ?? '',
    bases: await basesOf(asking, document),
    measures: measures.map(({ sentence }) => sentence),
    validity: validityOf(document, profile.utcOffsetMinutes),
    recipients: [...paper.recipients],
    signatures: paper.signatures.map(({ lines, name }) => ({ lines: [...lines], name })),
    draft: document.state === 'draft',
  }
})

async function basesOf(asking: Asking, document: StoredDocument): Promise<string[]> {
  const relations = (await relationsOf(asking.db, document.id)).filter(({ kind }) => standingRelations.includes(kind))
  const visible = await keepVisible(
    asking,
    relations.map(({ to }) => to),
  )
  const others = new Map((await readDocuments(asking.db, [...visible])).map((other) => [other.id, other]))
  const lines: string[] = []
  for (const { kind, to } of relations) {
    const other = others.get(to)
    const words = relationWords[kind].vi
    if (other) lines.push(`${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${(await labelOf(other, asking)).vi}`)
  }
  return lines
}

function validityOf({ effectiveFrom, effectiveTo, reviewAt }: StoredDocument, offset: number): string | null {
  if (effectiveFrom === null) return null
  const from = `Có hiệu lực từ ${formatMoment(effectiveFrom, offset)}`
  if (effectiveTo !== null) return `${from} đến ${formatMoment(effectiveTo, offset)}`
  return reviewAt === null ? from : `${from}; xem lại lúc ${formatMoment(reviewAt, offset)}`
}

/** `GET /documents/catalogue` */
export const documentCatalogueRead = defineRead(documentCatalogue, async (asking, { on }) => {
  const { kinds, issuers, capacities } = await cataloguesOf(asking.profile)
  const day = (on ?? todayOf(asking)) as Day
  const holds = <Row extends { code: string; validFrom: string; validTo: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => findRowOn(rows, row.code, day) === row)
  return {
    kinds: holds(kinds).map(({ code, name, symbol, numbered, binding, needsEnd }) => ({
      code,
      name,
      symbol,
      numbered,
      binding,
      needsEnd,
    })),
    issuers: holds(issuers).map(({ code, name, symbols, numbering, line, standing, rank }) => ({
      code,
      name,
      symbols,
      numbering,
      line,
      standing,
      rank,
    })),
    capacities: holds(capacities).map(({ code, symbol, name, line }) => ({ code, symbol, name, line })),
  }
})

/** `GET /public/directives`: what was issued here and holds now. */
export const directivesInForceRead = defineRead(directivesInForce, async (asking, { areaId }) => {
  const { db, now, tree, profile } = asking
  const path = areaId === undefined ? null : tree.upward(areaId).map(({ id }) => id)
  if (path?.length === 0) return notFound('areaId')
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents
    where ${inForceCondition(now)} and documents.entry = 'own'
      and ${path === null ? sql`true` : sql`documents.territory && ${path}::int[]`}
    order by documents.issuer_rank, documents.effective_from limit 100`.execute(db)
  const catalogues = await cataloguesOf(profile)
  const directives = rows.filter((document) => rowsOf(catalogues, document).kind.binding)
  const measures = await sql<{ documentId: string; sentence: string }>`
    select document_id as "documentId", sentence from document_measures
    where document_id = any(${directives.map(({ id }) => id)}::uuid[]) order by document_id, place`.execute(db)
  const areas = await namedAreas(
    db,
    directives.flatMap(({ territory }) => territory.slice(0, 40)),
  )
  return {
    at: now,
    items: directives.map((document) => {
      const { kind, issuer } = rowsOf(catalogues, document)
      const from = document.effectiveFrom as Instant
      const to = earlier(document.effectiveTo, document.endedAt)
      const count = dayCountAt({ effectiveFrom: from, effectiveTo: to, reviewAt: document.reviewAt }, now)
      return {
        id: document.id,
        label: labelDocument({ ...document, kind: kind.name, issuer: issuer.name }),
        number: document.number,
        title: document.title,
        issuer: issuer.name,
        issuedOn: document.issuedOn,
        from,
        to,
        reviewAt: document.reviewAt,
        day: count?.day ?? 1,
        of: count?.of ?? null,
        territory: document.territory.slice(0, 40).map((id) => toAreaLine(areas, id)),
        measures: measures.rows.filter(({ documentId }) => documentId === document.id).map(({ sentence }) => sentence),
      }
    }),
  }
})

function earlier(left: Instant | null, right: Instant | null): Instant | null {
  if (left === null || right === null) return left ?? right
  return left < right ? left : right
}
