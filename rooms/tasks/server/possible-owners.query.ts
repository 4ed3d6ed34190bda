import { sql } from 'kysely'
import { dayOf, foldVietnamese } from '#kit'
import { defineRead, notFound, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { possibleOwnersContract } from '../domain/index.ts'

const accented = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'
const plain = [...accented].map(foldVietnamese).join('')

/** `GET /tasks/possible-owners`: who is called as typed, word after word, before whom the words fit scattered; then heads first, the area itself before what lies inside it. */
export const possibleOwnersRead = defineRead(possibleOwnersContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'tasks.assign')
  if (!place) return notFound('areaId')
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const words = foldVietnamese(query.text).split(' ').filter(Boolean)
  const title = sql`translate(lower(posts.title), ${accented}, ${plain})`
  const said = sql`(${title} || ' ' || officers.folded || ' ' || areas.folded)`
  const found = words.map((word) => sql`and ${said} like ${`%${word}%`}`)
  const { rows } = await sql<{ postId: string; postTitle: string; officerId: string; name: string; areaId: number }>`
    select posts.id as "postId", posts.title as "postTitle", officers.id as "officerId", officers.name,
           posts.area_id as "areaId"
    from areas join posts on posts.area_id = areas.id
      join holdings on holdings.post_id = posts.id and holdings.from_at <= ${asking.now}
        and (holdings.to_at is null or holdings.to_at > ${asking.now})
      join officers on officers.id = holdings.officer_id
    where areas.first between ${place.first} and ${place.last}
      and (posts.valid_to is null or posts.valid_to > ${today}) ${sql.join(found, sql` `)}
    order by ${said} not like ${`%${words.join(' ')}%`}, areas.depth, posts.is_head desc, areas.first, posts.id, holdings.acting desc
    limit ${query.limit * 2}`.execute(asking.db)
  const once = rows.filter((row, index) => rows.findIndex(({ postId }) => postId === row.postId) === index)
  const names = await areaNames(
    asking.db,
    once.map(({ areaId }) => areaId),
  )
  return {
    items: once.slice(0, query.limit).map(({ areaId, ...row }) => ({ ...row, areaName: names.get(areaId) ?? '' })),
  }
})
