import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import type { DutyShiftsTable } from './duty.tables.ts'

/** Gives a shift its new ends and role; its id stays, its version grows, so that calendars take it for the same one. */
export async function moveShift(trx: Trx, row: DutyShiftsTable): Promise<void> {
  await sql`
    update duty_shifts set role = ${row.role}, from_at = ${row.from_at}, to_at = ${row.to_at}, day_kind = ${row.day_kind},
      rest_reason = ${row.rest_reason}, changed_at = ${row.changed_at}, version = version + 1
    where id = ${row.id} and zone_id = ${row.zone_id}`.execute(trx)
}

/** Ends running shifts at this moment: what was stood stays on record. One that began this very moment is cancelled. */
export async function endShiftsNow(
  trx: Trx,
  ids: readonly string[],
  at: { now: Instant; replacedBy?: string },
): Promise<void> {
  if (ids.length === 0) return
  const heir = at.replacedBy ?? null
  await sql`
    update duty_shifts set
      to_at = case when from_at < ${at.now}::timestamptz then ${at.now}::timestamptz else to_at end,
      cancelled_at = case when from_at < ${at.now}::timestamptz then null else ${at.now}::timestamptz end,
      replaced_by = ${heir}, changed_at = ${at.now}, version = version + 1
    where id = any(${[...ids]}::uuid[]) and cancelled_at is null`.execute(trx)
}
