import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import { commanderOf, type ShiftRow } from './shifts.store.ts'

/** Writes who is here; of two phones that say so the earlier moment stands. Gives the shift as it is now. */
export async function writeCheckIn(
  shift: ShiftRow,
  { memberIds, at }: { readonly memberIds: readonly string[]; readonly at: Instant },
  trx: Trx,
): Promise<ShiftRow> {
  await sql`
    update checkpoint_members set checked_in_at = least(checked_in_at, ${at}::timestamptz)
    where shift_id = ${shift.id} and id = any(${[...memberIds]}::uuid[])`.execute(trx)
  const byCommander = memberIds.includes(commanderOf(shift)?.id ?? '')
  if (byCommander) {
    await sql`
      update checkpoint_shifts set started_at = least(started_at, ${at}::timestamptz)
      where id = ${shift.id}`.execute(trx)
  }
  const members = shift.members.map((member) =>
    memberIds.includes(member.id) ? { ...member, checkedInAt: earlier(member.checkedInAt, at) } : member,
  )
  return { ...shift, members, startedAt: byCommander ? earlier(shift.startedAt, at) : shift.startedAt }
}

function earlier(before: Instant | null, at: Instant): Instant {
  return before !== null && before < at ? before : at
}
