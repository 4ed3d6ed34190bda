import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { documentInbox, documentRecipients, type RecipientLine, type RecipientPurpose } from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { lineMakingFor, toDocumentLine } from './document-lines.query.ts'
import { readDocuments } from './documents.store.ts'
import { findVisible } from './visible.query.ts'

interface Row {
  readonly id: string
  readonly documentId: string
  readonly place: number
  readonly name: string
  readonly purpose: RecipientPurpose
  readonly areaId: number
  readonly postId: string | null
  readonly postKind: string | null
  readonly officerId: string | null
  readonly sentAt: Instant | null
  readonly receivedAt: Instant | null
  readonly readAt: Instant | null
  readonly actedAt: Instant | null
}

const fields = sql`
  id, document_id as "documentId", place, name, purpose, area_id as "areaId", post_id as "postId",
  post_kind as "postKind", officer_id as "officerId", sent_at as "sentAt", received_at as "receivedAt",
  read_at as "readAt", acted_at as "actedAt"`

/** Posts by which the asker receives documents. */
function ownPosts({ actor }: Asking): string[] {
  return actor.scopes.flatMap(({ postId, permissions }) =>
    postId !== null && permissions.has('documents.receive') ? [postId] : [],
  )
}

/** `GET /documents/:id/recipients` */
export const documentRecipientsRead = defineRead(documentRecipients, async (asking, query) => {
  if (!(await findVisible(asking, query.id))) return notFound('id')
  const [place, after] = fromCursor(query.cursor) ?? []
  const mine = ownPosts(asking)
  const conditions: RawBuilder<boolean>[] = [
    sql<boolean>`document_id = ${query.id}`,
    ...(place === undefined ? [] : [sql<boolean>`(place, id) > (${place}::int, ${after}::uuid)`]),
    ...(query.only === 'waiting' ? [sql<boolean>`sent_at is not null and received_at is null`] : []),
    ...(query.only === 'mine' ? [sql<boolean>`post_id = any(${mine}::uuid[])`] : []),
    ...(query.q === undefined ? [] : [sql<boolean>`name ilike ${`%${query.q.replaceAll(/[\\%_]/g, '')}%`}`]),
  ]
  const { rows } = await sql<Row>`
    select ${fields} from document_recipients where ${sql.join(conditions, sql` and `)}
    order by place, id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const toLine = await lineMaker(asking, page)
  return { items: page.map(toLine), next: last && rows.length > page.length ? toCursor([last.place, last.id]) : null }
})

async function lineMaker(asking: Asking, rows: readonly Row[]): Promise<(row: Row) => RecipientLine> {
  const [areas, names] = [
    await namedAreas(
      asking.db,
      rows.map(({ areaId }) => areaId),
    ),
    await officerNames(
      asking.db,
      rows.map(({ officerId }) => officerId),
    ),
  ]
  const mine = new Set(ownPosts(asking))
  return ({ areaId, postId, officerId, documentId: _documentId, ...row }) => ({
    ...row,
    area: toAreaLine(areas, areaId),
    officer: officerId === null ? null : (names.get(officerId) ?? null),
    isMine: postId !== null && mine.has(postId),
  })
}

/** `GET /documents/inbox` */
export const documentInboxRead = defineRead(documentInbox, async (asking, query) => {
  const [at, after] = fromCursor(query.cursor) ?? []
  const { rows } = await sql<Row>`
    select ${fields} from document_recipients
    where post_id = any(${ownPosts(asking)}::uuid[]) and sent_at is not null and acted_at is null
      and ${at === undefined ? sql`true` : sql`(sent_at, id) < (${at}::timestamptz, ${after}::uuid)`}
    order by sent_at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const documents = await readDocuments(
    asking.db,
    page.map(({ documentId }) => documentId),
  )
  const making = await lineMakingFor(asking, documents)
  const byId = new Map(documents.map((document) => [document.id, toDocumentLine(document, making)]))
  const toLine = await lineMaker(asking, page)
  return {
    items: page.flatMap((row) => {
      const document = byId.get(row.documentId)
      return document ? [{ ...toLine(row), document }] : []
    }),
    next: last && rows.length > page.length ? toCursor([last.sentAt, last.id]) : null,
  }
})
