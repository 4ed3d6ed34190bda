import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import type { ShiftMemberPayload, Standing } from '../domain/index.ts'

/** Hours in which these people are wanted. */
interface Wanted {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly members: readonly ShiftMemberPayload[]
}

/** Where the officers of these shifts stand already, in and around those hours; each officer once, with nothing or with much. */
export async function readStandings(trx: Trx, wanted: readonly Wanted[]): Promise<Map<string, Standing[]>> {
  const officers = [...new Set(wanted.flatMap(({ members }) => members.flatMap(({ officerId }) => officerId ?? [])))]
  const standings = new Map<string, Standing[]>(officers.map((officerId) => [officerId, []]))
  if (officers.length === 0) return standings
  const from = wanted.map(({ fromAt }) => fromAt).reduce((least, at) => (at < least ? at : least))
  const to = wanted.map(({ toAt }) => toAt).reduce((most, at) => (at > most ? at : most))
  const { rows } = await sql<Standing & { officerId: string }>`
    select member.officer_id as "officerId", officers.name, shift.checkpoint_id as "checkpointId", checkpoints.name as post,
           shift.from_at as "fromAt", coalesce(shift.ended_at, shift.to_at) as "toAt"
    from checkpoint_members member
    join checkpoint_shifts shift on shift.id = member.shift_id and shift.cancelled_at is null
      and shift.from_at < ${to} and coalesce(shift.ended_at, shift.to_at) > ${from}
    join checkpoints on checkpoints.id = shift.checkpoint_id
    join officers on officers.id = member.officer_id
    where member.officer_id = any(${officers}::uuid[])
    order by shift.from_at`.execute(trx)
  for (const { officerId, ...standing } of rows) standings.get(officerId)?.push(standing)
  return standings
}
