import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { contains, type Interval } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type DoorEvent, type signInItem, signInsContract } from '../domain/index.ts'
import { noteOwnLook } from './own-look.ts'

type Query = z.infer<typeof signInsContract.query>
type Item = z.infer<typeof signInItem>

/** Where each event stands on file: table, moment, what to say of it, where from. */
const books: Record<DoorEvent, { table: string; at: string; why: string; address: string; only: string }> = {
  'signed-in': { table: 'sessions', at: 'started_at', why: 'null', address: 'address', only: 'true' },
  ended: { table: 'sessions', at: 'ended_at', why: 'null', address: 'address', only: 'ended_at is not null' },
  failed: { table: 'sign_in_failures', at: 'at', why: 'why', address: 'address', only: "why <> 'attempt'" },
  'token-issued': { table: 'api_tokens', at: 'created_at', why: 'name', address: 'null', only: 'true' },
  'token-used': { table: 'api_tokens', at: 'used_at', why: 'name', address: 'null', only: 'used_at is not null' },
  'token-revoked': {
    table: 'api_tokens',
    at: 'revoked_at',
    why: 'name',
    address: 'null',
    only: 'revoked_at is not null',
  },
}

/** The door's book, newest first: sign-ins as long as sessions are kept, ends, failures, tokens. */
export const readSignIns = defineRead(signInsContract, async (asking, query) => {
  const { db } = asking
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'audit.access')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  await noteOwnLook(asking, { path: signInsContract.path, areaId: place?.id, subjectId: query.accountId })
  const wanted = Object.keys(books) as DoorEvent[]
  const chosen = query.outcome === 'all' ? wanted : [query.outcome]
  const within = homeFilter(asking, place ? [place] : asking.intervals)
  const parts = chosen.map((event) => eventsOf(event, query, within))
  const { rows } = await sql<Item>`
    select told.id, told.at, told.outcome, told.why, told.account_id as "accountId",
           coalesce(officers.name, accounts.name) as name, accounts.username, areas.name as "areaName", told.address
    from (${sql.join(parts, sql` union all `)}) as told
    left join accounts on accounts.id = told.account_id
    left join officers on officers.id = accounts.officer_id
    left join areas on areas.id = accounts.area_id
    order by told.at desc, told.id desc, told.outcome desc limit ${query.limit + 1}`.execute(db)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? toCursor([last.at, last.id, last.outcome]) : null }
})

/** The newest events of one kind: each book is read no further than one page, along its own index. */
function eventsOf(event: DoorEvent, query: Query, within: RawBuilder<unknown>): RawBuilder<unknown> {
  const book = books[event]
  const at = sql.ref(`book.${book.at}`)
  const [lastAt, lastId, lastEvent] = fromCursor(query.cursor) ?? []
  const conditions: RawBuilder<unknown>[] = [sql.raw(book.only), within]
  if (query.accountId) conditions.push(sql`book.account_id = ${query.accountId}::uuid`)
  if (query.from) conditions.push(sql`${at} >= ${query.from}::timestamptz`)
  if (query.to) conditions.push(sql`${at} < ${query.to}::timestamptz`)
  if (lastAt !== undefined)
    conditions.push(
      sql`(${at}, book.id, ${event}::text) < (${lastAt}::timestamptz, ${lastId}::uuid, ${lastEvent}::text)`,
    )
  return sql`(
    select book.id, ${at} as at, ${event}::text as outcome, ${sql.raw(book.why)}::text as why, book.account_id,
           ${sql.raw(book.address)}::text as address
    from ${sql.table(book.table)} as book where ${sql.join(conditions, sql` and `)}
    order by ${at} desc, book.id desc limit ${query.limit + 1})`
}

/** Accounts whose home lies there; attempts at names that nobody has belong to the whole tree. */
function homeFilter({ tree }: Asking, intervals: readonly Interval[]): RawBuilder<unknown> {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const firsts = intervals.map((interval) => interval.first)
  const lasts = intervals.map((interval) => interval.last)
  return sql`book.account_id in (
    select accounts.id from accounts join areas on areas.id = accounts.area_id
    join unnest(${firsts}::int[], ${lasts}::int[]) as shown (first, last)
      on areas.first >= shown.first and areas.last <= shown.last)`
}
