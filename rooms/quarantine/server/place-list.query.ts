import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { siteNames, whereSites } from '#rooms/sites/server'
import { type PlaceLine, placeListContract } from '../domain/index.ts'
import { todayOf } from './order-lines.query.ts'
import { peopleIn, placeColumns, type StoredPlace } from './places.store.ts'
import { insideOf } from './where-inside.ts'

/** Kind of site that may become an isolation place. */
const siteKind = 'concentrated-isolation'

/** `GET /quarantine/places`: orders and the place's own count are shown side by side, never added (SG-14). */
export const placeListRead = defineRead(placeListContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'quarantine.read')
  if (!place) return notFound('areaId')
  const { rows } = await sql<StoredPlace>`
    select ${placeColumns} from isolation_places where ${insideOf('isolation_places', [place], asking.tree)}
    order by case isolation_places.state when 'active' then 0 when 'ready' then 1 when 'preparing' then 2
             when 'planned' then 3 else 4 end, capacity desc nulls last, id`.execute(asking.db)
  const mayKeep = may(asking.actor, 'quarantine.keep-places', areaId, asking.tree)
  return { asOf: asking.now, items: await toPlaceLines(asking, rows), sites: await freeSites(asking, areaId), mayKeep }
})

async function toPlaceLines(asking: Asking, rows: readonly StoredPlace[]): Promise<PlaceLine[]> {
  const ids = rows.map(({ id }) => id)
  const [names, people, milestones, steps, { byId }] = await Promise.all([
    siteNames(
      asking.db,
      rows.map(({ siteId }) => siteId),
    ),
    peopleIn(asking.db, ids, asking.now),
    milestonesOf(asking, ids),
    stepsOf(asking, ids),
    openBook(asking),
  ])
  return rows.map((row) => {
    const area = byId.get(row.areaId)
    const inside = people.get(row.id) ?? 0
    return {
      id: row.id,
      siteId: row.siteId,
      name: names.get(row.siteId) ?? '',
      areaId: row.areaId,
      areaTitle: area ? areaTitle(area) : { vi: '', en: '' },
      state: row.state,
      activatedOn: row.activatedOn,
      capacity: row.capacity,
      capacitySource: row.capacitySource,
      people: inside,
      headcount: row.headcount,
      headcountAt: row.headcountAt,
      isOver: row.capacity !== null && Math.max(inside, row.headcount ?? 0) > row.capacity,
      overReason: row.overReason,
      milestones: milestones.get(row.id) ?? [],
      steps: steps.get(row.id) ?? [],
      mayKeep: may(asking.actor, 'quarantine.keep-places', row.areaId, asking.tree),
    }
  })
}

async function milestonesOf({ db }: Asking, ids: readonly string[]) {
  const { rows } = await sql<PlaceLine['milestones'][number] & { readonly placeId: string }>`
    select place_id as "placeId", id, title, due_on as "dueOn", done_on as "doneOn" from isolation_milestones
    where place_id = any(${[...ids]}::uuid[]) order by place_order`.execute(db)
  return Map.groupBy(rows, ({ placeId }) => placeId)
}

async function stepsOf({ db }: Asking, ids: readonly string[]) {
  const { rows } = await sql<PlaceLine['steps'][number] & { readonly placeId: string }>`
    select place_id as "placeId", state, on_day as "onDay", reason from isolation_place_steps
    where place_id = any(${[...ids]}::uuid[]) order by seq`.execute(db)
  return Map.groupBy(rows, ({ placeId }) => placeId)
}

async function freeSites(asking: Asking, areaId: number) {
  const place = asking.tree.find(areaId)
  if (!place) return []
  const { today } = todayOf(asking)
  const { rows } = await sql<{ id: string; name: string; areaId: number }>`
    select sites.id, sites.name, sites.area_id as "areaId" from sites
    where ${whereSites({ inside: [place], kinds: [siteKind], state: 'open', today }, asking.tree)}
      and not exists (select 1 from isolation_places where site_id = sites.id) order by sites.name limit 100`.execute(
    asking.db,
  )
  const { byId } = await openBook(asking)
  return rows.map(({ id, name, areaId: at }) => {
    const area = byId.get(at)
    return { id, name, areaTitle: area ? areaTitle(area) : { vi: '', en: '' } }
  })
}
