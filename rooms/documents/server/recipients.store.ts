import { sql } from 'kysely'
import type { Instant } from '#kit'
import { childId, type Db, type Tree, type Trx, type Work } from '#platform/server'
import type { RecipientPurpose } from '../domain/index.ts'

/** A line of nơi nhận to be kept. */
export interface RecipientToAdd {
  readonly name: string
  readonly purpose: RecipientPurpose
  readonly postId?: string | undefined
}

interface PostAt {
  readonly id: string
  readonly areaId: number
  readonly kind: string
  readonly title: string
}

/** Posts by id, where they are. */
async function postsAt(db: Db | Trx, ids: readonly string[]): Promise<Map<string, PostAt>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PostAt>`
    select id, area_id as "areaId", kind, title from posts where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The ids among these that are no posts. */
export async function unknownPosts(db: Db | Trx, ids: readonly string[]): Promise<string[]> {
  const known = await postsAt(db, ids)
  return ids.filter((id) => !known.has(id))
}

/** Adds lines after those already there; a post that is on the list already is left alone. Gives how many are new. */
export async function addRecipientRows(
  trx: Trx,
  work: Work<unknown>,
  to: { documentId: string; areaId: number; tree: Tree },
  lines: readonly RecipientToAdd[],
): Promise<number> {
  if (lines.length === 0) return 0
  const posts = await postsAt(
    trx,
    lines.flatMap(({ postId }) => postId ?? []),
  )
  const { rows } = await sql<{ count: number }>`
    select coalesce(max(place), 0)::int as count from document_recipients where document_id = ${to.documentId}`.execute(
    trx,
  )
  const first = (rows[0]?.count ?? 0) + 1
  const given = lines.map((line, index) => {
    const post = line.postId === undefined ? undefined : posts.get(line.postId)
    const areaId = post?.areaId ?? to.areaId
    return { ...line, areaId, zoneId: to.tree.get(areaId).zoneId, kind: post?.kind ?? null, place: first + index }
  })
  const added = await sql<{ id: string }>`
    insert into document_recipients (zone_id, id, document_id, place, area_id, name, purpose, post_id, post_kind)
    select zone_id, id, ${to.documentId}, place, area_id, name, purpose, post_id, post_kind
    from unnest(${given.map(({ zoneId }) => zoneId)}::int[],
                ${given.map(({ place }) => childId(work, `recipient/${place}`))}::uuid[],
                ${given.map(({ place }) => place)}::int[], ${given.map(({ areaId }) => areaId)}::int[],
                ${given.map(({ name }) => name)}::text[], ${given.map(({ purpose }) => purpose)}::text[],
                ${given.map(({ postId }) => postId ?? null)}::uuid[], ${given.map(({ kind }) => kind)}::text[])
      as given (zone_id, id, place, area_id, name, purpose, post_id, post_kind)
    on conflict do nothing returning id`.execute(trx)
  return added.rows.length
}

/** Puts every post of a kind under an area on the list; thousands in one statement. Gives how many are new. */
export async function addPostsOfKind(
  trx: Trx,
  work: Work<unknown>,
  to: {
    documentId: string
    tree: Tree
    underAreaId: number
    postKind: string
    purpose: RecipientPurpose
    now: Instant
  },
): Promise<number> {
  const under = to.tree.get(to.underAreaId)
  const { rows: posts } = await sql<PostAt>`
    select posts.id, posts.area_id as "areaId", posts.kind, posts.title
    from posts join areas on areas.id = posts.area_id
    where posts.kind = ${to.postKind} and areas.first between ${under.first} and ${under.last}
      and posts.valid_from <= ${to.now}::date and (posts.valid_to is null or posts.valid_to > ${to.now}::date)
    order by areas.first, posts.id`.execute(trx)
  let added = 0
  for (let at = 0; at < posts.length; at += 5_000) {
    const part = posts.slice(at, at + 5_000)
    added += await addPostRows(trx, work, to, part)
  }
  return added
}

async function addPostRows(
  trx: Trx,
  work: Work<unknown>,
  to: { documentId: string; tree: Tree; purpose: RecipientPurpose },
  posts: readonly PostAt[],
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    insert into document_recipients (zone_id, id, document_id, place, area_id, name, purpose, post_id, post_kind)
    select zone_id, id, ${to.documentId}, 1000 + place, area_id, name, ${to.purpose}, post_id, post_kind
    from unnest(${posts.map((post) => to.tree.get(post.areaId).zoneId)}::int[],
                ${posts.map((post) => childId(work, `recipient/${post.id}`))}::uuid[],
                ${posts.map((_, index) => index)}::int[], ${posts.map((post) => post.areaId)}::int[],
                ${posts.map((post) => post.title)}::text[], ${posts.map((post) => post.id)}::uuid[],
                ${posts.map((post) => post.kind)}::text[])
      as given (zone_id, id, place, area_id, name, post_id, post_kind)
    on conflict do nothing returning id`.execute(trx)
  return rows.length
}

/** Marks everything on the list that was not sent yet as sent; gives where to. */
export async function sendAll(
  trx: Trx,
  documentId: string,
  at: Instant,
): Promise<{ areaId: number; postId: string | null }[]> {
  const { rows } = await sql<{ areaId: number; postId: string | null }>`
    update document_recipients set sent_at = ${at} where document_id = ${documentId} and sent_at is null
    returning area_id as "areaId", post_id as "postId"`.execute(trx)
  return rows
}

/** How far a recipient has come with the document. */
export interface ReceiptRow {
  readonly zoneId: number
  readonly id: string
  readonly documentId: string
  readonly areaId: number
  readonly postId: string | null
  readonly keptAt: number
  readonly sentAt: Instant | null
  readonly receivedAt: Instant | null
  readonly readAt: Instant | null
  readonly actedAt: Instant | null
}

/** Takes lines for this transaction, in one order for everybody. */
export async function lockReceipts(trx: Trx, ids: readonly string[]): Promise<Map<string, ReceiptRow>> {
  const { rows } = await sql<ReceiptRow>`
    select document_recipients.zone_id as "zoneId", document_recipients.id, document_id as "documentId",
           document_recipients.area_id as "areaId", post_id as "postId", documents.area_id as "keptAt",
           sent_at as "sentAt", received_at as "receivedAt", read_at as "readAt", acted_at as "actedAt"
    from document_recipients join documents on documents.id = document_recipients.document_id
    where document_recipients.id = any(${[...new Set(ids)]}::uuid[])
    order by document_recipients.id for update of document_recipients`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Writes how far recipients have come; thousands in one statement. */
export async function saveReceipts(
  trx: Trx,
  rows: readonly (ReceiptRow & { officerId: string | null })[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update document_recipients as kept
    set received_at = given.received_at, read_at = given.read_at, acted_at = given.acted_at,
        officer_id = coalesce(kept.officer_id, given.officer_id)
    from unnest(${rows.map(({ zoneId }) => zoneId)}::int[], ${rows.map(({ id }) => id)}::uuid[],
                ${rows.map(({ receivedAt }) => receivedAt)}::timestamptz[],
                ${rows.map(({ readAt }) => readAt)}::timestamptz[], ${rows.map(({ actedAt }) => actedAt)}::timestamptz[],
                ${rows.map(({ officerId }) => officerId)}::uuid[])
      as given (zone_id, id, received_at, read_at, acted_at, officer_id)
    where kept.zone_id = given.zone_id and kept.id = given.id`.execute(trx)
}
