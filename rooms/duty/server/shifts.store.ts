import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { DutyShiftsTable } from './duty.tables.ts'

/** A shift that stands. */
export interface Shift {
  readonly id: string
  readonly zoneId: number
  readonly bodyId: string
  readonly areaId: number
  readonly officerId: string
  readonly role: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly dayKind: string
  readonly restReason: string | null
  readonly takenAt: Instant | null
  readonly cancelledAt: Instant | null
}

const columns = sql`id, zone_id as "zoneId", body_id as "bodyId", area_id as "areaId", officer_id as "officerId", role,
  from_at as "fromAt", to_at as "toAt", day_kind as "dayKind", rest_reason as "restReason", taken_at as "takenAt",
  cancelled_at as "cancelledAt"`

/** Shifts that stand and meet a condition, in the order of time; all of them, or the first so many. */
export async function readShifts(db: Db | Trx, where: RawBuilder<unknown>, most?: number): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    select ${columns} from duty_shifts where cancelled_at is null and ${where} order by from_at, id
    ${most === undefined ? sql`` : sql`limit ${most}`}`.execute(db)
  return rows
}

/** Shifts by id, cancelled ones too; `lock` keeps others from changing them until the end of the transaction. */
export async function shiftsById(db: Db | Trx, ids: readonly string[], lock = false): Promise<Map<string, Shift>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Shift>`
    select ${columns} from duty_shifts where id = any(${[...new Set(ids)]}::uuid[]) order by id
    ${lock ? sql`for update` : sql``}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Adds shifts, thousands at once. */
export async function saveShifts(trx: Trx, rows: readonly DutyShiftsTable[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into duty_shifts (zone_id, id, body_id, area_id, officer_id, role, from_at, to_at, day_kind, rest_reason,
                             plan_id, version, changed_at)
    select * from unnest(${rows.map((r) => r.zone_id)}::int[], ${rows.map((r) => r.id)}::uuid[],
      ${rows.map((r) => r.body_id)}::uuid[], ${rows.map((r) => r.area_id)}::int[],
      ${rows.map((r) => r.officer_id)}::uuid[], ${rows.map((r) => r.role)}::text[],
      ${rows.map((r) => r.from_at)}::timestamptz[], ${rows.map((r) => r.to_at)}::timestamptz[],
      ${rows.map((r) => r.day_kind)}::text[], ${rows.map((r) => r.rest_reason)}::text[],
      ${rows.map((r) => r.plan_id)}::uuid[], ${rows.map((r) => r.version)}::int[],
      ${rows.map((r) => r.changed_at)}::timestamptz[])`.execute(trx)
}

/** Takes shifts off; `replacedBy` names the shift that stands in the place of each, by id. */
export async function cancelRows(
  trx: Trx,
  ids: readonly string[],
  at: { now: Instant; replacedBy?: ReadonlyMap<string, string> },
): Promise<void> {
  if (ids.length === 0) return
  const heirs = ids.map((id) => at.replacedBy?.get(id) ?? null)
  await sql`
    update duty_shifts set cancelled_at = ${at.now}, changed_at = ${at.now}, version = version + 1, replaced_by = given.heir
    from unnest(${[...ids]}::uuid[], ${heirs}::uuid[]) as given (id, heir)
    where duty_shifts.id = given.id and duty_shifts.cancelled_at is null`.execute(trx)
}
