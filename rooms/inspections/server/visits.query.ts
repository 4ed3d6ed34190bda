import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, type Db, defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { visitItineraryContract, visitItineraryListContract } from '../domain/index.ts'
import { photosByRecord } from './photos.store.ts'
import { allOf, insideOf } from './where-visible.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly kind: string
  readonly title: string
  readonly at: Instant
  readonly recordedAt: Instant
  readonly leaderName: string | null
  readonly documentId: string | null
  readonly delegationVisitId: string | null
  readonly conclusion: string | null
  readonly stopNames: string[]
}

const rowsOf = sql`
  select visits.id, visits.area_id as "areaId", kind, title, visits.at, recorded_at as "recordedAt",
         officers.name as "leaderName", document_id as "documentId", delegation_visit_id as "delegationVisitId", conclusion,
         array(select stops.name from inspection_visit_stops stops where stops.visit_id = visits.id
           and stops.zone_id = visits.zone_id order by place) as "stopNames"
  from inspection_visits visits left join officers on officers.id = leader_officer_id`

/** `GET /inspections/visits`. */
export const visitListRead = defineRead(visitItineraryListContract, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'inspections.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const cursor = fromCursor(query.cursor)
  const where = allOf([
    insideOf(place ? [place] : asking.intervals, asking.tree, 'visits'),
    ...(query.kind ? [sql`kind = ${query.kind}`] : []),
    ...(cursor ? [sql`(visits.at, visits.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`] : []),
  ])
  const { rows } = await sql<Row>`
    ${rowsOf} where ${where} order by visits.at desc, visits.id desc limit ${query.limit + 1}`.execute(asking.db)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const items = await toLines(asking.db, shown)
  return { items, next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null }
})

async function toLines(db: Db, rows: readonly Row[]) {
  const names = await areaNames(
    db,
    rows.map(({ areaId }) => areaId),
  )
  return rows.map(({ id, areaId, kind, title, at, recordedAt, leaderName, stopNames }) => ({
    id,
    areaId,
    areaName: names.get(areaId) ?? '',
    kind,
    title,
    at,
    recordedAt,
    leaderName,
    stops: stopNames.length,
    stopNames,
  }))
}

/** `GET /inspections/visits/:visitId`: the stops in the order in which they were seen. */
export const visitPageRead = defineRead(visitItineraryContract, async (asking, { visitId }) => {
  const { rows } = await sql<Row>`${rowsOf} where visits.id = ${visitId}`.execute(asking.db)
  const row = rows[0]
  if (!row || !may(asking.actor, 'inspections.read', row.areaId, asking.tree)) return notFound('visitId')
  const [line] = await toLines(asking.db, [row])
  const stops = await readStops(asking, visitId)
  const photos = await photosByRecord(asking.db, [visitId, ...stops.map(({ id }) => id)])
  return {
    ...(line as NonNullable<typeof line>),
    documentId: row.documentId,
    delegationVisitId: row.delegationVisitId,
    conclusion: row.conclusion,
    itinerary: stops.map(({ id, areaId: _, ...stop }) => ({ ...stop, photos: photos.get(id) ?? [] })),
    photos: photos.get(visitId) ?? [],
    mayNote: may(asking.actor, 'inspections.visit', row.areaId, asking.tree),
  }
})

async function readStops({ db }: Asking, visitId: string) {
  const { rows } = await sql<{
    id: string
    place: number
    siteId: string | null
    name: string
    areaId: number | null
    at: Instant | null
    observation: string | null
  }>`
    select id, place, site_id as "siteId", name, area_id as "areaId", at, observation
    from inspection_visit_stops where visit_id = ${visitId} order by place`.execute(db)
  const names = await areaNames(
    db,
    rows.flatMap(({ areaId }) => areaId ?? []),
  )
  return rows.map((row) => ({ ...row, areaName: row.areaId === null ? null : (names.get(row.areaId) ?? null) }))
}
