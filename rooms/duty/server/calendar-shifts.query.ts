import { type RawBuilder, sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { Db } from '#platform/server'
import { hashOfFeed } from './feeds.ts'

/** A calendar goes back a month and ahead a quarter of a year. */
const daysBack = 31
const daysAhead = 92

/** A shift as it stands or stood: cancelled ones are told to calendars too. */
export interface CalendarRow {
  readonly id: string
  readonly bodyId: string
  readonly officerId: string
  readonly role: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly version: number
  readonly changedAt: Instant
  readonly cancelledAt: Instant | null
}

/** Shifts of one person around a moment. */
export function shiftsOfPerson(db: Db, officerId: string, now: Instant): Promise<CalendarRow[]> {
  return readRows(db, sql`officer_id = ${officerId}`, now)
}

/** Shifts of one post around a moment. */
export function shiftsOfPost(db: Db, bodyId: string, now: Instant): Promise<CalendarRow[]> {
  return readRows(db, sql`body_id = ${bodyId}`, now)
}

/** Whose open calendar address this secret is; undefined for none. */
export async function ownerOfFeed(db: Db, secret: string): Promise<string | undefined> {
  const feed = await db
    .selectFrom('duty_feeds')
    .select('officer_id')
    .where('hash', '=', hashOfFeed(secret))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return feed?.officer_id
}

async function readRows(db: Db, where: RawBuilder<unknown>, now: Instant): Promise<CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    select id, body_id as "bodyId", officer_id as "officerId", role, from_at as "fromAt", to_at as "toAt", version,
           changed_at as "changedAt", cancelled_at as "cancelledAt"
    from duty_shifts where ${where} and to_at > ${addMinutes(now, -daysBack * 1440)}
      and from_at < ${addMinutes(now, daysAhead * 1440)}
    order by from_at, id`.execute(db)
  return rows
}
