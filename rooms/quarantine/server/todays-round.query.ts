import { sql } from 'kysely'
import { type Asking, defineRead } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { householdsByIds, type OpenedPerson, openPersons } from '#rooms/people/server'
import { dayNumber, type RoundLine, roundContract, selfWatchOf, worstOf } from '../domain/index.ts'
import { type CareMoment, checksOf, isMissedNow, openNeedsOf } from './care-of-orders.query.ts'
import { careMoment, todayOf } from './order-lines.query.ts'
import { orderColumns, type StoredOrder, signOf } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'
import { silentAt } from './self-watch.store.ts'
import { insideOf } from './where-inside.ts'

/** As many as one person's round may hold: whoever answers for a city has a list, not a round. */
const mostPeople = 500

/** `GET /quarantine/round`: who is isolated where the asker follows people, and who after isolation was not heard of; each name is a look of its own (SG-09). */
export const roundRead = defineRead(roundContract, async (asking) => {
  const orders = await ordersOfRound(asking)
  const { needs, checks } = await policyOf(asking.profile)
  const people = await linesOf(asking, orders)
  return {
    asOf: asking.now,
    people: people.toSorted(byUrgency),
    needs: needs.list.map(({ key, title }) => ({ key, title })),
    call: checks.call,
  }
})

async function ordersOfRound(asking: Asking): Promise<StoredOrder[]> {
  const { silentDays } = (await policyOf(asking.profile)).selfWatch
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from isolation_orders
    where ((isolation_orders.state = 'in-force' and ends_at > ${asking.now}) or ${silentAt(asking.now, silentDays)})
      and person_id is not null
      and ${insideOf('isolation_orders', asking.intervals, asking.tree)}
    order by household_id nulls last, id limit ${mostPeople}`.execute(asking.db)
  return rows
}

async function linesOf(asking: Asking, orders: readonly StoredOrder[]): Promise<RoundLine[]> {
  const ids = orders.map(({ id }) => id)
  const { permission, path } = roundContract
  const opening = { permission, subjectKind: `GET /api${path}`, reason: 'Danh sách theo dõi người cách ly hôm nay' }
  const [names, households, checks, needs, { byId }, moment] = await Promise.all([
    openPersons(
      asking,
      orders.flatMap(({ personId }) => personId ?? []),
      opening,
    ),
    householdsByIds(
      asking.db,
      orders.flatMap(({ householdId }) => householdId ?? []),
    ),
    checksOf(asking.db, ids),
    openNeedsOf(asking.db, ids),
    openBook(asking),
    careMoment(asking),
  ])
  const { today } = todayOf(asking)
  return orders.map((order) => {
    const kept = checks.get(order.id) ?? []
    const area = byId.get(order.areaId)
    return {
      ...whoOf(names.get(order.personId ?? '')),
      ...dayOfOrder(order, moment),
      id: order.id,
      sign: signOf(order.id),
      areaTitle: area ? areaTitle(area) : { vi: '', en: '' },
      number: households.get(order.householdId ?? '')?.number ?? null,
      class: order.class,
      isMinor: order.isMinor ?? false,
      today: worstOf(kept.filter(({ day }) => day === today).map(({ outcome }) => outcome)) ?? null,
      isMissed: isMissedNow(order, kept, moment),
      watchLeft: selfWatchOf(order, moment.now, moment.utcOffsetMinutes)?.left ?? null,
      needsOpen: needs.get(order.id) ?? 0,
    }
  })
}

function whoOf(person: OpenedPerson | undefined): Pick<RoundLine, 'name' | 'phone' | 'address'> {
  return { name: person?.name ?? null, phone: person?.phone ?? null, address: person?.address ?? null }
}

function dayOfOrder({ dayZero, endsAt }: StoredOrder, { now, utcOffsetMinutes }: CareMoment) {
  return dayZero && endsAt ? dayNumber({ dayZero, endsAt }, now, utcOffsetMinutes) : { day: 0, of: 0 }
}

/** Who was missed first, then by the number in the book. */
function byUrgency(left: RoundLine, right: RoundLine): number {
  if (left.isMissed !== right.isMissed) return left.isMissed ? -1 : 1
  return (left.number ?? Number.MAX_SAFE_INTEGER) - (right.number ?? Number.MAX_SAFE_INTEGER)
}
