import { sql } from 'kysely'
import { type Day, dayOf, foldVietnamese, type Instant, type Interval, type Words } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, sumsOfAreas, toCursor, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import { documentNames } from '#rooms/documents/server'
import { FORCE_KEYS, type ForceBook, forceTotals, orderList, type UnitLine, unitList } from '../domain/index.ts'
import { forceBookAt, forceNameIn } from './force-book.query.ts'
import { strengthIndicator } from './forces.tally.ts'
import { type StoredUnit, unitColumns } from './units.store.ts'

const todayOf = ({ now, profile }: Asking) => dayOf(now, profile.utcOffsetMinutes)

/** The area asked about, or all that the asker may see; undefined: not theirs to see. */
function whereAsked(asking: Asking, areaId: number | undefined): readonly Interval[] | undefined {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'forces.read')
  return place && [place]
}

const idsIn = (asking: Asking, inside: readonly Interval[]) => asking.tree.zonesIn(inside)

/** How many units stand in an area and all inside it; null below the commune. */
async function countUnitsOfZones({ db, tree }: Asking, place: Interval): Promise<(areaId: number) => number | null> {
  const { rows } = await sql<{ zoneId: number; units: number }>`
    select zone_id as "zoneId", count(*)::int as units from force_units
    where closed_at is null and zone_id = any(${tree.zonesIn([place])}::int[]) group by zone_id`.execute(db)
  return (areaId) => {
    if (tree.get(areaId).zoneId !== areaId) return null
    const zones = new Set(tree.zonesIn([tree.get(areaId)]))
    return rows.reduce((sum, { zoneId, units }) => (zones.has(zoneId) ? sum + units : sum), 0)
  }
}

/** `GET /forces/areas/:areaId/totals` */
export const forceTotalsRead = defineRead(forceTotals, async (asking, { areaId, day: asked }) => {
  const place = visiblePlace(asking, areaId, forceTotals.permission)
  if (!place) return notFound('areaId')
  const { db, tree, now, profile } = asking
  const day = (asked ?? todayOf(asking)) as Day
  const { byId, childrenOf } = await openBook(asking)
  const below = (childrenOf.get(areaId) ?? []).filter(({ id }) => tree.find(id))
  const indicators = FORCE_KEYS.map(strengthIndicator)
  const sums = await sumsOfAreas(db, tree, {
    areaIds: [areaId, ...below.map(({ id }) => id)],
    indicators,
    from: day,
    to: day,
  })
  const { rows } = await sql<{ force: string; units: number; reported: number }>`
    select force_units.force, count(*)::int as units, count(force_strengths.unit_id)::int as reported
    from force_units left join force_strengths on force_strengths.unit_id = force_units.id
      and force_strengths.zone_id = force_units.zone_id and force_strengths.on_day = ${day}
    where closed_at is null and force_units.zone_id = any(${tree.zonesIn([place])}::int[])
    group by force_units.force`.execute(db)
  const unitsIn = await countUnitsOfZones(asking, place)
  const name = forceNameIn(await forceBookAt(profile, now))
  const presentIn = (id: number, key: string) => sums.get(id)?.get(strengthIndicator(key)) ?? 0
  return {
    asOf: now,
    day,
    forces: FORCE_KEYS.map((key) => {
      const counted = rows.find(({ force }) => force === key)
      return {
        ...name(key),
        present: presentIn(areaId, key),
        units: counted?.units ?? 0,
        reported: counted?.reported ?? 0,
      }
    }),
    areas: below.map(({ id }) => {
      const area = byId.get(id)
      const title: Words = area ? areaTitle(area) : { vi: `${id}`, en: `${id}` }
      return { id, title, units: unitsIn(id), present: FORCE_KEYS.map((key) => ({ key, present: presentIn(id, key) })) }
    }),
  }
})

