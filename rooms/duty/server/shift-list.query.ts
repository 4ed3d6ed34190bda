import { sql } from 'kysely'
import type { Instant } from '#kit'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { dutyShiftList, weekOf } from '../domain/index.ts'
import { commandPosts } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { shapeShifts } from './shape-shifts.query.ts'
import { readShifts } from './shifts.store.ts'

/** `GET /duty/shifts`: shifts of an area and inside it within a week, in the order of time. */
export const dutyShiftListRead = defineRead(dutyShiftList, async (asking, { areaId, at, limit, cursor }) => {
  const { db, tree, now, profile } = asking
  const place = visiblePlace(asking, areaId, 'duty.read')
  if (!place) return notFound('areaId')
  const week = weekOf(at ?? now, profile.utcOffsetMinutes)
  const after = fromCursor(cursor)
  const found = await readShifts(
    db,
    sql`zone_id = any(${tree.zonesIn([place])}::int[]) and from_at >= ${week.fromAt} and from_at < ${week.toAt}
      ${after === undefined ? sql`` : sql`and (from_at, id) > (${after[0] as Instant}::timestamptz, ${after[1]}::uuid)`}`,
    limit + 1,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const posts = await commandPosts(
    db,
    page.map((shift) => shift.bodyId),
    profile,
  )
  const shaped = await shapeShifts(asking, page, await bookOf(profile))
  return {
    items: shaped.map((shift, index) => {
      const { bodyId, areaId: areaOfShift } = page[index] as (typeof page)[number]
      const post = posts.get(bodyId)
      return {
        ...shift,
        bodyId,
        areaId: areaOfShift,
        areaName: post?.areaTitle.vi ?? '',
        office: post?.name ?? { vi: '', en: '' },
      }
    }),
    next: found.length > limit && last ? toCursor([last.fromAt, last.id]) : null,
  }
})
