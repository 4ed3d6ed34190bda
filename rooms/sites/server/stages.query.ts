import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** A stage (khâu) of an entry point with the post that answers for it. */
export interface StageRow {
  readonly id: string
  readonly zoneId: number
  readonly siteId: string
  readonly place: number
  readonly name: string
  readonly duty: string | null
  readonly ownerPostId: string
  readonly ownerPostTitle: string
}

/** Standing stages of places, from first to last. */
export async function stagesOf(db: Db | Trx, siteIds: readonly string[]): Promise<StageRow[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<StageRow>`
    select site_stages.id, zone_id as "zoneId", site_id as "siteId", place, name, duty, owner_post_id as "ownerPostId",
           posts.title as "ownerPostTitle"
    from site_stages join posts on posts.id = site_stages.owner_post_id
    where site_id = any(${[...siteIds]}::uuid[]) and removed_at is null order by site_id, place, site_stages.id`.execute(
    db,
  )
  return rows
}
