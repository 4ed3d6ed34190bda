import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { MemberRole, StandingShift } from '../domain/index.ts'

/** Somebody on a shift, as kept. */
export interface MemberRow {
  readonly id: string
  readonly role: MemberRole
  readonly force: string
  readonly officerId: string | null
  readonly name: string | null
  readonly task: string
  readonly checkedInAt: Instant | null
}

/** A shift as kept, with who stands it. */
export interface ShiftRow {
  readonly id: string
  readonly checkpointId: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly cancelledAt: Instant | null
  readonly note: string | null
  readonly handedAt: Instant | null
  readonly acknowledgedAt: Instant | null
  readonly nextShiftId: string | null
  readonly members: readonly MemberRow[]
}

const shiftColumns = sql.raw(`shift.id, shift.checkpoint_id as "checkpointId", shift.from_at as "fromAt",
  shift.to_at as "toAt", shift.started_at as "startedAt", shift.ended_at as "endedAt", shift.cancelled_at as "cancelledAt",
  shift.note, shift.handed_at as "handedAt", shift.acknowledged_at as "acknowledgedAt", shift.next_shift_id as "nextShiftId"`)

/** Shifts that `where` names (`shift` is the row), with their members, in the order of time. `hold` keeps the rows until the end. */
export async function readShifts(
  db: Db | Trx,
  where: RawBuilder<unknown>,
  { hold = false }: { hold?: boolean } = {},
): Promise<ShiftRow[]> {
  const { rows } = await sql<Omit<ShiftRow, 'members'>>`
    select ${shiftColumns} from checkpoint_shifts shift where ${where}
    order by shift.from_at, shift.id ${hold ? sql`for update` : sql``}`.execute(db)
  const members = await readMembers(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, members: members.get(row.id) ?? [] }))
}

async function readMembers(db: Db | Trx, shiftIds: readonly string[]): Promise<Map<string, MemberRow[]>> {
  if (shiftIds.length === 0) return new Map()
  const { rows } = await sql<MemberRow & { shiftId: string }>`
    select shift_id as "shiftId", id, role, force, officer_id as "officerId", name, task, checked_in_at as "checkedInAt"
    from checkpoint_members where shift_id = any(${shiftIds}::uuid[]) order by shift_id, place`.execute(db)
  return Map.groupBy(rows, ({ shiftId }) => shiftId)
}

/** One shift, held; undefined: there is none. */
export async function holdShift(trx: Trx, shiftId: string): Promise<ShiftRow | undefined> {
  const [shift] = await readShifts(trx, sql`shift.id = ${shiftId}`, { hold: true })
  return shift
}

/** The commander of a shift, if it has exactly one. */
export function commanderOf({ members }: Pick<ShiftRow, 'members'>): MemberRow | undefined {
  const commanders = members.filter(({ role }) => role === 'commander')
  return commanders.length === 1 ? commanders[0] : undefined
}

/** A shift as the rules of standing look at it. */
export function toStandingShift(shift: ShiftRow): StandingShift {
  const byForce = Map.groupBy(shift.members, ({ force }) => force)
  return {
    fromAt: shift.fromAt,
    toAt: shift.toAt,
    startedAt: shift.startedAt,
    endedAt: shift.endedAt,
    commanders: shift.members.filter(({ role }) => role === 'commander').length,
    forces: [...byForce].map(([force, members]) => ({ force, hereAt: earliestOf(members) })),
  }
}

function earliestOf(members: readonly MemberRow[]): Instant | null {
  const moments = members.flatMap(({ checkedInAt }) => checkedInAt ?? [])
  return moments.length === 0 ? null : moments.reduce((least, moment) => (moment < least ? moment : least))
}
