import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** Who fills a post at a moment. */
export interface Holder {
  readonly officerId: string
  readonly acting: boolean
}

/**
 * Who must act for each post at a moment; a post nobody holds is absent. Beside a substantive holder the acting one
 * comes first: that is whom one calls. Thousands of posts cost one statement.
 */
export async function holdersOf(db: Db | Trx, postIds: readonly string[], now: Instant): Promise<Map<string, Holder>> {
  if (postIds.length === 0) return new Map()
  const { rows } = await sql<{ post_id: string; officer_id: string; acting: boolean }>`
    select distinct on (post_id) post_id, officer_id, acting
    from holdings
    where post_id = any(${[...new Set(postIds)]}::uuid[]) and from_at <= ${now} and (to_at is null or to_at > ${now})
    order by post_id, acting desc, from_at desc, id`.execute(db)
  return new Map(rows.map((row) => [row.post_id, { officerId: row.officer_id, acting: row.acting }]))
}

/** Names of officers by id; an unknown id is absent. For answers to people: names never enter the journal. */
export async function officerNames(db: Db | Trx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('officers')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** A post that an officer holds at a moment: what access turns into permissions. */
export interface HeldPost {
  readonly postId: string
  readonly postKind: string
  readonly areaId: number
}

/** The posts an officer holds at a moment, acting ones included: their powers end with the holding or with the post. */
export async function scopesOfOfficer(db: Db | Trx, officerId: string, now: Instant): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select distinct posts.id as "postId", posts.kind as "postKind", posts.area_id as "areaId"
    from holdings join posts on posts.id = holdings.post_id
    where holdings.officer_id = ${officerId} and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
    order by posts.area_id, posts.id`.execute(db)
  return rows
}
