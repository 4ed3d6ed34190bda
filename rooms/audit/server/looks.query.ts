import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { type Db, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type lookItem, lookKindsContract, looksContract } from '../domain/index.ts'
import { areaFilter } from './area-filter.ts'
import { findDoers, findSubjects, toDoer } from './doers.query.ts'
import { titleOf } from './intent-titles.ts'
import { noteOwnLook } from './own-look.ts'

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

/** How many of the latest looks tell which kinds there are. */
const kindsAmong = 20_000

/** Looks at sensitive records, shown and refused, newest first. Whoever reads them is written down too. */
export const readLooks = defineRead(looksContract, async (asking, query) => {
  const { db, tree } = asking
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'audit.access')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const subjectId = query.accountId ?? query.subjectId
  const inArea = areaFilter(place ? [place] : asking.intervals, tree)
  const { rows } = await sql<LookRow>`
    select id, at, area_id as "areaId", account_id as "accountId", officer_id as "officerId", post_id as "postId",
           subject_kind as "subjectKind", subject_id as "subjectId", reason, outcome
    from reads_logged where ${inArea} and ${conditionsOf(query)}
    order by at desc, id desc limit ${query.limit + 1}`.execute(db)
  await noteOwnLook(asking, { path: looksContract.path, areaId: place?.id, subjectId })
  const items = await toItems(db, rows.slice(0, query.limit))
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null }
})

/** Kinds among the latest looks. */
export const readLookKinds = defineRead(lookKindsContract, async ({ db, intervals, tree }) => {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count
    from (select subject_kind as kind from reads_logged where ${areaFilter(intervals, tree)}
          order by at desc limit ${kindsAmong}) as latest
    group by kind order by count(*) desc, kind limit 200`.execute(db)
  return { items: rows.map((row) => ({ ...row, title: titleOf(db, row.kind) })) }
})

async function toItems(db: Db, rows: readonly LookRow[]): Promise<z.infer<typeof lookItem>[]> {
  const doers = await findDoers(db, rows)
  const subjects = await findSubjects(db, rows)
  const names = await areaNames(
    db,
    rows.map((row) => row.areaId),
  )
  return rows.map((row) => {
    const { id, at, areaId, subjectKind, subjectId, reason, outcome } = row
    const subject = { subjectKind, subjectId, subjectName: subjects.get(subjectId ?? '') ?? null }
    const said = { id, at, areaId, areaName: names.get(areaId) ?? '', reason, outcome }
    return { ...said, ...subject, title: titleOf(db, subjectKind), by: toDoer(row, doers) }
  })
}

function conditionsOf(query: z.infer<typeof looksContract.query>): RawBuilder<unknown> {
  const [at, id] = fromCursor(query.cursor) ?? []
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (at !== undefined && id !== undefined) parts.push(sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`)
  if (query.accountId) parts.push(sql`account_id = ${query.accountId}`)
  if (query.subjectId) parts.push(sql`subject_id = ${query.subjectId}`)
  if (query.kind) parts.push(sql`subject_kind = ${query.kind}`)
  if (query.from) parts.push(sql`at >= ${query.from}`)
  if (query.to) parts.push(sql`at < ${query.to}`)
  if (query.outcome !== 'all') parts.push(sql`outcome = ${query.outcome}`)
  return sql.join(parts, sql` and `)
}
