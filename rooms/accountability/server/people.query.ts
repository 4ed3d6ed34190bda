import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Actor, Db, Tree, Trx } from '#platform/server'
import { headPostsOf, holdersOf } from '#rooms/bodies/server'
import type { ActingPost } from '../domain/index.ts'

/** Whom a case or a note is about, as the room of bodies knows it now. */
export interface Subject {
  readonly areaId: number
  readonly postId: string | null
  readonly bodyId: string | null
  /** Whoever holds the post; for a body or a unit those who head it. */
  readonly officerIds: readonly string[]
  readonly leads: boolean
}

/** The post and who holds it; undefined when there is no such post now. */
export async function findPostSubject(trx: Trx, postId: string, now: Instant): Promise<Subject | undefined> {
  const { rows } = await sql<{ areaId: number; isHead: boolean; bodyId: string | null }>`
    select area_id as "areaId", is_head as "isHead", body_id as "bodyId" from posts
    where id = ${postId}`.execute(trx)
  const post = rows[0]
  if (!post) return undefined
  const holder = (await holdersOf(trx, [postId], now)).get(postId)
  return {
    areaId: post.areaId,
    postId,
    bodyId: null,
    officerIds: holder ? [holder.officerId] : [],
    leads: post.isHead,
  }
}

/** The body and who heads it. */
export async function findBodySubject(trx: Trx, bodyId: string, now: Instant): Promise<Subject | undefined> {
  const { rows } = await sql<{ areaId: number; postIds: string[] }>`
    select bodies.area_id as "areaId",
           array(select posts.id::text from posts where posts.body_id = bodies.id and posts.is_head) as "postIds"
    from bodies where bodies.id = ${bodyId}`.execute(trx)
  const body = rows[0]
  if (!body) return undefined
  const holders = await holdersOf(trx, body.postIds, now)
  return {
    areaId: body.areaId,
    postId: null,
    bodyId,
    officerIds: [...holders.values()].map(({ officerId }) => officerId),
    leads: true,
  }
}

/** The unit and who leads it, on the government and the Party line. */
export async function findUnitSubject(trx: Trx, areaId: number, now: Instant): Promise<Subject> {
  const heads = await Promise.all(['government', 'party'].map((line) => headPostsOf(trx, [areaId], now, line)))
  const officerIds = heads.flatMap((one) => one.get(areaId)?.officerId ?? [])
  return { areaId, postId: null, bodyId: null, officerIds, leads: true }
}

/** Posts by which somebody may do this, with their lines: what competence is judged by. */
export async function actingPostsOf(
  db: Db | Trx,
  actor: Actor,
  { permission, tree }: { permission: string; tree: Tree },
): Promise<ActingPost[]> {
  const scopes = actor.scopes.filter((scope) => scope.postId !== null && scope.permissions.has(permission))
  if (scopes.length === 0) return []
  const { rows } = await sql<{ id: string; line: string }>`
    select id, line from posts where id = any(${scopes.map(({ postId }) => postId)}::uuid[])`.execute(db)
  const lines = new Map(rows.map(({ id, line }) => [id, line]))
  return scopes.flatMap(({ postId, areaId }) => {
    const place = tree.find(areaId)
    const line = lines.get(postId ?? '')
    return place && line !== undefined ? [{ line, place }] : []
  })
}

/** The posts an actor holds, for "is it mine?". */
export function heldPosts(actor: Actor): string[] {
  return actor.scopes.flatMap(({ postId }) => postId ?? [])
}

/** Rows of `subjects` that are the actor's own: about them, or about a body or a unit that they head. */
export function isMine(actor: Actor, subjects: 'accountability_cases' | 'accountability_notes') {
  const own = sql.table(subjects)
  const byUnit =
    subjects === 'accountability_notes'
      ? sql`or (${own}.target = 'unit' and posts.area_id = ${own}.area_id and posts.line in ('government', 'party')
                and not exists (select 1 from bodies where bodies.id = posts.body_id and bodies.parent_id is not null))`
      : sql``
  return sql<boolean>`(coalesce(${own}.officer_id = ${actor.officerId}::uuid, false) or exists (
    select 1 from posts where posts.is_head and posts.id = any(${heldPosts(actor)}::uuid[])
      and (posts.body_id = ${own}.body_id ${byUnit})))`
}

/** The area that keeps what is about another: the one around it, so that a unit's own lists do not tell of it. */
export function keptAt(tree: Tree, areaId: number): number {
  return tree.find(areaId)?.parentId ?? areaId
}
