import { sql } from 'kysely'
import type { Db } from '#platform/server'

/** Titles of posts by id; an unknown id is absent. */
export async function postTitles(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${wanted}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.title]))
}
