import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant, startOfDay } from '#kit'
import type { GapRule, Trx } from '#platform/server'
import { coveringRoles, type DutyBook, type DutyRule, holesIn, minutesOfTime, weekOf } from '../domain/index.ts'
import { gapOf, hours, standingOf } from './gap-ground.ts'
import { readShifts, type Shift } from './shifts.store.ts'

/** A stretch without a watch, seen 12 hours ahead (as the profile says); it is serious once it is there. A post without any roster has its own gap. */
export const hole: GapRule = {
  key: 'duty-hole',
  title: { vi: 'Sắp hở ca trực', en: 'A stretch without a watch' },
  source: 'FOR-01',
  raiseAfterMinutes: [0],
  wakesOn: ['duty', 'bodies'],
  find: async (trx, at) => {
    const { book, posts, rule, heads } = await standingOf(trx, at)
    if (!rule) return []
    const { now } = at
    const ahead = { fromAt: now, toAt: addMinutes(now, hours(rule.holeSeenHours)) }
    const byPost = await watchesAround(trx, book, now)
    const rostered = await rosteredPosts(trx, book, now)
    return [...posts.values()].flatMap((post) => {
      const shifts = byPost.get(post.bodyId) ?? []
      if (!rostered.has(post.bodyId)) return []
      return holesIn(shifts, ahead).map(({ fromAt }) => {
        // A hole that is open already began when the last watch left; one that comes is told from 12 hours before.
        const began = fromAt > now ? fromAt : lastEnd(shifts, now)
        const until = shifts.find((shift) => shift.fromAt > began)?.fromAt ?? null
        const isOpen = began <= now
        return gapOf(post, heads, {
          subject: `${post.bodyId} ${began}`,
          severity: isOpen ? 4 : 2,
          since: isOpen ? began : addMinutes(began, -hours(rule.holeSeenHours)),
          dueAt: began,
          data: { fromAt: began, toAt: until },
        })
      })
    })
  },
}

/** Shifts from a day ago until a day and a half ahead, in covering roles, by post. */
async function watchesAround(trx: Trx, book: DutyBook, now: Instant): Promise<Map<string, Shift[]>> {
  const shifts = await readShifts(
    trx,
    sql`to_at > ${addMinutes(now, -hours(24))} and from_at < ${addMinutes(now, hours(36))}
      and role = any(${coveringRoles(book)}::text[])`,
  )
  return Map.groupBy(shifts, (shift) => shift.bodyId)
}

/** Posts that have any watch from a day ago until a week ahead: others have no roster at all, which is another gap. */
async function rosteredPosts(trx: Trx, book: DutyBook, now: Instant): Promise<Set<string>> {
  const { rows } = await sql<{ bodyId: string }>`
    select distinct body_id as "bodyId" from duty_shifts
    where cancelled_at is null and to_at > ${addMinutes(now, -hours(24))} and from_at < ${addMinutes(now, hours(168))}
      and role = any(${coveringRoles(book)}::text[])`.execute(trx)
  return new Set(rows.map((row) => row.bodyId))
}

function lastEnd(shifts: readonly Shift[], now: Instant): Instant {
  const ends = shifts.filter((shift) => shift.toAt <= now).map((shift) => shift.toAt)
  return ends.reduce((latest, end) => (end > latest ? end : latest), addMinutes(now, -hours(24)))
}

/** A post with no roster from now on; from Friday 16:00 (as the profile says) also one with none for next week. */
export const noRoster: GapRule = {
  key: 'duty-no-roster',
  title: { vi: 'Chưa xếp lịch trực', en: 'No roster' },
  source: 'ORG-04',
  raiseAfterMinutes: [hours(12)],
  wakesOn: ['duty', 'bodies'],
  find: async (trx, at) => {
    const { book, posts, rule, heads } = await standingOf(trx, at)
    if (!rule) return []
    const { now, profile } = at
    const week = weekOf(now, profile.utcOffsetMinutes)
    const nextWeek = { fromAt: week.toAt, toAt: addMinutes(week.toAt, hours(168)) }
    const deadline = nextWeekBy(rule, week.fromAt)
    const rostered = await rosteredPosts(trx, book, now)
    const { rows } = await sql<{ bodyId: string }>`
      select distinct body_id as "bodyId" from duty_shifts
      where cancelled_at is null and from_at >= ${nextWeek.fromAt} and from_at < ${nextWeek.toAt}`.execute(trx)
    const ready = new Set(rows.map((row) => row.bodyId))
    return [...posts.values()].flatMap((post) => {
      if (!rostered.has(post.bodyId)) {
        const since = startOfDay(dayOf(now, profile.utcOffsetMinutes), profile.utcOffsetMinutes)
        return [gapOf(post, heads, { severity: 3, since, dueAt: null, data: { week: 'this' } })]
      }
      if (now < deadline || ready.has(post.bodyId)) return []
      const data = { week: 'next', fromAt: nextWeek.fromAt }
      return [gapOf(post, heads, { severity: 2, since: deadline, dueAt: nextWeek.fromAt, data })]
    })
  },
}

function nextWeekBy(rule: DutyRule, monday: Instant): Instant {
  const { weekday, time } = rule.nextWeekBy
  return addMinutes(monday, (weekday - 1) * 1440 + minutesOfTime(time))
}

/** A watch that began and that nobody has taken over. */
export const notTaken: GapRule = {
  key: 'duty-not-taken-over',
  title: { vi: 'Ca trực chưa có người nhận', en: 'A watch is not taken over' },
  source: 'FOR-01',
  raiseAfterMinutes: [30],
  wakesOn: ['duty'],
  find: async (trx, at) => {
    const { book, posts, rule, heads } = await standingOf(trx, at)
    if (!rule) return []
    const { now } = at
    const late = addMinutes(now, -rule.takeOverLateAfterMinutes)
    const shifts = await readShifts(
      trx,
      sql`taken_at is null and from_at <= ${late} and to_at > ${now} and role = any(${coveringRoles(book)}::text[])`,
    )
    return shifts.flatMap((shift) => {
      const post = posts.get(shift.bodyId)
      const dueAt = addMinutes(shift.fromAt, rule.takeOverLateAfterMinutes)
      const data = { shiftId: shift.id, officerId: shift.officerId, fromAt: shift.fromAt }
      return post ? [gapOf(post, heads, { subject: shift.id, severity: 3, since: shift.fromAt, dueAt, data })] : []
    })
  },
}
