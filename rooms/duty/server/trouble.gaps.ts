import { sql } from 'kysely'
import { addMinutes, type Day, type Instant } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { dayKindOf } from '../domain/index.ts'
import { holidaysNow } from './duty-book.query.ts'
import { gapOf, hours, standingOf } from './gap-ground.ts'
import { readShifts } from './shifts.store.ts'
import { type Trouble, troublesOf } from './troubles.query.ts'

/** What stands wrong on the rosters of the next week: one gap for each shift and what is wrong with it. */
export function troubleRule(
  kind: Trouble['kind'],
  words: { key: string; title: GapRule['title']; severity: FoundGap['severity'] },
): GapRule {
  return {
    key: words.key,
    title: words.title,
    source: 'FOR-01',
    raiseAfterMinutes: kind === 'rest' ? [] : [hours(4)],
    wakesOn: ['duty', 'bodies'],
    find: async (trx, at) => {
      const { book, posts, heads } = await standingOf(trx, at)
      const { now, profile } = at
      const shifts = await readShifts(trx, sql`to_at > ${now} and from_at < ${addMinutes(now, hours(168))}`)
      const troubles = await troublesOf({ db: trx, profile, kinds: [kind] }, shifts, book)
      return troubles.flatMap(({ shift, text, reason }) => {
        const post = posts.get(shift.bodyId)
        const data = {
          shiftId: shift.id,
          officerId: shift.officerId,
          fromAt: shift.fromAt,
          toAt: shift.toAt,
          vi: text.vi,
          en: text.en,
          hasReason: reason !== null,
        }
        const { severity } = words
        return post ? [gapOf(post, heads, { subject: shift.id, severity, since: now, dueAt: shift.fromAt, data })] : []
      })
    },
    nextAt: (trx, { now }) => nextOfWeek(trx, now),
  }
}

/** When the next shift ends, or comes within the week that is looked at: between, only changes change anything. */
async function nextOfWeek(trx: Trx, now: Instant): Promise<Instant | null> {
  const weekOn = addMinutes(now, hours(168))
  const { rows } = await sql<{ ends: Instant | null; comes: Instant | null }>`
    select (select min(to_at) from duty_shifts where cancelled_at is null and to_at > ${now} and from_at < ${weekOn}) as ends,
           (select min(from_at) from duty_shifts where cancelled_at is null and from_at >= ${weekOn}) as comes`.execute(
    trx,
  )
  const { ends = null, comes = null } = rows[0] ?? {}
  const moments = [ends, comes && addMinutes(comes, -hours(168))].filter((at) => at !== null)
  return moments.toSorted()[0] ?? null
}

/** Rosters planned for another kind of day than the list of holidays says now: one gap for each post and day. */
export const holidayTouched: GapRule = {
  key: 'duty-holiday-touched',
  title: { vi: 'Lịch trực xếp theo ngày nghỉ cũ', en: 'A roster follows an older list of holidays' },
  source: 'FOR-01',
  raiseAfterMinutes: [],
  wakesOn: ['duty'],
  find: async (trx, at) => {
    const { book, posts, heads } = await standingOf(trx, at)
    const { now, profile } = at
    const list = await holidaysNow(trx, book)
    const { rows } = await sql<{ bodyId: string; day: string; dayKind: string; shifts: number; fromAt: Instant }>`
      select body_id as "bodyId", (from_at at time zone 'UTC' + make_interval(mins => ${profile.utcOffsetMinutes}::int))::date as day,
             day_kind as "dayKind", count(*)::int as shifts, min(from_at) as "fromAt"
      from duty_shifts where cancelled_at is null and to_at > ${now} group by 1, 2, 3`.execute(trx)
    return rows.flatMap(({ bodyId, day, dayKind, shifts, fromAt }) => {
      const post = posts.get(bodyId)
      if (!post || dayKind === dayKindOf(day as Day, list)) return []
      const found = { subject: `${bodyId} ${day}`, since: now, dueAt: fromAt, data: { day, shifts } }
      return [gapOf(post, heads, { ...found, severity: 1 })]
    })
  },
}
