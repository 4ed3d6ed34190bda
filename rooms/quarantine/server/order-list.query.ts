import { type RawBuilder, sql } from 'kysely'
import { type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { lastDueDay, type OrderQuestion, orderListContract } from '../domain/index.ts'
import { careMoment, todayOf, toOrderLines } from './order-lines.query.ts'
import { orderColumns, type StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'
import { silentAt, watchedAt } from './self-watch.store.ts'
import { insideOf } from './where-inside.ts'

type Sorted = StoredOrder & { readonly sortAt: Instant }

/** `GET /quarantine/orders`: what is due first stands first; what is over, latest first by its end. */
export const orderListRead = defineRead(orderListContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<Sorted>`
    select * from (
      select ${orderColumns}, case when isolation_orders.state = 'proposed' then due_at
                                   else coalesce(ends_at, due_at) end as "sortAt"
      from isolation_orders
      where ${insideOf('isolation_orders', inside, asking.tree)} ${await narrowed(asking, query)}) as found
    where ${after === undefined ? sql`true` : sql`("sortAt", id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by "sortAt", id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toOrderLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.sortAt, last.id]) : null,
  }
})

function whereAsked(asking: Asking, areaId: number | undefined) {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'quarantine.read')
  return place && [place]
}

async function narrowed(asking: Asking, query: OrderQuestion): Promise<RawBuilder<unknown>> {
  const { now } = asking
  const states = {
    open: sql`and (isolation_orders.state = 'proposed' or (isolation_orders.state = 'in-force' and ends_at > ${now}))`,
    proposed: sql`and isolation_orders.state = 'proposed'`,
    'in-force': sql`and isolation_orders.state = 'in-force' and ends_at > ${now}`,
    ended: sql`and (isolation_orders.state in ('ended', 'declined') or ends_at <= ${now})`,
    all: sql``,
  }
  const { setting, placeId, caseId, personId } = query
  return sql`${states[query.state]}
    ${setting === undefined ? sql`` : sql`and setting = ${setting}`}
    ${placeId === undefined ? sql`` : sql`and place_id = ${placeId}::uuid`}
    ${caseId === undefined ? sql`` : sql`and case_id = ${caseId}::uuid`}
    ${personId === undefined ? sql`` : sql`and person_id = ${personId}::uuid`}
    ${query.only === undefined ? sql`` : sql`and ${await onlyOf(asking, query.only)}`}`
}

async function onlyOf(asking: Asking, only: NonNullable<OrderQuestion['only']>): Promise<RawBuilder<unknown>> {
  const { now, profile } = asking
  if (only === 'home-asked') return sql`isolation_orders.state = 'proposed' and home_asked`
  if (only === 'late') return sql`isolation_orders.state = 'proposed' and due_at <= ${now}`
  if (only === 'ends-today') {
    const { today } = todayOf(asking)
    return sql`isolation_orders.state = 'in-force' and last_day = ${today}::date and ends_at > ${now}`
  }
  if (only === 'self-watch') return watchedAt(now)
  if (only === 'self-watch-silent') return silentAt(now, (await policyOf(profile)).selfWatch.silentDays)
  if (only === 'needs') {
    return sql`isolation_orders.id in (select order_id from isolation_needs where met_at is null)`
  }
  if (only === 'appeals') {
    return sql`isolation_orders.id in (select order_id from isolation_appeals where resolved_at is null)`
  }
  const moment = await careMoment(asking)
  return missedNow({ now, utcOffsetMinutes: profile.utcOffsetMinutes, hour: moment.rule.missedAfterHour })
}

/** The condition that nobody reached the person on the last day that is over: bound since the day before it, and still. A call without an answer reaches nobody. */
export function missedNow(at: { now: Instant; utcOffsetMinutes: number; hour: number }): RawBuilder<unknown> {
  const due = lastDueDay(at.now, at.hour, at.utcOffsetMinutes)
  return sql`(isolation_orders.state = 'in-force' and ends_at > ${at.now}
    and decided_at < ${startOfDay(due, at.utcOffsetMinutes)} and last_day >= ${due}::date
    and not exists (select 1 from isolation_checks where isolation_checks.order_id = isolation_orders.id
                    and isolation_checks.zone_id = isolation_orders.zone_id and on_day = ${due}::date and outcome <> 'no-answer'))`
}
