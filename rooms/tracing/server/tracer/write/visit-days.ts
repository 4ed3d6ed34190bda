import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import { dayMinutes, instantOf } from '../minutes.ts'

/**
 * Makes the partitions for the days in which these minutes lie. Attaching takes a lock that lets everybody else read and
 * write on (CREATE … PARTITION OF would not).
 */
export async function ensureVisitDays(trx: Trx, enterMinutes: Iterable<number>): Promise<void> {
  const days = [...new Set(Array.from(enterMinutes, (minute) => Math.floor(minute / dayMinutes)))].sort((a, b) => a - b)
  if (days.length === 0) return
  const missing = await missingDays(trx, days)
  if (missing.length === 0) return
  await sql`select pg_advisory_xact_lock(hashtext('visit-days'))`.execute(trx)
  for (const day of await missingDays(trx, missing)) {
    const name = sql.id(nameOf(day))
    const from = sql.lit(day * dayMinutes)
    const to = sql.lit((day + 1) * dayMinutes)
    await sql`create table ${name} (like stays including defaults including constraints)`.execute(trx)
    await sql`alter table stays attach partition ${name} for values from (${from}) to (${to})`.execute(trx)
  }
}

/** Drops every day before a minute, with what was changed in it. Gives how many days went. */
export async function dropVisitDays(trx: Trx, beforeMinute: number): Promise<number> {
  const last = Math.floor(beforeMinute / dayMinutes)
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'stays'::regclass and relname < ${nameOf(last)} order by relname`.execute(trx)
  for (const { name } of rows) await sql`drop table ${sql.id(name)}`.execute(trx)
  await sql`delete from stay_changes where enter_minute < ${last * dayMinutes}`.execute(trx)
  await sql`delete from trace_links where until_minute < ${last * dayMinutes}`.execute(trx)
  return rows.length
}

async function missingDays(trx: Trx, days: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ day: number }>`
    select day from unnest(${days}::int[], ${days.map(nameOf)}::text[]) as asked (day, name)
    where to_regclass(asked.name) is null order by day`.execute(trx)
  return rows.map(({ day }) => day)
}

/** `stays_20210727`; in order of name as of time. */
function nameOf(day: number): string {
  return `stays_${instantOf(day * dayMinutes)
    .slice(0, 10)
    .replaceAll('-', '')}`
}
