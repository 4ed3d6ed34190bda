import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type {} from './access.tables.ts'

/** A look at somebody, as that person may know of it: when, by which post, for what reason. */
export interface LookAt {
  readonly at: Instant
  readonly postTitle: string | null
  readonly reason: string
}

/** The latest looks at these subjects that were shown, newest first: for the person whom they were about. */
export async function looksAt(db: Db | Trx, subjectIds: readonly string[], limit: number): Promise<LookAt[]> {
  const { rows } = await sql<LookAt>`
    select reads_logged.at, posts.title as "postTitle", reads_logged.reason
    from reads_logged left join posts on posts.id = reads_logged.post_id
    where subject_id = any(${[...subjectIds]}::text[]) and outcome = 'shown'
    order by reads_logged.at desc limit ${limit}`.execute(db)
  return rows
}
