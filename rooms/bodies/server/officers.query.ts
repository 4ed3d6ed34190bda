import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import { type Asking, defineRead, fromCursor, intervalsOf, mayAnywhere, notFound, toCursor } from '#platform/server'
import { type AreaKind, fullName } from '#rooms/areas/domain'
import { officerById, officerList, VISIT_KINDS, type VisitKind } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { postsById } from './shape-posts.query.ts'

interface OfficerRow {
  id: string
  name: string
  synthetic: boolean
  folded: string
}

/** Whether the officer holds or held a post where the asker may look; who appoints sees everybody. */
function seen(asking: Asking, areaId?: number) {
  const place = areaId === undefined ? undefined : asking.tree.find(areaId)
  if (place === undefined && mayAnywhere(asking.actor, 'bodies.appoint')) return sql`true`
  const intervals = intervalsOf(asking.actor, 'bodies.read', asking.tree)
  const within = place === undefined ? sql`true` : sql`areas.first between ${place.first} and ${place.last}`
  return sql`exists (
    select 1 from holdings join posts on posts.id = holdings.post_id join areas on areas.id = posts.area_id
    join unnest(${intervals.map((one) => one.first)}::int[], ${intervals.map((one) => one.last)}::int[])
      as seen (first, last) on areas.first between seen.first and seen.last
    where holdings.officer_id = officers.id and ${within})`
}

/** People by name, accents optional. */
export const officerListRead = defineRead(officerList, async (asking, query) => {
  const after = fromCursor(query.cursor)
  const words = foldVietnamese(query.q ?? '')
  const { rows } = await sql<OfficerRow>`
    select id, name, synthetic, folded from officers
    where ${seen(asking, query.areaId)}
      ${words === '' ? sql`` : sql`and (folded like ${`${words}%`} or folded like ${`% ${words}%`})`}
      ${after === undefined ? sql`` : sql`and (folded, id) > (${after[0]}::text, ${after[1]}::uuid)`}
    order by folded, id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const held = await sql<{ officerId: string; postId: string }>`
    select officer_id as "officerId", post_id as "postId" from holdings
    where officer_id = any(${page.map((row) => row.id)}::uuid[]) and from_at <= ${asking.now}
      and (to_at is null or to_at > ${asking.now}) order by from_at, id limit 1000`.execute(asking.db)
  const posts = await postsById(
    asking.db,
    held.rows.map((row) => row.postId),
    asking.now,
    await catalogueOf(asking.profile),
  )
  const byOfficer = Map.groupBy(held.rows, (row) => row.officerId)
  const last = page.at(-1)
  return {
    items: page.map(({ id, name, synthetic }) => ({
      id,
      name,
      synthetic,
      posts: (byOfficer.get(id) ?? []).flatMap((row) => posts.get(row.postId) ?? []),
    })),
    next: rows.length > query.limit && last ? toCursor([last.folded, last.id]) : null,
  }
})

/** One officer: posts now and before, and what they did. */
export const officerByIdRead = defineRead(officerById, async (asking, query) => {
  const { rows } = await sql<OfficerRow & { source: string }>`
    select id, name, synthetic, source from officers where id = ${query.officerId} and ${seen(asking)}`.execute(
    asking.db,
  )
  const officer = rows[0]
  if (!officer) return notFound('officerId')
  const held = await sql<{ postId: string; holdingId: string; acting: boolean; fromAt: string; toAt: string | null }>`
    select post_id as "postId", id as "holdingId", acting, from_at as "fromAt", to_at as "toAt" from holdings
    where officer_id = ${officer.id} order by from_at desc, id limit 200`.execute(asking.db)
  const posts = await postsById(
    asking.db,
    held.rows.map((row) => row.postId),
    asking.now,
    await catalogueOf(asking.profile),
  )
  const all = held.rows.flatMap(({ postId, ...row }) => {
    const post = posts.get(postId)
    const holding = { ...row, officerId: officer.id, name: officer.name, synthetic: officer.synthetic }
    return post ? [{ ...post, holding }] : []
  })
  const isNow = (one: { holding: { fromAt: string; toAt: string | null } }) =>
    one.holding.fromAt <= asking.now && (one.holding.toAt === null || one.holding.toAt > asking.now)
  return {
    id: officer.id,
    name: officer.name,
    synthetic: officer.synthetic,
    source: officer.source,
    now: all.filter(isNow),
    before: all.filter((one) => !isNow(one)),
    activity: await activityOf(asking, officer.id),
  }
})

interface Done {
  kind: 'visit' | 'decision'
  id: string
  areaId: number
  areaKind: AreaKind
  areaName: string
  at: string
  what: string
  detail: string
}

async function activityOf(asking: Asking, officerId: string) {
  const { types } = (await catalogueOf(asking.profile)).competences
  const intervals = intervalsOf(asking.actor, 'bodies.read', asking.tree)
  const { rows } = await sql<Done>`
    select done.*, areas.kind as "areaKind", areas.name as "areaName" from (
      select 'visit' as kind, visits.id, visits.area_id as "areaId", visits.at, visits.purpose as what, visits.kind as detail
      from visits join visit_members on visit_members.zone_id = visits.zone_id and visit_members.visit_id = visits.id
      where visit_members.officer_id = ${officerId}
      union all
      select 'decision', id, area_id, at, matter, decision_type from decisions where officer_id = ${officerId}
    ) as done join areas on areas.id = done."areaId"
    join unnest(${intervals.map((one) => one.first)}::int[], ${intervals.map((one) => one.last)}::int[])
      as seen (first, last) on areas.first between seen.first and seen.last
    order by done.at desc, done.id limit 100`.execute(asking.db)
  return rows.map(({ areaKind, areaName, detail, ...row }) => ({
    ...row,
    areaName: fullName({ kind: areaKind, name: areaName }),
    detail:
      row.kind === 'visit'
        ? VISIT_KINDS[detail as VisitKind]
        : (types.find((type) => type.decisionType === detail)?.title ?? { vi: detail, en: detail }),
  }))
}
