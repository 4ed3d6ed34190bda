import { sql } from 'kysely'
import { nothingLeft, type RoomHandover } from '#rooms/areas/server'
import './bodies.tables.ts'
import { catalogueOf } from './catalogue.query.ts'
import { endPosts, holdAsFiled } from './end-posts.ts'
import { foundPosts } from './found-posts.ts'

/**
 * Bodies and posts when areas end: those of the founded areas first, then those of the ended ones end on the day, then
 * whoever goes on in office by the file takes their seat.
 */
export const bodiesHandover: RoomHandover = {
  kind: 'post',
  title: { vi: 'Tổ chức, chức vụ, người giữ', en: 'Bodies, posts, holders' },
  async count(db, { ended, heirOf, on }, { profile }) {
    const { postKinds } = await catalogueOf(profile)
    const kinds = [...postKinds.values()].filter((kind) => kind.goesWithArea).map((kind) => kind.kind)
    const { rows } = await sql<{ ended: number; carried: number }>`
      select (select count(*)::int from posts where area_id = any(${ended}::int[]) and (valid_to is null or valid_to > ${on}))
           + (select count(*)::int from bodies where area_id = any(${ended}::int[]) and (valid_to is null or valid_to > ${on}))
             as ended,
             (select count(*)::int from posts join holdings on holdings.post_id = posts.id and to_at is null
              where area_id = any(${[...heirOf.keys()]}::int[]) and kind = any(${kinds}::text[]) and valid_to is null)
             as carried`.execute(db)
    return { carried: rows[0]?.carried ?? 0, ended: rows[0]?.ended ?? 0, waiting: 0 }
  },
  async carry(trx, handover, at) {
    const founded = await foundPosts(trx, handover, at)
    if (founded) return { facts: founded.facts, carried: 0, ended: 0, more: true }
    const ended = await endPosts(trx, handover, at)
    if (ended) return { ...ended, more: true }
    const facts = await holdAsFiled(trx, handover)
    return { ...nothingLeft, facts, carried: facts.length }
  },
}
