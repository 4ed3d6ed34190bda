import { sql } from 'kysely'
import type { Words } from '#kit'
import type { Asking } from '#platform/server'
import type { PostShape } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { nameOf, type PostRow, postColumns, postTables, shapePosts } from './shape-posts.query.ts'
import { superiorsOf } from './superiors.query.ts'

const mostSteps = 24

/** One step up: the post, its body, and whether the step was set by hand or follows from the line. */
export interface RouteStep {
  readonly post: PostShape
  readonly bodyName: Words | null
  readonly explicit: boolean
}

/**
 * The ways upward of a post: one for its own line, and one for each line on which somebody set to whom it answers
 * (ORG-03: the secretary to the Standing Committee, and to the steering committee and the command post).
 */
export async function routesUpward(
  asking: Asking,
  postId: string,
  ownLine: string,
): Promise<{ line: string; steps: RouteStep[] }[]> {
  const edges = await sql<{ line: string }>`
    select line from accountabilities where post_id = ${postId} order by line`.execute(asking.db)
  const lines = [ownLine, ...edges.rows.map((row) => row.line).filter((line) => line !== ownLine)]
  const routes: { line: string; steps: RouteStep[] }[] = []
  for (const line of lines) routes.push({ line, steps: await climb(asking, postId, line) })
  return routes
}

async function climb(asking: Asking, postId: string, line: string): Promise<RouteStep[]> {
  const path: { id: string; explicit: boolean }[] = []
  for (let at = postId; path.length < mostSteps; ) {
    const next = (await superiorsOf(asking.db, [at], asking, line)).get(at)
    if (!next || next === postId || path.some((step) => step.id === next)) break
    const edge = await sql`select 1 from accountabilities
      where post_id = ${at} and line = ${line} and to_post_id = ${next}`.execute(asking.db)
    path.push({ id: next, explicit: edge.rows.length > 0 })
    at = next
  }
  return shapeSteps(asking, path)
}

async function shapeSteps(asking: Asking, path: readonly { id: string; explicit: boolean }[]): Promise<RouteStep[]> {
  if (path.length === 0) return []
  const catalogue = await catalogueOf(asking.profile)
  const { rows } = await sql<PostRow>`
    select ${postColumns} from ${postTables} where posts.id = any(${path.map((step) => step.id)}::uuid[])`.execute(
    asking.db,
  )
  const shaped = await shapePosts(asking.db, rows, asking.now, catalogue)
  return path.flatMap((step) => {
    const index = rows.findIndex((row) => row.id === step.id)
    const row = rows[index]
    const post = shaped[index]
    if (!row || !post) return []
    const area = { kind: row.areaKind, name: row.areaName }
    const bodyName = row.bodyKind === null ? null : nameOf(row.bodyKind, row.bodyName ?? '', area, catalogue)
    return [{ post, bodyName, explicit: step.explicit }]
  })
}
