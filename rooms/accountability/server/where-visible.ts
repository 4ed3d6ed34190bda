import { type RawBuilder, sql } from 'kysely'
import { foldVietnamese } from '#kit'
import { type Asking, intervalsOf, type Place } from '#platform/server'
import { isMine } from './people.query.ts'

/** Rows of areas in which the asker may read such records; joined with `areas`. */
export function inMyAreas({ actor, tree }: Asking): RawBuilder<boolean> {
  const intervals = intervalsOf(actor, 'accountability.read', tree)
  if (intervals.length === 0) return sql`false`
  const parts = intervals.map(({ first, last }) => sql`areas.first between ${first} and ${last}`)
  return sql`(${sql.join(parts, sql` or `)})`
}

/** Only what lies in a place; everything without one. */
export function inPlace(place: Place | undefined): RawBuilder<boolean> {
  return place ? sql`areas.first between ${place.first} and ${place.last}` : sql`true`
}

/** What one may see: of one's areas, and what is about oneself. */
export function visibleTo(asking: Asking, subjects: 'accountability_cases' | 'accountability_notes') {
  return sql<boolean>`(${inMyAreas(asking)} or ${isMine(asking.actor, subjects)})`
}

/** Rows that a typed word speaks of: the words of the record, the person, the area, the post or body; accents optional where names are kept folded. */
export function saysOf(
  q: string | undefined,
  words: RawBuilder<unknown>,
  subjects: 'accountability_cases' | 'accountability_notes',
): RawBuilder<boolean> {
  const folded = foldVietnamese(q ?? '')
  if (folded === '') return sql`true`
  const own = sql.table(subjects)
  const like = `%${folded}%`
  const typed = `%${(q ?? '').trim().toLowerCase()}%`
  return sql`(areas.folded like ${like} or lower(${words}) like ${typed}
    or exists (select 1 from officers where officers.id = ${own}.officer_id and officers.folded like ${like})
    or exists (select 1 from posts where posts.id = ${own}.post_id and lower(posts.title) like ${typed})
    or exists (select 1 from bodies where bodies.id = ${own}.body_id and bodies.folded like ${like}))`
}
