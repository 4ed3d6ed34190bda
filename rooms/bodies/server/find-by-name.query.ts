import { sql } from 'kysely'
import { type Day, dayOf, foldVietnamese, type Instant } from '#kit'
import type { Db, Profile } from '#platform/server'
import { catalogueOf } from './catalogue.query.ts'

/** A post as tables of officers name it. */
export interface NamedPost {
  readonly id: string
  readonly areaId: number
  readonly isHead: boolean
  /** Folded ways to write it: its own title, the title of its kind in both languages, the kind's key. */
  readonly names: readonly string[]
}

/** The posts of some areas at a moment, by area, with the ways to write them. */
export async function findPostsByTitle(
  db: Db,
  asked: { readonly areaIds: readonly number[]; readonly now: Instant; readonly profile: Profile },
): Promise<Map<number, NamedPost[]>> {
  const day: Day = dayOf(asked.now, asked.profile.utcOffsetMinutes)
  const { postKinds } = await catalogueOf(asked.profile)
  const { rows } = await sql<{ id: string; areaId: number; isHead: boolean; title: string; kind: string }>`
    select id, area_id as "areaId", is_head as "isHead", title, kind from posts
    where area_id = any(${[...new Set(asked.areaIds)]}::int[]) and valid_from <= ${day}
      and (valid_to is null or valid_to > ${day}) order by area_id, id`.execute(db)
  const posts = rows.map(({ title, kind, ...post }) => {
    const words = postKinds.get(kind)?.title
    return { ...post, names: [title, kind, ...(words ? [words.vi, words.en] : [])].map(foldVietnamese) }
  })
  return Map.groupBy(posts, (post) => post.areaId)
}

/** An officer of a name. */
export interface NamedOfficer {
  readonly id: string
  readonly folded: string
  readonly name: string
  /** Areas of the posts they hold now. */
  readonly areaIds: readonly number[]
}

/** Officers by full names, diacritics and case aside; two people may bear one name. */
export async function findOfficersByName(
  db: Db,
  asked: { readonly names: readonly string[]; readonly now: Instant },
): Promise<Map<string, NamedOfficer[]>> {
  const folded = [...new Set(asked.names.map(foldVietnamese))]
  const { rows } = await sql<NamedOfficer>`
    select officers.id, officers.folded, officers.name,
           coalesce(array_agg(posts.area_id) filter (where posts.area_id is not null), '{}') as "areaIds"
    from officers
    left join holdings on holdings.officer_id = officers.id and holdings.from_at <= ${asked.now}
      and (holdings.to_at is null or holdings.to_at > ${asked.now})
    left join posts on posts.id = holdings.post_id
    where officers.folded = any(${folded}::text[])
    group by officers.id order by officers.id`.execute(db)
  return Map.groupBy(rows, (officer) => officer.folded)
}
