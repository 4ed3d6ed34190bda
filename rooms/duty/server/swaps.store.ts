import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** A request to swap or cover, as it is kept. */
export interface Swap {
  readonly id: string
  readonly zoneId: number
  readonly bodyId: string
  readonly areaId: number
  readonly shiftId: string
  readonly otherShiftId: string | null
  readonly askerId: string
  readonly otherId: string
  readonly reason: string
  readonly state: 'asked' | 'accepted' | 'done' | 'declined' | 'withdrawn' | 'refused'
  readonly askedAt: Instant
}

const columns = sql`id, zone_id as "zoneId", body_id as "bodyId", area_id as "areaId", shift_id as "shiftId",
  other_shift_id as "otherShiftId", asker_id as "askerId", other_id as "otherId", reason, state, asked_at as "askedAt"`

/** Requests that still can be done: none of their shifts has begun or was taken from the roster. */
export function openSwaps(now: Instant): RawBuilder<boolean> {
  return sql`state in ('asked', 'accepted') and not exists (
    select from duty_shifts where duty_shifts.id in (shift_id, other_shift_id)
      and (duty_shifts.cancelled_at is not null or duty_shifts.from_at <= ${now}))`
}

/** Requests nobody finished whose shift begins after a moment: however long ago they were asked, they stay in view. */
export function unansweredSince(at: Instant): RawBuilder<boolean> {
  return sql`state in ('asked', 'accepted')
    and exists (select from duty_shifts where duty_shifts.id = shift_id and duty_shifts.from_at > ${at})`
}

/** Requests that meet a condition, newest first; at most 200. */
export async function readSwaps(db: Db | Trx, where: RawBuilder<unknown>): Promise<Swap[]> {
  const { rows } = await sql<Swap>`
    select ${columns} from duty_swaps where ${where} order by asked_at desc, id limit 200`.execute(db)
  return rows
}

/** One request, held until the end of the transaction. */
export async function lockSwap(trx: Trx, id: string): Promise<Swap | undefined> {
  const { rows } = await sql<Swap>`select ${columns} from duty_swaps where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Keeps a new request. */
export async function saveSwap(trx: Trx, swap: Swap): Promise<void> {
  await trx
    .insertInto('duty_swaps')
    .values({
      zone_id: swap.zoneId,
      id: swap.id,
      body_id: swap.bodyId,
      area_id: swap.areaId,
      shift_id: swap.shiftId,
      other_shift_id: swap.otherShiftId,
      asker_id: swap.askerId,
      other_id: swap.otherId,
      reason: swap.reason,
      state: swap.state,
      asked_at: swap.askedAt,
      answered_at: null,
      decided_at: null,
      decided_by: null,
    })
    .execute()
}

/** Moves a request on. */
export async function moveSwap(
  trx: Trx,
  swap: Swap,
  to: { state: Swap['state']; now: Instant; decidedBy?: string | null },
): Promise<void> {
  const decided = to.decidedBy === undefined ? {} : { decided_at: to.now, decided_by: to.decidedBy }
  await trx
    .updateTable('duty_swaps')
    .set({ state: to.state, ...(to.decidedBy === undefined ? { answered_at: to.now } : {}), ...decided })
    .where('id', '=', swap.id)
    .where('zone_id', '=', swap.zoneId)
    .execute()
}
