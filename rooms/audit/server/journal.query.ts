import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Instant, Interval } from '#kit'
import { type Asking, type Db, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { journalContract, type journalItem, journalTypesContract } from '../domain/index.ts'
import { areaFilter } from './area-filter.ts'
import { findDoers, findSubjects, toDoer } from './doers.query.ts'
import { titleOf } from './intent-titles.ts'
import { noteOwnLook } from './own-look.ts'

type Query = z.infer<typeof journalContract.query>

interface EntryRow {
  readonly id: string
  readonly seq: number
  readonly xid: string
  readonly type: string
  readonly areaId: number
  readonly subjectId: string | null
  readonly intentType: string | null
  readonly accountId: string | null
  readonly officerId: string | null
  readonly postId: string | null
  readonly documentId: string | null
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly sealed: boolean
  readonly data: Record<string, unknown>
}

/** How many of the latest entries tell which types there are. */
const typesAmong = 20_000

/** The journal as a page, newest first, under the asker's own eyes only. */
export const readJournalPage = defineRead(journalContract, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'audit.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const person = query.accountId ?? query.officerId
  if (person !== undefined && person !== asking.actor.accountId && person !== asking.actor.officerId) {
    const asked = { path: journalContract.path, areaId: place?.id, subjectId: person, permission: 'audit.read' }
    await noteOwnLook(asking, asked)
  }
  const rows = await findEntries(asking, place ? [place] : asking.intervals, query)
  const items = await toItems(asking.db, rows.slice(0, query.limit))
  const last = rows[query.limit - 1]
  return { items, next: rows.length > query.limit && last ? toCursor([last.xid, last.seq]) : null }
})

/** Types among the latest entries. */
export const readJournalTypes = defineRead(journalTypesContract, async ({ db, intervals, tree }) => {
  const { rows } = await sql<{ type: string; count: number }>`
    select type, count(*) as count
    from (select type from journal where ${areaFilter(intervals, tree)} order by xid desc, seq desc limit ${typesAmong}) as latest
    group by type order by count(*) desc, type`.execute(db)
  return { items: rows }
})

async function findEntries(asking: Asking, intervals: readonly Interval[], query: Query): Promise<EntryRow[]> {
  const conditions = conditionsOf(query)
  const { rows } = await sql<EntryRow>`
    with last_seal as materialized (select last_xid, last_seq from seals order by number desc limit 1)
    select journal.id, seq, xid::text as xid, journal.type, area_id as "areaId", subject_id as "subjectId",
           intents.type as "intentType", journal.account_id as "accountId", officer_id as "officerId",
           post_id as "postId", document_id as "documentId", occurred_at as "occurredAt",
           journal.recorded_at as "recordedAt", journal.data,
           coalesce((select (journal.xid, journal.seq) <= (last_xid, last_seq) from last_seal), false) as sealed
    from journal left join intents on intents.id = journal.intent_id
    where ${areaFilter(intervals, asking.tree)} and ${conditions}
    order by journal.xid desc, journal.seq desc limit ${query.limit + 1}`.execute(asking.db)
  return rows
}

function conditionsOf(query: Query): RawBuilder<unknown> {
  const [xid, seq] = fromCursor(query.cursor) ?? []
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (isPosition(xid) && typeof seq === 'number')
    parts.push(sql`(journal.xid, journal.seq) < (${xid}::xid8, ${seq}::bigint)`)
  if (query.subjectId) parts.push(sql`journal.subject_id = ${query.subjectId}`)
  if (query.accountId) parts.push(sql`journal.account_id = ${query.accountId}`)
  if (query.officerId) parts.push(sql`journal.officer_id = ${query.officerId}`)
  if (query.documentId) parts.push(sql`journal.document_id = ${query.documentId}`)
  if (query.type) parts.push(sql`starts_with(journal.type, ${query.type})`)
  if (query.from) parts.push(sql`journal.recorded_at >= ${query.from}`)
  if (query.to) parts.push(sql`journal.recorded_at < ${query.to}`)
  return sql.join(parts, sql` and `)
}

function isPosition(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value)
}

async function toItems(db: Db, rows: readonly EntryRow[]): Promise<z.infer<typeof journalItem>[]> {
  const doers = await findDoers(db, rows)
  const subjects = await findSubjects(db, rows)
  const names = await areaNames(
    db,
    rows.map((row) => row.areaId),
  )
  return rows.map((row) => {
    const { id, type, areaId, subjectId, documentId, occurredAt, recordedAt, sealed, data } = row
    const said = { id, type, areaId, subjectId, documentId, occurredAt, recordedAt, sealed, data }
    const subjectName = subjects.get(subjectId ?? '') ?? null
    return {
      ...said,
      subjectName,
      title: titleOf(db, row.intentType),
      areaName: names.get(areaId) ?? '',
      by: toDoer(row, doers),
    }
  })
}
