import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** A person as a roster names them: their name, and the post by which they stand duty there. */
export interface PersonOnDuty {
  readonly name: string
  readonly synthetic: boolean
  readonly post: string | null
}

/** Names and posts of people at a place, by `officerId areaId`; the post is one they hold in that area at that moment, a head's first. */
export async function peopleOnDuty(
  db: Db | Trx,
  wanted: readonly { officerId: string; areaId: number }[],
  at: Instant,
): Promise<Map<string, PersonOnDuty>> {
  const pairs = [...new Map(wanted.map((one) => [personKey(one), one])).values()]
  if (pairs.length === 0) return new Map()
  const { rows } = await sql<PersonOnDuty & { officerId: string; areaId: number }>`
    select distinct on (given.officer_id, given.area_id) given.officer_id as "officerId", given.area_id as "areaId",
           officers.name, officers.synthetic, held.title as post
    from unnest(${pairs.map((one) => one.officerId)}::uuid[], ${pairs.map((one) => one.areaId)}::int[])
      as given (officer_id, area_id)
    join officers on officers.id = given.officer_id
    left join (select holdings.officer_id, posts.area_id, posts.title, posts.is_head, posts.id from holdings
               join posts on posts.id = holdings.post_id
               where holdings.from_at <= ${at} and (holdings.to_at is null or holdings.to_at > ${at})
                 and holdings.officer_id = any(${pairs.map((one) => one.officerId)}::uuid[])) as held
      on held.officer_id = given.officer_id and held.area_id = given.area_id
    order by given.officer_id, given.area_id, held.is_head desc nulls last, held.id`.execute(db)
  return new Map(rows.map(({ officerId, areaId, ...person }) => [personKey({ officerId, areaId }), person]))
}

/** Key of a person at a place. */
export function personKey({ officerId, areaId }: { officerId: string; areaId: number }): string {
  return `${officerId} ${areaId}`
}
