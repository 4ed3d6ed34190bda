import { sql } from 'kysely'
import { type Day, foldVietnamese, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, toCursor } from '#platform/server'
import {
  type DocumentCatalogues,
  type DocumentLine,
  dayCountAt,
  documentList,
  isDatedAhead,
  labelDocument,
  type Standing,
  standingAt,
} from '../domain/index.ts'
import { type NamedArea, namedAreas, toAreaLine } from './areas-around.query.ts'
import { cataloguesOf, rowsOf, todayOf } from './catalogues.ts'
import { documentFields, type StoredDocument } from './documents.store.ts'
import { isVisible } from './visible.query.ts'

/** What lines of documents are made with. */
export interface LineMaking {
  readonly catalogues: DocumentCatalogues
  readonly areas: ReadonlyMap<number, NamedArea>
  readonly now: Instant
  readonly today: Day
}

/** Reads what the lines of these documents need. */
export async function lineMakingFor(
  { db, now, profile }: Pick<Asking, 'db' | 'now' | 'profile'>,
  documents: readonly StoredDocument[],
): Promise<LineMaking> {
  const ids = documents.flatMap(({ issuerAreaId, territory }) => [issuerAreaId, ...territory.slice(0, mostNamed)])
  const [catalogues, areas] = [await cataloguesOf(profile), await namedAreas(db, ids)]
  return { catalogues, areas, now, today: todayOf({ now, profile }) }
}

/** Territories named in a line; a longer list is still held whole. */
const mostNamed = 40

/** A stored document as it travels in lists. */
export function toDocumentLine(document: StoredDocument, { catalogues, areas, now, today }: LineMaking): DocumentLine {
  const { kind, issuer } = rowsOf(catalogues, document)
  const count = dayOfDocument(document, now)
  const { issuerAreaId, territory, entry } = document
  return {
    id: document.id,
    number: document.number,
    numberRaw: document.numberRaw,
    missingNumber: kind.numbered && document.number === null,
    label: labelDocument({ ...document, kind: kind.name, issuer: issuer.name }),
    kind: { code: kind.code, name: kind.name, binding: kind.binding },
    issuer: {
      code: issuer.code,
      name: issuer.name,
      area: issuerAreaId === null ? null : toAreaLine(areas, issuerAreaId),
    },
    title: document.title,
    entry,
    stub: entry === 'cited',
    state: document.state,
    issuedOn: document.issuedOn,
    datedAhead: isDatedAhead(document.issuedOn, today),
    effectiveFrom: document.effectiveFrom,
    effectiveTo: document.effectiveTo,
    reviewAt: document.reviewAt,
    endedAt: document.endedAt,
    standing: standingOf(document, now),
    day: count?.day ?? null,
    of: count?.of ?? null,
    territory: territory.slice(0, mostNamed).map((id) => toAreaLine(areas, id)),
  }
}

/** How a document stands at a moment; an early end (revoked, replaced) counts. Null for drafts and where nothing is known. */
export function standingOf(document: StoredDocument, at: Instant): Standing | null {
  const { state, endedAt, effectiveFrom, effectiveTo, reviewAt } = document
  if (endedAt !== null && endedAt <= at) return 'ended'
  if (state === 'draft' || effectiveFrom === null) return null
  return standingAt({ effectiveFrom, effectiveTo, reviewAt }, at)
}

function dayOfDocument(document: StoredDocument, at: Instant) {
  const { effectiveFrom, effectiveTo, reviewAt } = document
  const standing = standingOf(document, at)
  if (effectiveFrom === null || (standing !== 'in-force' && standing !== 'review-due')) return undefined
  return dayCountAt({ effectiveFrom, effectiveTo, reviewAt }, at)
}

/** `GET /documents` */
export const documentListRead = defineRead(documentList, async (asking, query) => {
  const { db, intervals, profile } = asking
  const conditions = [
    isVisible(intervals),
    ...wordConditions(query.q),
    ...faceConditions(query),
    ...stateConditions(query.state, await numberedKinds(profile)),
    ...placeConditions(asking, query.areaId),
    ...pageConditions(query.cursor),
  ]
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents where ${sql.join(conditions, sql` and `)}
    order by ${shownOn} desc, documents.id desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const making = await lineMakingFor(asking, page)
  const last = page.at(-1)
  return {
    items: page.map((document) => toDocumentLine(document, making)),
    next: last && rows.length > page.length ? toCursor([last.issuedOn ?? '1900-01-01', last.id]) : null,
  }

  /** What must be equal, and the moment at which it must hold. */
  function faceConditions({ kind, issuer, inForceAt }: typeof query) {
    const at = inForceAt === 'now' ? asking.now : inForceAt
    return [
      ...(kind === undefined ? [] : [sql<boolean>`documents.kind = ${kind}`]),
      ...(issuer === undefined ? [] : [sql<boolean>`documents.issuer = ${issuer}`]),
      ...(at === undefined ? [] : [inForceCondition(at)]),
    ]
  }
})

/** By what the list is ordered: the day of issue, the unknown last. */
const shownOn = sql`coalesce(documents.issued_on, date '1900-01-01')`

function pageConditions(cursor: string | undefined) {
  const [day, after] = fromCursor(cursor) ?? []
  return day === undefined ? [] : [sql<boolean>`(${shownOn}, documents.id) < (${day}::date, ${after}::uuid)`]
}

function wordConditions(text: string | undefined) {
  const words = foldVietnamese(text ?? '')
    .split(' ')
    .filter(Boolean)
  return words.map((word) => sql<boolean>`documents.folded like ${`%${word}%`}`)
}

/** Holds in the area, above it or inside it. */
function placeConditions({ tree }: Asking, areaId: number | undefined) {
  if (areaId === undefined) return []
  const { first, last } = tree.find(areaId) ?? { first: 0, last: -1 }
  return [
    sql<boolean>`exists (
      select 1 from areas where (areas.id = any(documents.territory) or areas.id = documents.area_id)
        and ((areas.first between ${first} and ${last}) or (areas.first <= ${first} and areas.last >= ${last})))`,
  ]
}

async function numberedKinds(profile: Asking['profile']): Promise<string[]> {
  const { kinds } = await cataloguesOf(profile)
  return kinds.filter(({ numbered }) => numbered).map(({ code }) => code)
}

function stateConditions(state: string | undefined, numbered: readonly string[]) {
  if (state === undefined) return []
  if (state === 'stub') return [sql<boolean>`documents.entry = 'cited'`]
  if (state === 'no-number')
    return [sql<boolean>`documents.number is null and documents.kind = any(${[...numbered]}::text[])`]
  return [sql<boolean>`documents.state = ${state}`]
}

/** Holds at a moment: begun, and ended neither by its own date nor by another's word. */
export function inForceCondition(at: Instant) {
  return sql<boolean>`(documents.state <> 'draft' and documents.effective_from <= ${at}
    and (documents.effective_to is null or documents.effective_to > ${at})
    and (documents.ended_at is null or documents.ended_at > ${at}))`
}
