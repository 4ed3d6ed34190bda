import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Place, toCursor, visiblePlace } from '#platform/server'
import { type HistoryLine, historyRead, securityFacts } from '../domain/index.ts'
import { areaTitles, namesIn, namesOf } from './names.query.ts'
import { liesIn, type Reach } from './scope.query.ts'

interface EntryRow {
  readonly id: string
  readonly type: string
  readonly intentId: string | null
  readonly intentType: string | null
  readonly areaId: number
  readonly subjectId: string | null
  readonly by: string | null
  readonly post: string | null
  readonly document: string | null
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly data: Record<string, unknown>
  readonly key: readonly (string | number)[]
}

/**
 * `GET /overview/areas/:id/history`. Within one zone the journal is read by its time there; over many zones by its own
 * order, backward: both have an index, and neither sorts more than a page.
 */
export const historyReading = defineRead(historyRead, async (asking, { id, reach, limit, cursor }) => {
  const place = visiblePlace(asking, id, 'overview.read')
  if (!place) return notFound('id')
  const order = orderFor(asking, place, reach)
  const after = fromCursor(cursor)
  const { rows } = await sql<EntryRow>`
    with page as materialized (
      select journal.*, ${order.key} as key from journal
      where ${liesIn(asking.tree, place, reach)} and type <> all(${[...securityFacts]}::text[])
        ${after?.length === 2 ? sql`and ${order.beyond(after)}` : sql``}
      order by ${sql.join(order.columns)} limit ${limit + 1})
    select page.id, page.type, page.intent_id as "intentId", intents.type as "intentType", page.area_id as "areaId",
           page.subject_id as "subjectId", officers.name as by, posts.title as post, documents.number as document,
           page.occurred_at as "occurredAt", page.recorded_at as "recordedAt", page.data, page.key
    from page
    left join intents on intents.id = page.intent_id
    left join officers on officers.id = page.officer_id
    left join posts on posts.id = page.post_id
    left join documents on documents.id = page.document_id
    order by ${sql.join(order.columns.map((column) => sql`page.${column}`))}`.execute(asking.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: await toLines(asking, page), next: rows.length > limit && last ? toCursor(last.key) : null }
})

interface Order {
  readonly columns: readonly RawBuilder<unknown>[]
  readonly key: RawBuilder<unknown>
  beyond(after: readonly (string | number | null)[]): RawBuilder<boolean>
}

function orderFor({ tree }: Asking, place: Place, reach: Reach): Order {
  const isOneZone = reach === 'direct' || tree.zonesIn([place]).length === 1
  if (isOneZone)
    return {
      columns: [sql`recorded_at desc`, sql`id desc`],
      key: sql`json_build_array(recorded_at, id)`,
      beyond: ([at, id]) => sql`(recorded_at, id) < (${at}::timestamptz, ${id}::uuid)`,
    }
  return {
    columns: [sql`xid desc`, sql`seq desc`],
    key: sql`json_build_array(xid::text, seq)`,
    beyond: ([xid, seq]) => sql`(xid, seq) < (${xid}::xid8, ${seq}::bigint)`,
  }
}

async function toLines({ db, catalogue }: Asking, rows: readonly EntryRow[]): Promise<HistoryLine[]> {
  const [titles, names] = await Promise.all([
    areaTitles(
      db,
      rows.map((row) => row.areaId),
    ),
    namesIn(
      db,
      rows.map((row) => withSubject(row)),
    ),
  ])
  return rows.map((row) => {
    const { key: _, intentType, ...rest } = row
    const { vi, en } = titles.get(row.areaId) ?? { vi: '', en: '' }
    const title = intentType === null ? null : (catalogue.intents.get(intentType)?.title ?? null)
    return { ...rest, title, areaTitle: { vi, en }, names: namesOf(withSubject(row), names) }
  })
}

/** A fact's subject is named after its type: `task-acknowledged` speaks of a task. */
function withSubject({ type, subjectId, data }: EntryRow): Record<string, unknown> {
  const kind = /^(task|document|post|body|officer|incident)-/.exec(type)?.[1]
  return kind === undefined || subjectId === null ? data : { ...data, [`${kind}Id`]: subjectId }
}
