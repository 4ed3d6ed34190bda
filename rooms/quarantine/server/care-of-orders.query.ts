import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import { addDays, dayOf } from '#kit'
import type { Db, Trx } from '#platform/server'
import {
  type CheckedDay,
  type CheckOutcome,
  isBinding,
  lastDueDay,
  type QuarantinePolicy,
  stripOf,
} from '../domain/index.ts'
import type { StoredOrder } from './orders.store.ts'
import type {} from './quarantine.tables.ts'

/** The moment and the city's clock, as checks are judged. */
export interface CareMoment {
  readonly now: Instant
  readonly utcOffsetMinutes: number
  readonly rule: QuarantinePolicy['checks']
}

/** A check as it is kept. */
export interface KeptCheck {
  readonly orderId: string
  readonly day: Day
  readonly at: Instant
  readonly outcome: CheckOutcome
  readonly temperature: number | null
  readonly oxygen: number | null
}

/** Checks of orders, oldest first. Only a read for those who follow health may show what they found (SG-02). */
export async function checksOf(db: Db | Trx, orderIds: readonly string[]): Promise<Map<string, KeptCheck[]>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<KeptCheck>`
    select order_id as "orderId", on_day as day, at, outcome, temperature::float8 as temperature, oxygen
    from isolation_checks where order_id = any(${[...orderIds]}::uuid[]) order by at, id`.execute(db)
  return Map.groupBy(rows, ({ orderId }) => orderId)
}

/** Each day of an isolation with what was found: from the day after the decision to the last day, or to the end before it. */
export function stripOfOrder(order: StoredOrder, checks: readonly KeptCheck[], moment: CareMoment): CheckedDay[] {
  if (order.decidedAt === null || order.lastDay === null || order.endsAt === null) return []
  const { now, utcOffsetMinutes, rule } = moment
  const decidedOn = dayOf(order.decidedAt, utcOffsetMinutes)
  const early = order.endedAt !== null && order.endedAt < order.endsAt ? dayOf(order.endedAt, utcOffsetMinutes) : null
  const span = { from: addDays(decidedOn, 1), to: early ?? order.lastDay }
  return stripOf(span, checks, { now, utcOffsetMinutes, missedAfterHour: rule.missedAfterHour })
}

/** Whether nobody reached a person on the last day that is over, while the order bound them; a call without an answer reaches nobody. */
export function isMissedNow(order: StoredOrder, checks: readonly KeptCheck[], moment: CareMoment): boolean {
  if (!isBinding(order, moment.now)) return false
  const due = lastDueDay(moment.now, moment.rule.missedAfterHour, moment.utcOffsetMinutes)
  return stripOfOrder(order, checks, moment).some(
    ({ day, outcome }) => day === due && (outcome === 'missed' || outcome === 'no-answer'),
  )
}

/** Open needs by order. */
export async function openNeedsOf(db: Db | Trx, orderIds: readonly string[]): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ orderId: string; count: number }>`
    select order_id as "orderId", count(*)::int as count from isolation_needs
    where order_id = any(${[...orderIds]}::uuid[]) and met_at is null group by order_id`.execute(db)
  return new Map(rows.map(({ orderId, count }) => [orderId, count]))
}
