import { sql } from 'kysely'
import { type Day, dayOf, type Instant, startOfDay } from '#kit'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { sitesByIds, whereSites } from '#rooms/sites/server'
import { checkInListContract, checkInPath, checkInPlacesContract } from '../domain/index.ts'
import { phoneAbout } from './check-in.ts'
import { readKeys } from './day-keys.store.ts'

const permission = checkInListContract.permission
const subjectKind = `GET /api${checkInListContract.path}`

/** `GET /declarations/check-ins`: for tracing, one place and some hours; the look is written down first. */
export const checkInListRead = defineRead(checkInListContract, async (asking, query) => {
  const { db, tree, actor, now, requestId, vault } = asking
  const site = (await sitesByIds(db, [query.siteId])).get(query.siteId)
  if (!site || !visiblePlace(asking, site.areaId, permission)) return notFound('siteId')
  const { reason } = query
  await logRead(db, {
    actor,
    tree,
    now,
    requestId,
    areaId: site.areaId,
    permission,
    subjectKind,
    subjectId: site.id,
    reason,
  })
  const after = fromCursor(query.cursor)
  const { rows } = await sql<{ id: string; at: Instant; sealed: string | null; keepUntil: Day }>`
    select id, at, sealed_phone as sealed, keep_until as "keepUntil" from check_ins
    where site_id = ${site.id} and at >= ${query.from} and at < ${query.to}
      ${after === undefined ? sql`` : sql`and (at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by at, id limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const keys = await readKeys(
    db,
    vault,
    page.map(({ keepUntil }) => keepUntil),
  )
  const last = page.at(-1)
  return {
    items: page.map(({ id, at, sealed, keepUntil }) => ({
      id,
      at,
      phone: sealed === null ? null : (keys.get(keepUntil)?.open(sealed, phoneAbout(id)) ?? null),
    })),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})

interface PlaceRow {
  readonly siteId: string
  readonly name: string
  readonly folded: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly checkInsToday: number
  readonly hasCode: boolean | null
  readonly isUsed: boolean | null
  readonly lookedAt: Instant | null
}

/** `GET /declarations/places`: open places by name, with what the ward last saw of their code. */
export const checkInPlacesRead = defineRead(checkInPlacesContract, async (asking, query) => {
  const { db, tree, now, profile } = asking
  const place = visiblePlace(asking, query.areaId, 'declarations.read')
  if (!place) return notFound('areaId')
  const today = dayOf(now, profile.utcOffsetMinutes)
  const after = fromCursor(query.cursor)
  const open = whereSites(
    {
      inside: [place],
      state: 'open',
      today,
      ...(query.q === undefined ? {} : { q: query.q }),
      ...(query.siteId === undefined ? {} : { ids: [query.siteId] }),
    },
    tree,
  )
  const { rows } = await sql<PlaceRow>`
    with page as materialized (
      select sites.id, sites.name, sites.folded, sites.area_id, sites.zone_id from sites where ${open}
        ${after === undefined ? sql`` : sql`and (sites.folded, sites.id) > (${after[0]}::text, ${after[1]}::uuid)`}
      order by sites.folded, sites.id limit ${query.limit + 1})
    select page.id as "siteId", page.name, page.folded, page.area_id as "areaId", areas.kind as "areaKind",
           areas.name as "areaName", today.count as "checkInsToday", looked.has_code as "hasCode",
           looked.is_used as "isUsed", looked.at as "lookedAt"
    from page join areas on areas.id = page.area_id
    left join lateral (select count(*)::int as count from check_ins
      where check_ins.site_id = page.id and check_ins.at >= ${startOfDay(today, profile.utcOffsetMinutes)}) as today on true
    left join lateral (select has_code, is_used, at from qr_checks
      where qr_checks.site_id = page.id order by at desc limit 1) as looked on true
    order by page.folded, page.id`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ areaKind, areaName, folded: _, ...row }) => ({
      ...row,
      areaTitle: areaTitle({ kind: areaKind, name: areaName }),
      path: `${checkInPath}/${row.siteId}`,
    })),
    next: rows.length > query.limit && last ? toCursor([last.folded, last.siteId]) : null,
  }
})
