import { sql } from 'kysely'
import type { Instant } from '#kit'
import { defineRead, fromCursor, toCursor } from '#platform/server'
import { taskHistoryContract } from '../domain/index.ts'
import { readPeople } from './people.query.ts'
import { findVisibleTask } from './visible-task.query.ts'

interface HistoryRow {
  readonly id: string
  readonly type: string
  readonly officerId: string | null
  readonly postId: string | null
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly data: Record<string, unknown>
}

/** `GET /tasks/:taskId/history`: straight from the journal; both times are shown, so back-dating is seen. */
export const taskHistoryRead = defineRead(taskHistoryContract, async (asking, query) => {
  const seen = await findVisibleTask(asking, query.taskId)
  if ('refused' in seen) return seen.refused
  const cursor = fromCursor(query.cursor)
  const before =
    cursor === undefined ? sql`true` : sql`(recorded_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
  const { rows } = await sql<HistoryRow>`
    select id, type, officer_id as "officerId", post_id as "postId", occurred_at as "occurredAt",
           recorded_at as "recordedAt", data
    from journal where subject_id = ${query.taskId} and ${before}
    order by recorded_at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const shown = rows.slice(0, query.limit)
  const people = await readPeople(asking.db, shown)
  const last = shown.at(-1)
  return {
    items: shown.map(({ officerId, postId, ...row }) => ({
      ...row,
      by: people.name(officerId),
      postTitle: people.post(postId),
    })),
    next: rows.length > query.limit && last ? toCursor([last.recordedAt, last.id]) : null,
  }
})
