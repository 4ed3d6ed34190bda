import { sql } from 'kysely'
import { dayOf } from '#kit'
import { defineRead } from '#platform/server'
import { siteKinds, whereSites } from '#rooms/sites/server'
import { placeChoicesContract } from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'

/**
 * `GET /tracing/places`: places of the whole city by name, those of the asker's own area first. The sick do not stay inside
 * their ward: a place that only its own ward could choose would be missing from the trace.
 */
export const placeChoicesRead = defineRead(
  placeChoicesContract,
  async ({ db, tree, now, profile, intervals }, { q }) => {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const where = (inside?: typeof intervals) => whereSites({ q, today, ...(inside ? { inside } : {}) }, tree)
    const { rows } = await sql<{ id: string; name: string; kind: string; areaId: number }>`
    select sites.id, sites.name, sites.kind, sites.area_id as "areaId"
    from sites join areas on areas.id = sites.area_id
    where ${where()} and (sites.closed_on is null or sites.closed_on > sites.opened_on)
    order by (${where(intervals)}) desc, areas.first, sites.folded, sites.id limit 12`.execute(db)
    const titleOf = await areaTitles(
      db,
      rows.map(({ areaId }) => areaId),
    )
    const kinds = new Map((await siteKinds(profile)).map(({ key, title }) => [key, title]))
    return {
      items: rows.map(({ id, name, kind, areaId }) => ({
        siteId: id,
        name,
        kindTitle: kinds.get(kind) ?? { vi: kind, en: kind },
        areaTitle: titleOf(areaId),
      })),
    }
  },
)
