import { sql } from 'kysely'
import { defineRead, notFound } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { siteNames } from '#rooms/sites/server'
import { placesForOrderContract } from '../domain/index.ts'
import { visibleOrder } from './order-page.query.ts'
import { peopleIn, placeColumns, type StoredPlace } from './places.store.ts'
import { insideOf } from './where-inside.ts'

/** `GET /quarantine/orders/:id/places`: a commune sends its people to a place of its district, which it may not otherwise see. */
export const placesForOrderRead = defineRead(placesForOrderContract, async (asking, { id }) => {
  const order = await visibleOrder(asking, id, placesForOrderContract.permission)
  if (!order) return notFound()
  const { zoneId } = asking.tree.get(order.areaId)
  const { byId } = await openBook(asking)
  const above = asking.tree.find(byId.get(zoneId)?.parentId ?? zoneId)
  if (!above) return notFound()
  const { rows } = await sql<StoredPlace>`
    select ${placeColumns} from isolation_places
    where isolation_places.state = 'active' and ${insideOf('isolation_places', [above], asking.tree)}
    order by capacity desc nulls last, id`.execute(asking.db)
  const ids = rows.map((row) => row.id)
  const [names, people] = await Promise.all([
    siteNames(
      asking.db,
      rows.map(({ siteId }) => siteId),
    ),
    peopleIn(asking.db, ids, asking.now),
  ])
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: names.get(row.siteId) ?? '',
      people: people.get(row.id) ?? 0,
      capacity: row.capacity,
    })),
  }
})
