import { sql } from 'kysely'
import type { House } from '#platform/server'

/** A post that the templates set up, with what the sample needs to fill it. */
export interface SamplePost {
  readonly id: string
  readonly kind: string
  readonly areaId: number
  readonly zoneId: number
  readonly areaCode: string
  readonly areaKind: string
  readonly depth: number
  /** How many posts of this kind come before it in the area. */
  readonly rank: number
}

/** Every post of the templates, from the city down, in the order of the tree; posts of the inspection teams come later. */
export async function readSamplePosts(house: House): Promise<SamplePost[]> {
  const { rows } = await sql<SamplePost>`
    select posts.id, posts.kind, posts.area_id as "areaId", areas.zone_id as "zoneId", area_codes.code as "areaCode",
           areas.kind as "areaKind", areas.depth::int as depth,
           row_number() over (partition by posts.area_id, posts.kind order by posts.id)::int - 1 as rank
    from posts
    join areas on areas.id = posts.area_id
    join area_codes on area_codes.area_id = areas.id
    where posts.valid_to is null and area_codes.valid_to is null and posts.line <> 'inspection'
    order by areas.depth, areas.first, posts.kind, posts.id`.execute(house.db)
  return rows
}
