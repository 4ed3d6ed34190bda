import { sql } from 'kysely'
import { contains, type Instant } from '#kit'
import { defineRead, fromCursor, toCursor } from '#platform/server'
import { signInsContract } from '../domain/index.ts'

interface SignInRow {
  readonly id: string
  readonly at: Instant
  readonly outcome: 'signed-in' | 'failed'
  readonly why: string | null
  readonly accountId: string | null
  readonly name: string | null
  readonly username: string | null
  readonly address: string
}

/** Sign-ins (as long as sessions are kept) and failures, newest first. Wall time, like all of security. */
export const readSignIns = defineRead(signInsContract, async (asking, query) => {
  const { db, intervals, tree } = asking
  const { root } = tree
  const seesAll = root !== undefined && intervals.some((interval) => contains(interval, root))
  const [at, id] = fromCursor(query.cursor) ?? []
  const firsts = intervals.map((interval) => interval.first)
  const lasts = intervals.map((interval) => interval.last)
  const { rows } = await sql<SignInRow>`
    with told as (
      select sessions.id, started_at as at, 'signed-in' as outcome, null as why, account_id, address from sessions
      where ${query.outcome} in ('all', 'signed-in')
      union all
      select id, at, 'failed', why, account_id, address from sign_in_failures
      where ${query.outcome} in ('all', 'failed') and why <> 'attempt')
    select told.id, told.at, told.outcome, told.why, told.account_id as "accountId",
           coalesce(officers.name, accounts.name) as name, accounts.username, told.address
    from told
    left join accounts on accounts.id = told.account_id
    left join officers on officers.id = accounts.officer_id
    left join areas on areas.id = accounts.area_id
    where (${seesAll} or exists (select 1 from unnest(${firsts}::int[], ${lasts}::int[]) as shown (first, last)
                                 where areas.first >= shown.first and areas.last <= shown.last))
      and (${query.accountId ?? null}::uuid is null or told.account_id = ${query.accountId ?? null}::uuid)
      and (${at ?? null}::timestamptz is null or (told.at, told.id) < (${at ?? null}::timestamptz, ${id ?? null}::uuid))
    order by told.at desc, told.id desc limit ${query.limit + 1}`.execute(db)
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null }
})
