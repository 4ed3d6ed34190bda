import { sql } from 'kysely'
import type { Instant } from '#kit'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { traceListContract } from '../domain/index.ts'
import { traceHeads } from './trace-heads.query.ts'

/** `GET /tracing/traces`: traces whose area lies here, the newest first. */
export const traceListRead = defineRead(traceListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'tracing.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<{ id: string; askedAt: Instant }>`
    select traces.id, traces.asked_at as "askedAt" from traces
    where traces.area_id = any(${asking.tree.inside([place]).map(({ id }) => id)}::int[])
      ${query.state === 'open' ? sql`and closed_at is null and replaced_by is null` : sql``}
      ${after === undefined ? sql`` : sql`and (asked_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by asked_at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await traceHeads(
      asking.db,
      page.map(({ id }) => id),
    ),
    next: rows.length > query.limit && last ? toCursor([last.askedAt, last.id]) : null,
  }
})
