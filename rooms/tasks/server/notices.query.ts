import { sql } from 'kysely'
import { type Instant, isUuid } from '#kit'
import { type Asking, type Db, defineRead, fromCursor, toCursor } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { noticeCountContract, noticesOfMeContract } from '../domain/index.ts'

interface NoticeRow {
  readonly id: string
  readonly kind: string
  readonly areaId: number
  readonly subjectId: string | null
  readonly at: Instant
  readonly readAt: Instant | null
  readonly data: Record<string, unknown>
}

/** `GET /notices`: what this officer was told, newest first. */
export const noticesOfMeRead = defineRead(noticesOfMeContract, async (asking, query) => {
  const cursor = fromCursor(query.cursor)
  const before = cursor === undefined ? sql`true` : sql`(at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
  const { rows } = await sql<NoticeRow>`
    select id, kind, area_id as "areaId", subject_id as "subjectId", at, read_at as "readAt", data
    from notices where officer_id = ${asking.actor.officerId} and ${query.unread ? sql`read_at is null` : sql`true`}
      and ${before}
    order by at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const shown = rows.slice(0, query.limit)
  const titles = await titlesOf(asking.db, shown)
  const areas = await areaNames(
    asking.db,
    shown.map(({ areaId }) => areaId),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      ...row,
      areaName: areas.get(row.areaId) ?? '',
      title: titles.get(subjectOf(row) ?? '') ?? null,
    })),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})

/** Counting stops here: "99+" is all that a bell can say. */
const enough = 100

/** `GET /notices/count`. */
export const noticeCountRead = defineRead(noticeCountContract, async ({ db, actor }: Asking) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from (select 1 from notices where officer_id = ${actor.officerId} and read_at is null limit ${enough + 1}) as few`.execute(
    db,
  )
  const count = rows[0]?.count ?? 0
  return { unread: Math.min(count, enough), isAtLeast: count > enough }
})

/** A gap's notice names the gap; what it is about stands in its data. */
function subjectOf({ subjectId, data }: NoticeRow): string | null {
  for (const key of ['taskId', 'incidentId']) if (typeof data[key] === 'string') return data[key]
  return subjectId
}

async function titlesOf(db: Db, rows: readonly NoticeRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => subjectOf(row) ?? []))].filter(isUuid)
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; title: string }>`
    select id, title from tasks where id = any(${ids}::uuid[])
    union all select id, title from incidents where id = any(${ids}::uuid[])`.execute(db)
  return new Map(found.rows.map(({ id, title }) => [id, title]))
}
