import { sql } from 'kysely'
import { addMinutes, contains, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, may, notFound, type Place, visiblePlace } from '#platform/server'
import { type ColourMark, onDay, type ZonesBoard, zonesBoard } from '../domain/index.ts'
import { coloursAt, markOf } from './colours.store.ts'
import { momentOf } from './lockdown-lines.query.ts'
import { endOfLockdown } from './lockdowns.store.ts'
import { zoneBook, zoneRuleAt } from './zone-rules.query.ts'

interface Point {
  readonly areaId: number
  readonly zoneId: number
  readonly regime: 'lockdown' | 'medical-isolation'
  readonly residents: number | null
  readonly reviewAt: Instant
}

/** `GET /zones/board` */
export const zonesBoardRead = defineRead(zonesBoard, async (asking, { areaId, on }) => {
  const place = visiblePlace(asking, areaId, 'zones.read')
  if (!place) return notFound('areaId')
  const { profile, now, tree, actor, db } = asking
  const at = momentOf(profile, on, now)
  const rule = await zoneRuleAt(profile, at)
  const points = await activePoints(asking, place, at)
  const waiting = await proposedAreas(asking, place)
  const soon = addMinutes(at, (rule?.reviewSoonHours.value ?? 24) * 60)
  const children = tree.childrenOf(place.id)
  const { schemes } = await zoneBook(profile)
  const colours = await coloursAt(db, [place.id, ...children.map(({ id }) => id)], at)
  const mark = (id: number): ColourMark | null => {
    const row = colours.get(id)
    return row ? markOf(schemes, row.schemeId, row.colour) : null
  }
  const [scheme] = onDay(schemes, dayOf(at, profile.utcOffsetMinutes))
  const locked = points.filter(({ regime }) => regime === 'lockdown')
  const isolated = points.filter(({ regime }) => regime === 'medical-isolation')
  return {
    asOf: at,
    on: dayOf(at, profile.utcOffsetMinutes),
    active: locked.length,
    isolation: isolated.length,
    activeUnits: unitsOf(locked),
    isolationUnits: unitsOf(isolated),
    residents: points.reduce((total, { residents }) => total + (residents ?? 0), 0),
    residentsUnknown: points.filter(({ residents }) => residents === null).length,
    reviewSoon: points.filter(({ reviewAt }) => reviewAt <= soon).length,
    ...(await countsOf(asking, place)),
    scheme: scheme
      ? {
          id: scheme.id,
          title: scheme.title,
          colours: scheme.colours.flatMap(({ code }) => markOf(schemes, scheme.id, code) ?? []),
        }
      : null,
    own: mark(place.id),
    children: children.map((child) => {
      const own = points.filter((point) => contains(child, tree.get(point.areaId)))
      const count = (regime: Point['regime']) => own.filter((point) => point.regime === regime).length
      const reviewSoon = own.filter(({ reviewAt }) => reviewAt <= soon).length
      return {
        areaId: child.id,
        active: count('lockdown'),
        isolation: count('medical-isolation'),
        proposed: waiting.filter((id) => contains(child, tree.get(id))).length,
        reviewSoon,
        colour: mark(child.id),
      }
    }),
    mayPropose: may(actor, 'zones.propose', place.id, tree),
    mayReadClusters: may(actor, 'zones.read-clusters', place.id, tree),
  } satisfies ZonesBoard
})

/** Distinct communes: a point of a residential group counts for its commune (ZON-03). */
function unitsOf(points: readonly Point[]): number {
  return new Set(points.map(({ zoneId }) => zoneId)).size
}

async function activePoints({ db }: Asking, place: Place, at: Instant): Promise<Point[]> {
  const { rows } = await sql<Point>`
    select l.area_id as "areaId", l.zone_id as "zoneId", l.regime, l.residents, l.review_at as "reviewAt"
    from lockdowns l join areas on areas.id = l.area_id
    where areas.first between ${place.first} and ${place.last} and l.starts_at <= ${at} and ${endOfLockdown} > ${at}`.execute(
    db,
  )
  return rows
}

/** The area of each proposal that waits. */
async function proposedAreas({ db }: Asking, place: Place): Promise<number[]> {
  const { rows } = await sql<{ areaId: number }>`
    select l.area_id as "areaId" from lockdowns l join areas on areas.id = l.area_id
    where areas.first between ${place.first} and ${place.last}
      and l.decided_at is null and l.dismissed_at is null`.execute(db)
  return rows.map(({ areaId }) => areaId)
}

async function countsOf({ db }: Asking, place: Place): Promise<{ proposed: number; openClusters: number }> {
  const inside = sql`areas.first between ${place.first} and ${place.last}`
  const { rows } = await sql<{ proposed: number; openClusters: number }>`
    select (select count(*)::int from lockdowns l join areas on areas.id = l.area_id
            where ${inside} and l.decided_at is null and l.dismissed_at is null) as proposed,
           (select count(*)::int from clusters c join areas on areas.id = c.area_id
            where ${inside} and c.state = 'open') as "openClusters"`.execute(db)
  return rows[0] ?? { proposed: 0, openClusters: 0 }
}
