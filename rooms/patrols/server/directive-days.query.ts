import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay, type Words } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'

/** A directive in force somewhere, from a moment to a moment (null: no end). */
export interface DirectiveSpan {
  readonly areaId: number
  readonly label: Words
  readonly fromAt: Instant
  readonly toAt: Instant | null
}

/** Directives in force at any moment of the days `from`–`to`, anywhere; with `areaIds` only those put there. */
export async function directivesOver(
  db: Db | Trx,
  { from, to, areaIds }: { from: Day; to: Day; areaIds?: readonly number[] },
  { utcOffsetMinutes }: Pick<Profile, 'utcOffsetMinutes'>,
): Promise<DirectiveSpan[]> {
  const [fromAt, toAt] = [startOfDay(from, utcOffsetMinutes), startOfDay(addDays(to, 1), utcOffsetMinutes)]
  const { rows } = await sql<{ areaId: number; vi: string; en: string; fromAt: Instant; toAt: Instant | null }>`
    select area_id as "areaId", label_vi as vi, label_en as en, from_at as "fromAt", to_at as "toAt" from in_force
    where kind = 'directive' and from_at < ${toAt} and (to_at is null or to_at > ${fromAt})
      ${areaIds === undefined ? sql`` : sql`and area_id = any(${[...areaIds]}::int[])`}
    order by from_at, id`.execute(db)
  return rows.map(({ vi, en, ...row }) => ({ ...row, label: { vi, en } }))
}

/** The latest directive that is in force at any moment of a day; undefined: none. */
export function directiveOn(
  spans: readonly DirectiveSpan[],
  day: Day,
  { utcOffsetMinutes }: Pick<Profile, 'utcOffsetMinutes'>,
): DirectiveSpan | undefined {
  const [fromAt, toAt] = [startOfDay(day, utcOffsetMinutes), startOfDay(addDays(day, 1), utcOffsetMinutes)]
  return spans.findLast((span) => span.fromAt < toAt && (span.toAt === null || span.toAt > fromAt))
}
