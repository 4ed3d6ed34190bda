import { sql } from 'kysely'
import { addMinutes, dayOf } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { dayKindOf } from '../domain/index.ts'
import { holidaysNow } from './duty-book.query.ts'
import { gapOf, hours, standingOf } from './gap-ground.ts'
import { readShifts, type Shift } from './shifts.store.ts'
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
      const troubles = (await troublesOf({ db: trx, profile }, shifts, book)).filter((one) => one.kind === kind)
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
  }
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
    const shifts = await readShifts(trx, sql`to_at > ${now}`)
    const dayOfShift = (shift: Shift) => dayOf(shift.fromAt, profile.utcOffsetMinutes)
    const touched = shifts.filter((shift) => shift.dayKind !== dayKindOf(dayOfShift(shift), list))
    const groups = Map.groupBy(touched, (shift) => `${shift.bodyId} ${dayOfShift(shift)}`)
    return [...groups].flatMap(([subject, group]) => {
      const first = group[0] as Shift
      const post = posts.get(first.bodyId)
      const data = { day: dayOfShift(first), shifts: group.length }
      return post ? [gapOf(post, heads, { subject, severity: 1, since: now, dueAt: first.fromAt, data })] : []
    })
  },
}
