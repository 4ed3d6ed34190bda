import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { ShiftMemberPayload } from '../domain/index.ts'

/** Members to be written, in the order of the roster. */
export interface MembersToWrite {
  readonly shiftId: string
  readonly members: readonly ShiftMemberPayload[]
}

/** Puts people on shifts, thousands in one statement. Who is on the shift already keeps when they checked in. */
export async function writeMembers(trx: Trx, shifts: readonly MembersToWrite[]): Promise<void> {
  const rows = shifts.flatMap(({ shiftId, members }) => members.map((member, place) => ({ shiftId, place, ...member })))
  if (rows.length === 0) return
  await sql`
    insert into checkpoint_members (shift_id, id, place, role, force, officer_id, name, task)
    select * from unnest(
      ${rows.map((row) => row.shiftId)}::uuid[], ${rows.map((row) => row.memberId)}::uuid[],
      ${rows.map((row) => row.place)}::int[], ${rows.map((row) => row.role)}::text[],
      ${rows.map((row) => row.force)}::text[], ${rows.map((row) => row.officerId ?? null)}::uuid[],
      ${rows.map((row) => row.name ?? null)}::text[], ${rows.map((row) => row.task)}::text[])
    on conflict (shift_id, id) do update set place = excluded.place, role = excluded.role, force = excluded.force,
      officer_id = excluded.officer_id, name = excluded.name, task = excluded.task`.execute(trx)
}

/** Those of these officers whom the house knows, with their names. */
export async function knownOfficers(
  db: Db | Trx,
  members: readonly ShiftMemberPayload[],
): Promise<Map<string, string>> {
  const ids = [...new Set(members.flatMap(({ officerId }) => officerId ?? []))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from officers where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
