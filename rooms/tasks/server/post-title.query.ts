import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** The title of a post, for a sentence to a person. */
export async function postTitle(db: Db | Trx, postId: string): Promise<string> {
  const { rows } = await sql<{ title: string }>`select title from posts where id = ${postId}`.execute(db)
  return rows[0]?.title ?? ''
}
