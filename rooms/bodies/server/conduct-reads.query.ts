import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import { defineRead, fromCursor, notFound, type Place, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, fullName } from '#rooms/areas/domain'
import {
  bodyCatalogue,
  cityDay,
  ENTITY_KINDS,
  type EntityKind,
  entityList,
  opinionList,
  VISIT_KINDS,
  type VisitKind,
  visitList,
} from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'

interface InArea {
  id: string
  areaId: number
  areaKind: AreaKind
  areaName: string
}

/** The area's name in place of its parts. */
function named<T extends InArea>({ areaKind, ...row }: T) {
  return { ...row, areaName: fullName({ kind: areaKind, name: row.areaName }) }
}

const inside = (place: Place) => sql`areas.first between ${place.first} and ${place.last}`

/** Visits inside an area, newest first, each with its whole delegation. */
export const visitListRead = defineRead(visitList, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'bodies.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<InArea & { kind: VisitKind; purpose: string; conclusion: string | null; at: string }>`
    select visits.id, visits.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName", visits.kind,
           purpose, conclusion, at
    from visits join areas on areas.id = visits.area_id
    where visits.zone_id = any(${asking.tree.zonesIn([place])}::int[]) and ${inside(place)}
      ${query.kind === undefined ? sql`` : sql`and visits.kind = ${query.kind}`}
      ${after === undefined ? sql`` : sql`and (at, visits.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by at desc, visits.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const members = await sql<{
    visitId: string
    officerId: string | null
    name: string
    position: string
    leads: boolean
  }>`
    select visit_id as "visitId", officer_id as "officerId", name, position, leads from visit_members
    where visit_id = any(${page.map((row) => row.id)}::uuid[]) order by place`.execute(asking.db)
  const byVisit = Map.groupBy(members.rows, (row) => row.visitId)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      ...named(row),
      kindTitle: VISIT_KINDS[row.kind],
      members: (byVisit.get(row.id) ?? []).map(({ visitId: _, ...member }) => member),
    })),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})

/** Supervision findings inside an area, newest first. */
export const opinionListRead = defineRead(opinionList, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'bodies.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<
    InArea & {
      aboutKind: string
      aboutId: string | null
      finding: string
      officerName: string | null
      at: string
      dueAt: string
      answer: string | null
      answeredByName: string | null
      answeredAt: string | null
    }
  >`
    select opinions.id, opinions.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName",
           about_kind as "aboutKind", about_id as "aboutId", finding, officers.name as "officerName", at,
           due_at as "dueAt", answer, answerers.name as "answeredByName", answered_at as "answeredAt"
    from opinions join areas on areas.id = opinions.area_id
    left join officers on officers.id = opinions.officer_id
    left join officers as answerers on answerers.id = opinions.answered_by
    where opinions.zone_id = any(${asking.tree.zonesIn([place])}::int[]) and ${inside(place)}
      ${query.isOpen === undefined ? sql`` : query.isOpen ? sql`and answered_at is null` : sql`and answered_at is not null`}
      ${after === undefined ? sql`` : sql`and (at, opinions.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by at desc, opinions.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return { items: page.map(named), next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null }
})

/** Entities on an area whose hierarchy is elsewhere, by name. */
export const entityListRead = defineRead(entityList, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'bodies.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const day = cityDay(asking.now)
  const words = foldVietnamese(query.q ?? '')
  const { rows } = await sql<
    InArea & {
      kind: EntityKind
      name: string
      folded: string
      parentOrganisation: string
      address: string | null
      officePhone: string | null
      validFrom: string
    }
  >`
    select entities.id, entities.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName", entities.kind,
           entities.name, entities.folded, parent_organisation as "parentOrganisation", address,
           office_phone as "officePhone", entities.valid_from as "validFrom"
    from entities join areas on areas.id = entities.area_id
    where entities.zone_id = any(${asking.tree.zonesIn([place])}::int[]) and ${inside(place)}
      and entities.valid_from <= ${day} and (entities.valid_to is null or entities.valid_to > ${day})
      ${words === '' ? sql`` : sql`and entities.folded like ${`%${words}%`}`}
      ${after === undefined ? sql`` : sql`and (entities.folded, entities.id) > (${after[0]}::text, ${after[1]}::uuid)`}
    order by entities.folded, entities.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ folded: _, ...row }) => ({ ...named(row), kindTitle: ENTITY_KINDS[row.kind] })),
    next: rows.length > query.limit && last ? toCursor([last.folded, last.id]) : null,
  }
})

/** What forms offer: kinds in force, templates, kinds of visit and entity. */
export const bodyCatalogueRead = defineRead(bodyCatalogue, async (asking) => {
  const catalogue = await catalogueOf(asking.profile)
  const listed = (kinds: Record<string, { vi: string; en: string }>) =>
    Object.entries(kinds).map(([kind, title]) => ({ kind, title }))
  return {
    bodyKinds: [...catalogue.bodyKinds.values()].map(({ kind, line, title }) => ({ kind, line, title })),
    postKinds: [...catalogue.postKinds.values()].map(({ kind, line, bodyKind, head, groupRole, title }) => ({
      kind,
      line,
      bodyKind,
      head,
      groupRole: groupRole === true,
      title,
    })),
    templates: [...catalogue.templates.values()].map(({ key, title }) => ({ key, title })),
    visitKinds: listed(VISIT_KINDS),
    entityKinds: listed(ENTITY_KINDS),
  }
})
