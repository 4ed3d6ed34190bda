import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, no } from '#platform/server'
import { DUTY, hoursWithin, type MyShift, myDuty, roleTitle, ruleOn, weekOf } from '../domain/index.ts'
import { commandPosts } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { lastWords, shapeSwaps } from './shape-shifts.query.ts'
import { readShifts, type Shift } from './shifts.store.ts'
import { readSwaps, type Swap } from './swaps.store.ts'

/** `GET /duty/mine`: the last day's shifts and the coming ones, the requests of the last week. */
export const myDutyRead = defineRead(myDuty, async (asking) => {
  const { db, actor, now, profile } = asking
  const { officerId } = actor
  if (officerId === null) return no(DUTY.NO_OFFICER)
  const week = weekOf(now, profile.utcOffsetMinutes)
  const around = await readShifts(
    db,
    sql`officer_id = ${officerId} and to_at > ${addMinutes(week.fromAt, -1440)} and from_at < ${addMinutes(now, 60 * 1440)}`,
  )
  const shown = around.filter((shift) => shift.toAt > addMinutes(now, -1440))
  const swaps = await readSwaps(
    db,
    sql`(asker_id = ${officerId} or other_id = ${officerId}) and asked_at > ${addMinutes(now, -7 * 1440)}`,
  )
  const feed = await db
    .selectFrom('duty_feeds')
    .select('id')
    .where('officer_id', '=', officerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return {
    at: now,
    shifts: await shapeMine(asking, shown, swaps),
    swaps: await shapeSwaps(asking, swaps),
    hoursThisWeek: hoursWithin(around, week),
    hasFeed: feed !== undefined,
  }
})

async function shapeMine(asking: Asking, shifts: readonly Shift[], swaps: readonly Swap[]): Promise<MyShift[]> {
  const { db, profile, now } = asking
  const book = await bookOf(profile)
  const minutes = ruleOn(book, dayOf(now, profile.utcOffsetMinutes))?.takeOverMinutesBefore ?? 0
  const posts = await commandPosts(
    db,
    shifts.map((shift) => shift.bodyId),
    profile,
  )
  const before = await shiftsBefore(asking, shifts)
  const words = await lastWords(db, [...shifts.map((shift) => shift.id), ...before.values()])
  const open = new Set(
    swaps
      .filter((swap) => swap.state === 'asked' || swap.state === 'accepted')
      .flatMap((swap) => [swap.shiftId, swap.otherShiftId]),
  )
  return shifts.map((shift) => ({
    id: shift.id,
    bodyId: shift.bodyId,
    office: posts.get(shift.bodyId)?.name ?? { vi: '', en: '' },
    role: shift.role,
    roleTitle: roleTitle(book, shift.role),
    fromAt: shift.fromAt,
    toAt: shift.toAt,
    takenAt: shift.takenAt,
    mayTake: shift.takenAt === null && now >= addMinutes(shift.fromAt, -minutes) && now < shift.toAt,
    mayHandOver: now >= addMinutes(shift.toAt, -minutes) && now <= addMinutes(shift.toAt, 120),
    told: words.get(before.get(shift.id) ?? '') ?? null,
    given: words.get(shift.id)?.note ?? null,
    hasOpenSwap: open.has(shift.id),
  }))
}

/** For each shift the one before it at the same post: the watch that it takes over from. */
async function shiftsBefore({ db }: Asking, shifts: readonly Shift[]): Promise<Map<string, string>> {
  const wanted = shifts.map(({ id, bodyId, fromAt }) => ({ id, bodyId, fromAt }))
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; before: string }>`
    select distinct on (given.id) given.id, duty_shifts.id as before
    from unnest(${wanted.map((one) => one.id)}::uuid[], ${wanted.map((one) => one.bodyId)}::uuid[],
                ${wanted.map((one) => one.fromAt as Instant)}::timestamptz[]) as given (id, body_id, from_at)
    join duty_shifts on duty_shifts.body_id = given.body_id and duty_shifts.cancelled_at is null
      and duty_shifts.from_at < given.from_at and duty_shifts.to_at >= given.from_at - interval '2 hours'
    order by given.id, duty_shifts.to_at desc, duty_shifts.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.before]))
}
