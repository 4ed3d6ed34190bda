import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { looksContract } from '../domain/index.ts'
import { areaFilter } from './area-filter.ts'
import { findDoers, toDoer } from './doers.query.ts'
import { titleOf } from './intent-titles.ts'

interface LookRow {
  readonly id: string
  readonly at: Instant
  readonly areaId: number
  readonly accountId: string
  readonly officerId: string | null
  readonly postId: string | null
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly reason: string
  readonly outcome: 'shown' | 'refused'
}

/** Looks at sensitive records, shown and refused, newest first. */
export const readLooks = defineRead(looksContract, async (asking, query) => {
  const { db, tree } = asking
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'audit.access')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const inArea = areaFilter(place ? [place] : asking.intervals, tree)
  const { rows } = await sql<LookRow>`
    select id, at, area_id as "areaId", account_id as "accountId", officer_id as "officerId", post_id as "postId",
           subject_kind as "subjectKind", subject_id as "subjectId", reason, outcome
    from reads_logged where ${inArea} and ${conditionsOf(query)}
    order by at desc, id desc limit ${query.limit + 1}`.execute(db)
  const shown = rows.slice(0, query.limit)
  const doers = await findDoers(db, shown)
  const names = await areaNames(
    db,
    shown.map((row) => row.areaId),
  )
  const items = shown.map((row) => {
    const { id, at, areaId, subjectKind, subjectId, reason, outcome } = row
    const said = { id, at, areaId, subjectKind, subjectId, reason, outcome }
    return { ...said, title: titleOf(db, subjectKind), by: toDoer(row, doers), areaName: names.get(areaId) ?? '' }
  })
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null }
})

function conditionsOf(query: z.infer<typeof looksContract.query>): RawBuilder<unknown> {
  const [at, id] = fromCursor(query.cursor) ?? []
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (at !== undefined && id !== undefined) parts.push(sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`)
  if (query.accountId) parts.push(sql`account_id = ${query.accountId}`)
  if (query.subjectId) parts.push(sql`subject_id = ${query.subjectId}`)
  if (query.outcome !== 'all') parts.push(sql`outcome = ${query.outcome}`)
  return sql.join(parts, sql` and `)
}
