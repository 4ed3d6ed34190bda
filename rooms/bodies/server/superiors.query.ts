import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import { nearestSuperior, type RankedPost, type Surroundings } from '../domain/nearest-superior.ts'
import { listHeads } from './head-posts.query.ts'

interface PostInBody extends RankedPost {
  readonly parentBodyId: string | null
}

/**
 * The superior of each post on the post's own line (or on `line`), held or not; null for the top. The rule is
 * {@link nearestSuperior}; thousands of posts cost four statements.
 */
export async function superiorsOf(
  db: Db | Trx,
  postIds: readonly string[],
  at: { now: Instant; tree: Tree },
  line?: string,
): Promise<Map<string, string | null>> {
  const posts = await readPosts(db, postIds)
  const [edges, bodyHeads, headsOf] = [
    await readEdges(db, postIds),
    await readBodyHeads(db, posts),
    await readHeadsAround(db, posts, at),
  ]
  return new Map(
    posts.map((post) => {
      const around: Surroundings = {
        edges: edges.get(post.id) ?? new Map(),
        bodyHead: post.bodyId === null ? undefined : bodyHeads.get(post.bodyId),
        parentBodyHead: post.parentBodyId === null ? undefined : bodyHeads.get(post.parentBodyId),
        areas: at.tree.upward(post.areaId).map((place) => place.id),
        headsOf,
      }
      return [post.id, nearestSuperior(post, around, line ?? post.line)]
    }),
  )
}

async function readPosts(db: Db | Trx, postIds: readonly string[]): Promise<PostInBody[]> {
  const { rows } = await sql<PostInBody>`
    select posts.id, posts.area_id as "areaId", posts.kind, posts.line, posts.is_head as "isHead",
           posts.body_id as "bodyId", bodies.parent_id as "parentBodyId"
    from posts left join bodies on bodies.id = posts.body_id
    where posts.id = any(${[...new Set(postIds)]}::uuid[])`.execute(db)
  return rows
}

async function readEdges(db: Db | Trx, postIds: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ post_id: string; to_post_id: string; line: string }>`
    select post_id, to_post_id, line from accountabilities
    where post_id = any(${[...new Set(postIds)]}::uuid[])`.execute(db)
  const edges = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const own = edges.get(row.post_id) ?? new Map<string, string>()
    edges.set(row.post_id, own.set(row.line, row.to_post_id))
  }
  return edges
}

async function readBodyHeads(db: Db | Trx, posts: readonly PostInBody[]): Promise<Map<string, string>> {
  const bodyIds = [...new Set(posts.flatMap((post) => [post.bodyId, post.parentBodyId]).filter((id) => id !== null))]
  if (bodyIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; body_id: string }>`
    select id, body_id from posts where body_id = any(${bodyIds}::uuid[]) and is_head and valid_to is null
    order by valid_from desc, id desc`.execute(db)
  return new Map(rows.map((row) => [row.body_id, row.id]))
}

async function readHeadsAround(
  db: Db | Trx,
  posts: readonly RankedPost[],
  at: { now: Instant; tree: Tree },
): Promise<Surroundings['headsOf']> {
  const around = new Set<number>()
  for (const areaId of new Set(posts.map((post) => post.areaId))) {
    const path = at.tree.upward(areaId)
    for (const place of path.length > 1 ? path.slice(1) : path) around.add(place.id)
  }
  const byArea = Map.groupBy(await listHeads(db, [...around], at.now), (head) => head.areaId)
  return (areaId) => byArea.get(areaId) ?? []
}
