import { sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese, type Instant } from '#kit'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type Catalogue, cityDay, type HolderShape, postById, postList } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { routesUpward } from './routes-upward.query.ts'
import { nameOf, type PostRow, postColumns, postTables, shapePosts } from './shape-posts.query.ts'

/** Posts of an area, or of all inside it; by kind, line, words; only vacant ones. From the top down. */
export const postListRead = defineRead(postList, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'bodies.read')
  if (!place) return notFound('areaId')
  const moment = query.at ?? asking.now
  const day = cityDay(moment)
  const catalogue = await catalogueOf(asking.profile)
  const after = fromCursor(query.cursor)
  const { rows } = await sql<PostRow & { first: number }>`
    select ${postColumns}, areas.first from ${postTables}
    where ${query.within ? sql`areas.first between ${place.first} and ${place.last}` : sql`posts.area_id = ${place.id}`}
      and posts.valid_from <= ${day} and (posts.valid_to is null or posts.valid_to > ${day})
      ${filters(query, moment, catalogue)}
      ${after === undefined ? sql`` : sql`and (areas.first, posts.id) > (${after[0]}::int, ${after[1]}::uuid)`}
    order by areas.first, posts.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await shapePosts(asking.db, page, moment, catalogue),
    next: rows.length > query.limit && last ? toCursor([last.first, last.id]) : null,
  }
})

type Filters = z.infer<typeof postList.query>

/** Everything but the place: each filter that was asked for. */
function filters(query: Filters, moment: Instant, catalogue: Catalogue) {
  const { kind, line, isHead, isVacant, q } = query
  const held = sql`exists (select 1 from holdings where holdings.post_id = posts.id and from_at <= ${moment}
    and (to_at is null or to_at > ${moment}))`
  const words = foldVietnamese(q ?? '')
    .split(' ')
    .filter(Boolean)
  const asked = [
    kind !== undefined && sql`posts.kind = ${kind}`,
    line !== undefined && sql`posts.line = ${line}`,
    isHead !== undefined && sql`posts.is_head = ${isHead}`,
    isVacant === true && sql`not ${held}`,
    isVacant === false && held,
    ...words.map((word) => namedBy(word, moment, catalogue)),
  ].filter((one) => one !== false)
  return asked.length === 0 ? sql`` : sql`and ${sql.join(asked, sql` and `)}`
}

/** Each word of a search is in the name of the body, the area, the post, or whoever holds it. */
function namedBy(word: string, moment: Instant, { postKinds }: Catalogue) {
  const like = `%${word}%`
  const kinds = [...postKinds.values()].filter(({ title }) => foldVietnamese(title.vi).includes(word))
  return sql`(bodies.folded like ${like} or areas.folded like ${like}
    or posts.kind = any(${kinds.map(({ kind }) => kind)}::text[])
    or posts.id in (select post_id from holdings join officers on officers.id = holdings.officer_id
                    where officers.folded like ${like} and from_at <= ${moment} and (to_at is null or to_at > ${moment})))`
}

/** One post: who held it when, and its routes upward. */
export const postByIdRead = defineRead(postById, async (asking, query) => {
  const { rows } = await sql<PostRow>`
    select ${postColumns} from ${postTables} where posts.id = ${query.postId}`.execute(asking.db)
  const row = rows[0]
  if (!row || !visiblePlace(asking, row.areaId, 'bodies.read')) return notFound('postId')
  const catalogue = await catalogueOf(asking.profile)
  const [post] = await shapePosts(asking.db, [row], asking.now, catalogue)
  if (!post) return notFound('postId')
  const area = { kind: row.areaKind, name: row.areaName }
  const history = await sql<HolderShape>`
    select holdings.id as "holdingId", officers.id as "officerId", officers.name, officers.synthetic, holdings.acting,
           holdings.from_at as "fromAt", holdings.to_at as "toAt"
    from holdings join officers on officers.id = holdings.officer_id
    where holdings.post_id = ${post.id} order by holdings.from_at desc, holdings.id limit 200`.execute(asking.db)
  return {
    post,
    bodyName: row.bodyKind === null ? null : nameOf(row.bodyKind, row.bodyName ?? '', area, catalogue),
    history: history.rows,
    routes: await routesUpward(asking, post.id, post.line),
  }
})