/** `GET /forces/units` */
export const unitListRead = defineRead(unitList, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const day = query.day ?? todayOf(asking)
  const after = fromCursor(query.cursor)
  const { rows } = await sql<StoredUnit & { folded: string; present: number | null; standby: number | null }>`
    select ${unitColumns}, force_units.folded, force_strengths.present, force_strengths.standby
    from force_units left join force_strengths on force_strengths.unit_id = force_units.id
      and force_strengths.zone_id = force_units.zone_id and force_strengths.on_day = ${day}
    where force_units.closed_at is null and force_units.zone_id = any(${idsIn(asking, inside)}::int[])
      ${query.force === undefined ? sql`` : sql`and force_units.force = ${query.force}`}
      ${query.q === undefined ? sql`` : sql`and position(${foldVietnamese(query.q)} in force_units.folded) > 0`}
      ${after === undefined ? sql`` : sql`and (force_units.folded, force_units.id) > (${after[0]}::text, ${after[1]}::uuid)`}
    order by force_units.folded, force_units.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toUnitLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.folded, last.id]) : null,
  }
})

async function toUnitLines(
  asking: Asking,
  units: readonly (StoredUnit & { present: number | null; standby: number | null })[],
): Promise<UnitLine[]> {
  const { db, now, profile } = asking
  const book = await forceBookAt(profile, now)
  const name = forceNameIn(book)
  const area = await areaNamer(asking)
  const heads = units.flatMap(({ headPostId }) => headPostId ?? [])
  const { rows: posts } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${heads}::uuid[])`.execute(db)
  const holders = await holdersOf(db, heads, now)
  const names = await officerNames(
    db,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  const today = todayOf(asking)
  return units.map(({ id, name: unitName, force, areaId, headPostId, present, standby, closedAt, ...health }) => {
    const post = posts.find((one) => one.id === headPostId)
    const holder = headPostId === null ? undefined : holders.get(headPostId)
    const isFrontline = book.forces.some(({ key, frontline }) => key === force && frontline)
    return {
      id,
      name: unitName,
      force: name(force),
      area: area(areaId),
      head: post ? { post: post.title, name: (holder && names.get(holder.officerId)) ?? null } : null,
      present,
      standby,
      closedAt,
      isFrontline,
      health: isFrontline && health.healthKnown > 0 ? healthOf(health, today, book) : null,
    }
  })
}

function healthOf(
  { healthKnown, healthFull, testsDueOn }: Pick<StoredUnit, 'healthKnown' | 'healthFull' | 'testsDueOn'>,
  today: string,
  book: ForceBook,
) {
  return {
    known: healthKnown,
    vaccinated: healthFull,
    // Nobody is counted as fully vaccinated, or not, by a number of doses that nobody has confirmed.
    percent: book.health.fullDoses.value === null ? null : Math.round((healthFull / healthKnown) * 100),
    testsDue: testsDueOn === null ? null : testsDueOn.filter((day) => day <= today).length,
  }
}

interface OrderRow {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly force: string
  readonly areaId: number
  readonly toAreaId: number
  readonly documentId: string
  readonly task: string
  readonly asked: number
  readonly answered: number | null
  readonly reason: string | null
  readonly present: number | null
  readonly from: Instant
  readonly until: Instant
  readonly answerBy: Instant
  readonly orderedAt: Instant
}

/** `GET /forces/orders` */
export const orderListRead = defineRead(orderList, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const { db, now, profile } = asking
  const mine = sql`(select areas.id from areas join unnest(${inside.map(({ first }) => first)}::int[],
    ${inside.map(({ last }) => last)}::int[]) as mine (first, last) on areas.first >= mine.first and areas.last <= mine.last)`
  const after = fromCursor(query.cursor)
  const { rows } = await sql<OrderRow>`
    select force_orders.id, unit_id as "unitId", force_units.name as "unitName", force_units.force,
           force_orders.area_id as "areaId", to_area_id as "toAreaId", document_id as "documentId", task, asked, answered,
           reason, present, from_at as "from", until_at as "until", answer_by as "answerBy", ordered_at as "orderedAt"
    from force_orders join force_units on force_units.id = force_orders.unit_id and force_units.zone_id = force_orders.zone_id
    where (force_orders.area_id in ${mine} or to_area_id in ${mine})
      ${query.open === undefined ? sql`` : sql`and until_at > ${now}`}
      ${after === undefined ? sql`` : sql`and (ordered_at, force_orders.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by ordered_at desc, force_orders.id desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const name = forceNameIn(await forceBookAt(profile, now))
  const area = await areaNamer(asking)
  const documents = await documentNames(
    db,
    page.map(({ documentId }) => documentId),
  )
  return {
    items: page.map(({ unitId, unitName, force, areaId, toAreaId, documentId, orderedAt: _, ...order }) => ({
      ...order,
      unit: { id: unitId, name: unitName, force: name(force) },
      area: area(areaId),
      toArea: area(toAreaId),
      document: { id: documentId, name: documents.get(documentId) ?? '' },
    })),
    next: rows.length > query.limit && last ? toCursor([last.orderedAt, last.id]) : null,
  }
})

async function areaNamer(asking: Pick<Asking, 'db' | 'tree'>): Promise<(id: number) => { id: number; title: Words }> {
  const { byId } = await openBook(asking)
  return (id) => {
    const area = byId.get(id)
    return { id, title: area ? areaTitle(area) : { vi: `${id}`, en: `${id}` } }
  }
}
