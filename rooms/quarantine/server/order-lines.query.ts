import { addDays } from '#kit'
import type { Asking } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { siteNames } from '#rooms/sites/server'
import { dayNumber, isBinding, type OrderLine } from '../domain/index.ts'
import { type CareMoment, checksOf, openNeedsOf, stripOfOrder } from './care-of-orders.query.ts'
import { type StoredOrder, signOf } from './orders.store.ts'
import { dayIn, policyOf } from './policy-of-house.ts'

/** The clock by which checks are judged, for a question. */
export async function careMoment({ now, profile }: Pick<Asking, 'now' | 'profile'>): Promise<CareMoment> {
  const { checks: rule } = await policyOf(profile)
  return { now, utcOffsetMinutes: profile.utcOffsetMinutes, rule }
}

/** Names of isolation places by their id. */
async function placeNames({ db }: Asking, placeIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(placeIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const places = await db.selectFrom('isolation_places').select(['id', 'site_id']).where('id', 'in', ids).execute()
  const names = await siteNames(
    db,
    places.map(({ site_id }) => site_id),
  )
  return new Map(places.map(({ id, site_id }) => [id, names.get(site_id) ?? '']))
}

/** Orders as lists show them: how they stand is asked of the clock, not of the last sweep (rule 2.3). */
export async function toOrderLines(asking: Asking, orders: readonly StoredOrder[]): Promise<OrderLine[]> {
  const ids = orders.map(({ id }) => id)
  const [book, checks, needs, names, moment] = await Promise.all([
    openBook(asking),
    checksOf(asking.db, ids),
    openNeedsOf(asking.db, ids),
    placeNames(
      asking,
      orders.map(({ placeId }) => placeId),
    ),
    careMoment(asking),
  ])
  return orders.map((order) => {
    const area = book.byId.get(order.areaId)
    const strip = stripOfOrder(order, checks.get(order.id) ?? [], moment)
    return {
      ...standingOf(order, asking),
      id: order.id,
      sign: signOf(order.id),
      areaId: order.areaId,
      areaTitle: area ? areaTitle(area) : { vi: '', en: '' },
      class: order.class,
      setting: order.setting,
      homeAsked: order.homeAsked,
      lastDay: order.lastDay,
      endsAt: order.endsAt,
      dueAt: order.dueAt,
      missedDays: strip.filter(({ outcome }) => outcome === 'missed').length,
      needsOpen: needs.get(order.id) ?? 0,
      placeId: order.placeId,
      placeName: order.placeId === null ? null : (names.get(order.placeId) ?? null),
      synthetic: order.synthetic,
    }
  })
}

function standingOf(order: StoredOrder, { now, profile }: Asking): Pick<OrderLine, 'state' | 'endKind' | 'day' | 'of'> {
  const isOver = order.state === 'in-force' && !isBinding(order, now)
  const { dayZero, endsAt } = order
  const number =
    dayZero === null || endsAt === null ? null : dayNumber({ dayZero, endsAt }, now, profile.utcOffsetMinutes)
  return {
    state: isOver ? 'ended' : order.state,
    endKind: isOver ? 'lapsed' : order.endKind,
    day: number?.day ?? null,
    of: number?.of ?? null,
  }
}

/** Today and tomorrow in the city. */
export function todayOf({ profile, now }: Pick<Asking, 'profile' | 'now'>) {
  const today = dayIn(profile, now)
  return { today, tomorrow: addDays(today, 1) }
}
