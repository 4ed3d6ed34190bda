import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import { cityDay } from '../domain/city-day.ts'
import type { RankedPost } from '../domain/nearest-superior.ts'

/** The post that heads an area, and who holds it (null: nobody). */
export interface HeadPost {
  readonly postId: string
  readonly officerId: string | null
}

/**
 * The head post of each area, on the government line first, else Party, else any; with `line` on that line only. A
 * residential group's is its group head (tổ trưởng). An area without any head post is absent.
 */
export async function headPostsOf(
  db: Db | Trx,
  areaIds: readonly number[],
  now: Instant,
  line?: string,
): Promise<Map<number, HeadPost>> {
  if (areaIds.length === 0) return new Map()
  const day = cityDay(now)
  const { rows } = await sql<HeadPost & { areaId: number }>`
    select distinct on (posts.area_id) posts.area_id as "areaId", posts.id as "postId", holdings.officer_id as "officerId"
    from unnest(${[...new Set(areaIds)]}::int[]) as asked (area_id)
    join posts on posts.area_id = asked.area_id and posts.is_head
    left join bodies on bodies.id = posts.body_id
    left join holdings on holdings.post_id = posts.id and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
    where bodies.parent_id is null and posts.valid_from <= ${day} and (posts.valid_to is null or posts.valid_to > ${day})
      ${line === undefined ? sql`` : sql`and posts.line = ${line}`}
    order by posts.area_id, case posts.line when 'government' then 0 when 'party' then 1 else 2 end, posts.valid_from,
             posts.id, holdings.acting desc, holdings.from_at desc`.execute(db)
  return new Map(rows.map(({ areaId, postId, officerId }) => [areaId, { postId, officerId }]))
}

/**
 * Head posts that lead in their areas at a moment: of bodies that stand under no other body, and of areas without bodies.
 * A department's director heads the department, not the city.
 */
export async function listHeads(db: Db | Trx, areaIds: readonly number[], now: Instant): Promise<RankedPost[]> {
  if (areaIds.length === 0) return []
  const day = cityDay(now)
  const { rows } = await sql<RankedPost>`
    select posts.id, posts.area_id as "areaId", posts.kind, posts.line, posts.is_head as "isHead", posts.body_id as "bodyId"
    from posts left join bodies on bodies.id = posts.body_id
    where posts.area_id = any(${[...new Set(areaIds)]}::int[]) and posts.is_head and bodies.parent_id is null
      and posts.valid_from <= ${day} and (posts.valid_to is null or posts.valid_to > ${day})
    order by posts.area_id, posts.valid_from, posts.id`.execute(db)
  return rows
}

/** Areas among the given ones whose head post is absent or held by nobody: such a unit cannot take up a directive (ORG-06). */
export async function areasWithoutHead(db: Db | Trx, areaIds: readonly number[], now: Instant): Promise<number[]> {
  const heads = await headPostsOf(db, areaIds, now)
  return areaIds.filter((areaId) => !heads.get(areaId)?.officerId)
}
