import { sql } from 'kysely'
import type { Interval } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Place, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type Catalogue, cityDay, coverage } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'

interface Count {
  areaId: number
  kind: string
  wanted: number
  filled: number
}

type Subject = 'group-roles' | 'command-posts' | 'heads'

/** How far an area's children have what they need, and the area as a whole. Counted from the facts of this moment. */
export const coverageRead = defineRead(coverage, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'bodies.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)?.[0]
  const children = asking.tree.childrenOf(place.id)
  const from = after === undefined ? 0 : children.findIndex((child) => child.id === after) + 1
  const page = children.slice(from, from + query.limit)
  const catalogue = await catalogueOf(asking.profile)
  const counts = await count(asking, query.of, page, catalogue)
  const whole = await count(asking, query.of, [place], catalogue)
  const names = await areaNames(
    asking.db,
    page.map((child) => child.id),
  )
  const last = page.at(-1)
  return {
    items: page.map((child) => ({
      areaId: child.id,
      areaName: names.get(child.id) ?? '',
      ...sum(counts.filter((one) => one.areaId === child.id)),
    })),
    next: from + query.limit < children.length && last ? toCursor([last.id]) : null,
    total: total(sum(whole)),
  }
})

function sum(counts: readonly Count[]) {
  const wanted = counts.reduce((all, one) => all + one.wanted, 0)
  const filled = counts.reduce((all, one) => all + one.filled, 0)
  return {
    wanted,
    filled,
    percent: wanted === 0 ? null : Math.floor((filled * 100) / wanted),
    missing: counts
      .filter((one) => one.wanted > one.filled)
      .map((one) => ({ kind: one.kind, count: one.wanted - one.filled })),
  }
}

function total({ wanted, filled, percent }: ReturnType<typeof sum>) {
  return { wanted, filled, percent }
}

async function count(asking: Asking, of: Subject, places: readonly Place[], catalogue: Catalogue): Promise<Count[]> {
  if (places.length === 0) return []
  if (of === 'group-roles') return countRoles(asking, places, catalogue)
  return of === 'command-posts' ? countCommandPosts(asking, places, catalogue) : countHeads(asking, places)
}

const spans = (places: readonly (Interval & { id: number })[]) =>
  sql`unnest(${places.map((p) => p.id)}::int[], ${places.map((p) => p.first)}::int[], ${places.map((p) => p.last)}::int[])
    as span (area_id, first, last)`

/** Five roles for each residential group: a role counts when somebody holds it now (ORG-05). */
async function countRoles(asking: Asking, places: readonly Place[], catalogue: Catalogue): Promise<Count[]> {
  const kinds = catalogue.templates.get('group-roles')?.areaKinds ?? []
  const day = cityDay(asking.now)
  const { rows } = await sql<Count>`
    with groups as materialized (
      select span.area_id, areas.id from ${spans(places)}
      join areas on areas.first between span.first and span.last
      where areas.kind = any(${[...kinds]}::text[]) and (areas.valid_to is null or areas.valid_to > ${day})),
    filled as (
      select groups.area_id, posts.kind, count(distinct posts.area_id)::int as filled
      from groups join posts on posts.area_id = groups.id and posts.kind = any(${[...catalogue.groupRoles]}::text[])
      join holdings on holdings.post_id = posts.id and holdings.from_at <= ${asking.now}
        and (holdings.to_at is null or holdings.to_at > ${asking.now})
      group by 1, 2)
    select wanted.area_id as "areaId", role.kind, wanted.wanted, coalesce(filled.filled, 0) as filled
    from (select area_id, count(*)::int as wanted from groups group by 1) as wanted
    cross join unnest(${[...catalogue.groupRoles]}::text[]) with ordinality as role (kind, place)
    left join filled on filled.area_id = wanted.area_id and filled.kind = role.kind
    order by role.place`.execute(asking.db)
  return rows
}

/** A command post (Sở Chỉ huy) for the city, each district and each commune (ORG-04). */
async function countCommandPosts(asking: Asking, places: readonly Place[], catalogue: Catalogue): Promise<Count[]> {
  const kinds = catalogue.bodyKinds.get('command-post')?.names.flatMap((name) => name.areaKinds) ?? []
  const day = cityDay(asking.now)
  const { rows } = await sql<Count>`
    select span.area_id as "areaId", 'command-post' as kind, count(distinct areas.id)::int as wanted,
           count(distinct bodies.area_id)::int as filled
    from ${spans(places)} join areas on areas.first between span.first and span.last
    left join bodies on bodies.area_id = areas.id and bodies.kind = 'command-post' and bodies.valid_from <= ${day}
      and (bodies.valid_to is null or bodies.valid_to > ${day})
    where areas.kind = any(${kinds}::text[]) and (areas.valid_to is null or areas.valid_to > ${day})
    group by 1`.execute(asking.db)
  return rows
}

/** Head posts of bodies, and how many of them somebody holds now. */
async function countHeads(asking: Asking, places: readonly Place[]): Promise<Count[]> {
  const day = cityDay(asking.now)
  const { rows } = await sql<Count>`
    select span.area_id as "areaId", posts.kind, count(distinct posts.id)::int as wanted,
           count(distinct holdings.post_id)::int as filled
    from ${spans(places)} join areas on areas.first between span.first and span.last
    join posts on posts.area_id = areas.id and posts.is_head and posts.body_id is not null and posts.valid_from <= ${day}
      and (posts.valid_to is null or posts.valid_to > ${day})
    left join holdings on holdings.post_id = posts.id and holdings.from_at <= ${asking.now}
      and (holdings.to_at is null or holdings.to_at > ${asking.now})
    group by 1, 2 order by 2`.execute(asking.db)
  return rows
}
