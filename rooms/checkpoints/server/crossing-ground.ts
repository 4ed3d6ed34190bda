import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Step, Work } from '#platform/server'
import type { CrossingPayload, CrossingPost } from '../domain/index.ts'
import { directivesAbove, directivesAt } from './directives.query.ts'
import { type ProfileBook, profileBook } from './profile-book.query.ts'

/** A crossing on its way in. */
export type CrossingWork = Work<CrossingPayload>

interface PostRow {
  readonly id: string
  readonly areaId: number
  readonly pastAreaIds: readonly number[]
  readonly name: string
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly documentIds: readonly string[]
}

/** A post as crossings see it, with its name for the tasks that tests become. */
export interface PostAtWork extends CrossingPost {
  readonly id: string
  readonly name: string
}

/** A crossing that is recorded, with the post it went through. */
export interface Recorded {
  readonly work: CrossingWork
  readonly post: PostAtWork
}

/** All that a batch of crossings is judged by. */
export interface CrossingGround {
  readonly posts: ReadonlyMap<string, PostAtWork>
  readonly book: ProfileBook
}

/** Reads what a batch is judged by: two statements, however many crossings. */
export async function readCrossingGround(works: readonly CrossingWork[], step: Step): Promise<CrossingGround> {
  const { trx, tree, profile } = step
  const ids = [...new Set(works.map(({ payload }) => payload.checkpointId))]
  const { rows } = await sql<PostRow>`
    select id, area_id as "areaId", past_area_ids as "pastAreaIds", name, opened_at as "openedAt", closed_at as "closedAt",
           array(select document_id::text from checkpoint_documents where checkpoint_id = checkpoints.id) as "documentIds"
    from checkpoints where id = any(${ids}::uuid[])`.execute(trx)
  const all = await directivesAbove(trx, tree, [...new Set(rows.map(({ areaId }) => areaId))])
  const byArea = new Map<number, ReturnType<typeof directivesAt>>()
  for (const { areaId } of rows) if (!byArea.has(areaId)) byArea.set(areaId, directivesAt(all, tree, areaId))
  const posts = new Map(rows.map((row) => [row.id, { ...row, directives: byArea.get(row.areaId) ?? [] }]))
  return { posts, book: await profileBook(profile) }
}
