import { sql } from 'kysely'
import type { Instant } from '#kit'
import { defineRead, fromCursor, Refused, toCursor } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { violationHistory } from '../domain/index.ts'
import { postTitles } from './post-titles.query.ts'
import { visibleViolation } from './visible-violation.query.ts'

interface HistoryRow {
  readonly id: string
  readonly type: string
  readonly officerId: string | null
  readonly postId: string | null
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly data: Record<string, unknown>
}

/** `GET /violations/:violationId/history`: straight from the journal; both times are shown, so back-dating is seen. */
export const violationHistoryRead = defineRead(violationHistory, async (asking, query) => {
  const { db } = asking
  const dossier = await visibleViolation(asking, query.violationId)
  if (dossier instanceof Refused) return dossier
  const cursor = fromCursor(query.cursor)
  const before =
    cursor === undefined ? sql`true` : sql`(recorded_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
  const { rows } = await sql<HistoryRow>`
    select id, type, officer_id as "officerId", post_id as "postId", occurred_at as "occurredAt",
           recorded_at as "recordedAt", data
    from journal where subject_id = ${dossier.id} and ${before}
    order by recorded_at desc, id desc limit ${query.limit + 1}`.execute(db)
  const shown = rows.slice(0, query.limit)
  const [names, titles] = await Promise.all([
    officerNames(
      db,
      shown.map((row) => row.officerId),
    ),
    postTitles(
      db,
      shown.map((row) => row.postId),
    ),
  ])
  const last = shown.at(-1)
  return {
    items: shown.map(({ officerId, postId, ...row }) => ({
      ...row,
      by: names.get(officerId ?? '') ?? null,
      postTitle: titles.get(postId ?? '') ?? null,
    })),
    next: rows.length > query.limit && last ? toCursor([last.recordedAt, last.id]) : null,
  }
})
