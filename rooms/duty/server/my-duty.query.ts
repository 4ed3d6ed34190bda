import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, no } from '#platform/server'
import { DUTY, type DutySwap, hoursWithin, type MyShift, myDuty, roleTitle, ruleOn, weekOf } from '../domain/index.ts'
import { commandPosts } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { lastWords, shapeSwaps } from './shape-shifts.query.ts'
import { readShifts, type Shift } from './shifts.store.ts'
import { readSwaps, type Swap, unansweredSince } from './swaps.store.ts'

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
    sql`(asker_id = ${officerId} or other_id = ${officerId})
      and (asked_at > ${addMinutes(now, -7 * 1440)} or ${unansweredSince(addMinutes(now, -1440))})`,
  )
  const shaped = await shapeSwaps(asking, swaps)
  const feed = await db
    .selectFrom('duty_feeds')
    .select('id')
    .where('officer_id', '=', officerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return {
    at: now,
    shifts: await shapeMine(asking, shown, openOf(swaps, shaped)),
    swaps: shaped,
    hoursThisWeek: hoursWithin(around, week),
    hasFeed: feed !== undefined,
  }
})

/** The shifts over which a request is still open. */
function openOf(swaps: readonly Swap[], shaped: readonly DutySwap[]): ReadonlySet<string | null> {
  const open = new Set(shaped.flatMap(({ id, state }) => (state === 'asked' || state === 'accepted' ? id : [])))
  return new Set(swaps.flatMap(({ id, shiftId, otherShiftId }) => (open.has(id) ? [shiftId, otherShiftId] : [])))
}

async function shapeMine(
  asking: Asking,
  shifts: readonly Shift[],
  open: ReadonlySet<string | null>,
): Promise<MyShift[]> {
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
