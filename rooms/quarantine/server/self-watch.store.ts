import { type RawBuilder, sql } from 'kysely'
import { addMinutes, type Day, type Instant } from '#kit'
import type { Trx } from '#platform/server'
import {
  isSelfWatching,
  readWatchCode,
  type SelfWatch,
  selfWatchOf,
  stripOf,
  type WatchedDay,
  watchCodeOf,
} from '../domain/index.ts'
import type { CareMoment, KeptCheck } from './care-of-orders.query.ts'
import { orderColumns, type StoredOrder } from './orders.store.ts'

interface Marking {
  readonly vault: { markOf(text: string, about: string): Buffer }
}

/** The code of an order: made from its id under the house's key, so that it can be printed again and is kept nowhere. */
export function codeOf({ vault }: Marking, orderId: string): string {
  return watchCodeOf(vault.markOf(orderId, 'isolation-watch-code'))
}

/** By what an order is found from its code. */
export function watchKeyOf({ vault }: Marking, code: string): Buffer {
  return vault.markOf(readWatchCode(code), 'isolation-watch-key')
}

/** The order of a code, held, while its person watches themselves; undefined for every other code. */
export async function lockWatched(trx: Trx, key: Buffer, now: Instant): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from isolation_orders where self_watch_key = ${key} for update`.execute(trx)
  return rows.find((order) => isSelfWatching(order, now))
}

/** The condition that somebody watches themselves at a moment. */
export const watchedAt = (now: Instant): RawBuilder<unknown> =>
  sql`(isolation_orders.self_watch_until > ${now} and isolation_orders.ends_at <= ${now})`

/** … and that nobody has heard of them for so many days: they are called, nothing else follows. */
export function silentAt(now: Instant, days: number): RawBuilder<unknown> {
  const since = addMinutes(now, -days * 1440)
  return sql`(${watchedAt(now)} and isolation_orders.ends_at <= ${since} and not exists (
    select 1 from isolation_checks where isolation_checks.order_id = isolation_orders.id
      and isolation_checks.zone_id = isolation_orders.zone_id and at > ${since} and outcome <> 'no-answer'))`
}

/** The watch of an order with each of its days so far; null where there is none now. */
export function watchOfOrder(
  order: StoredOrder,
  checks: readonly KeptCheck[],
  { now, utcOffsetMinutes }: CareMoment,
): (SelfWatch & { readonly days: readonly WatchedDay[] }) | null {
  const watch = selfWatchOf(order, now, utcOffsetMinutes)
  if (!watch) return null
  const days = stripOf(watch, checks, { now, utcOffsetMinutes, missedAfterHour: 24 }).map(
    ({ day, outcome }): { readonly day: Day; readonly outcome: WatchedDay['outcome'] } => ({
      day,
      outcome: outcome === 'missed' ? 'silent' : outcome,
    }),
  )
  return { ...watch, days }
}
