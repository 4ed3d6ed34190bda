import { sql } from 'kysely'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { bodyById, bodyList, cityDay } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { type BodyRow, bodyColumns, shapeBodies } from './shape-posts.query.ts'

/** Bodies of one area at a moment, in the order of the catalogue. An area has a dozen: paged all the same. */
export const bodyListRead = defineRead(bodyList, async (asking, query) => {
  if (!visiblePlace(asking, query.areaId, 'bodies.read')) return notFound('areaId')
  const catalogue = await catalogueOf(asking.profile)
  const moment = query.at ?? asking.now
  const at = { moment, day: cityDay(moment) }
  const order = [...catalogue.bodyKinds.keys()]
  const after = fromCursor(query.cursor)
  const { rows } = await sql<BodyRow & { place: number }>`
    select ${bodyColumns}, coalesce(array_position(${order}::text[], bodies.kind), 999) as place
    from bodies join areas on areas.id = bodies.area_id
    where bodies.area_id = ${query.areaId} and bodies.valid_from <= ${at.day}
      and (bodies.valid_to is null or bodies.valid_to > ${at.day})
      and (${after === undefined} or (coalesce(array_position(${order}::text[], bodies.kind), 999), bodies.id)
           > (${after?.[0] ?? 0}::int, ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid))
    order by place, bodies.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const shaped = await shapeBodies(asking.db, page, at, catalogue)
  const last = page.at(-1)
  return {
    items: shaped.map((one) => one.body),
    next: rows.length > query.limit && last ? toCursor([last.place, last.id]) : null,
  }
})

/** One body with its posts at any moment, and the bodies under it. */
export const bodyByIdRead = defineRead(bodyById, async (asking, query) => {
  const catalogue = await catalogueOf(asking.profile)
  const moment = query.at ?? asking.now
  const at = { moment, day: cityDay(moment) }
  const { rows } = await sql<BodyRow>`
    select ${bodyColumns} from bodies join areas on areas.id = bodies.area_id
    where bodies.id = ${query.bodyId} or (bodies.parent_id = ${query.bodyId} and bodies.valid_from <= ${at.day}
      and (bodies.valid_to is null or bodies.valid_to > ${at.day}))
    order by bodies.folded, bodies.id limit 200`.execute(asking.db)
  const shaped = await shapeBodies(asking.db, rows, at, catalogue)
  const own = shaped.find((one) => one.body.id === query.bodyId)
  if (!own || !visiblePlace(asking, own.body.areaId, 'bodies.read')) return notFound('bodyId')
  return {
    body: own.body,
    posts: own.posts,
    children: shaped.filter((one) => one !== own).map((one) => one.body),
  }
})
