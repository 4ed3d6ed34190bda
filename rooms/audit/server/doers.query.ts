import { sql } from 'kysely'
import { isUuid } from '#kit'
import type { Db } from '#platform/server'

/** Names of the people behind accounts, and titles of posts: for answers to people, never for the journal. */
export interface Doers {
  readonly names: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, string>
}

/** Looks up who acted: names by account id and by officer id, titles by post id. */
export async function findDoers(
  db: Db,
  rows: readonly { accountId: string | null; officerId: string | null; postId: string | null }[],
): Promise<Doers> {
  const accounts = await sql<{ id: string; name: string }>`
    select accounts.id, coalesce(officers.name, accounts.name) as name
    from accounts left join officers on officers.id = accounts.officer_id
    where accounts.id = any(${distinct(rows.map((row) => row.accountId))}::uuid[])`.execute(db)
  const officers = await sql<{ id: string; name: string }>`
    select id, name from officers where id = any(${distinct(rows.map((row) => row.officerId))}::uuid[])`.execute(db)
  const posts = await sql<{ id: string; name: string }>`
    select id, title as name from posts where id = any(${distinct(rows.map((row) => row.postId))}::uuid[])`.execute(db)
  const toMap = (result: { rows: { id: string; name: string }[] }) =>
    new Map(result.rows.map((row) => [row.id, row.name]))
  return { names: new Map([...toMap(accounts), ...toMap(officers)]), posts: toMap(posts) }
}

/** One doer as answers show them. */
export function toDoer(
  row: { accountId: string | null; officerId: string | null; postId: string | null },
  doers: Doers,
) {
  const { accountId, officerId, postId } = row
  const name = doers.names.get(officerId ?? '') ?? doers.names.get(accountId ?? '') ?? null
  return { accountId, officerId, name, post: doers.posts.get(postId ?? '') ?? null }
}

/** What subjects are called, of the kinds this room may know: accounts, officers, posts, bodies. */
export async function findSubjects(
  db: Db,
  rows: readonly { subjectId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = distinct(rows.map((row) => row.subjectId)).filter(isUuid)
  if (ids.length === 0) return new Map()
  const { rows: found } = await sql<{ id: string; name: string }>`
    select accounts.id, coalesce(officers.name, accounts.name) as name
    from accounts left join officers on officers.id = accounts.officer_id where accounts.id = any(${ids}::uuid[])
    union all select id, name from officers where id = any(${ids}::uuid[])
    union all select id, title from posts where id = any(${ids}::uuid[])
    union all select id, name from bodies where id = any(${ids}::uuid[])`.execute(db)
  return new Map(found.map(({ id, name }) => [id, name]))
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
