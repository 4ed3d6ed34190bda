import { sql } from 'kysely'
import type { Db } from '#platform/server'

/** Titles of posts by id; an unknown id is absent. */
export async function postTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.title]))
}
