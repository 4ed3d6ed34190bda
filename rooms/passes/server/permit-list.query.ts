import { type RawBuilder, sql } from 'kysely'
import type { Instant, Interval } from '#kit'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type PassStanding, permitList } from '../domain/index.ts'
import { toPermitLines } from './permit-lines.query.ts'
import { permitColumns, type StoredPermit } from './permits.store.ts'

/** `GET /passes/permits`: newest first. */
export const permitListRead = defineRead(permitList, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, permitList.permission)
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<StoredPermit>`
    select ${permitColumns} from travel_permits
    where ${isInside(place ? [place] : asking.intervals, 'travel_permits')}
      ${query.kind === undefined ? sql`` : sql`and kind = ${query.kind}`}
      ${query.batchId === undefined ? sql`` : sql`and batch_id = ${query.batchId}`}
      ${query.q === undefined ? sql`` : sql`and starts_with(number, ${query.q.trim()})`}
      ${query.state === undefined ? sql`` : sql`and ${standsAs(query.state, asking.now)}`}
      ${after === undefined ? sql`` : sql`and (issued_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by issued_at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toPermitLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.issuedAt, last.id]) : null,
  }
})

/** Whether a row's area lies in one of the intervals. */
export function isInside(intervals: readonly Interval[], table: 'travel_permits' | 'duty_cards'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(table)}.area_id in (
    select areas.id from areas join unnest(${intervals.map(({ first }) => first)}::int[],
                                           ${intervals.map(({ last }) => last)}::int[]) as mine (first, last)
      on areas.first >= mine.first and areas.last <= mine.last)`
}

/** Whether a row with a time and an early end stands so at a moment. */
export function standsAs(state: PassStanding, now: Instant): RawBuilder<boolean> {
  if (state === 'withdrawn') return sql<boolean>`withdrawn_at is not null`
  if (state === 'expired') return sql<boolean>`(withdrawn_at is null and until_at <= ${now})`
  if (state === 'coming') return sql<boolean>`(withdrawn_at is null and from_at > ${now})`
  return sql<boolean>`(withdrawn_at is null and from_at <= ${now} and until_at > ${now})`
}
