import { sql } from 'kysely'
import type { z } from 'zod'
import type { Day } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { dayKindOf, setHoliday } from '../domain/index.ts'
import { bookOf, holidaysNow } from './duty-book.query.ts'

type Holiday = z.infer<typeof setHoliday.payload>

/** Changes the list of holidays for the whole city. Answers how many standing shifts were planned for another kind of day. */
export const setHolidayIntent = defineIntent<Holiday>({
  contract: setHoliday,
  area: 'handler',
  handle: oneByOne(async (work: Work<Holiday>, step: Step) => {
    const { trx, tree, now, profile } = step
    const rootId = tree.root?.id ?? 0
    const notAllowed = allowed(work, step, 'duty.set-holidays', rootId, 'duty.read')
    if (notAllowed) return reject(notAllowed)
    const { day, kind, name, source } = work.payload
    await trx.insertInto('duty_holidays').values({ id: work.id, day, kind, name, source, recorded_at: now }).execute()
    const dayKind = dayKindOf(day as Day, await holidaysNow(trx, await bookOf(profile)))
    const { rows } = await sql<{ shifts: number; bodies: number }>`
      select count(*)::int as shifts, count(distinct body_id)::int as bodies from duty_shifts
      where cancelled_at is null and to_at > ${now} and day_kind <> ${dayKind}
        and (from_at + make_interval(mins => ${profile.utcOffsetMinutes}::int)) at time zone 'UTC' >= ${day}::date
        and (from_at + make_interval(mins => ${profile.utcOffsetMinutes}::int)) at time zone 'UTC' < ${day}::date + 1`.execute(
      trx,
    )
    const touched = rows[0] ?? { shifts: 0, bodies: 0 }
    const data = { day, kind, ...touched }
    return accept([{ type: 'holiday-set', areaId: rootId, subjectId: work.id, data, live: ['duty'] }], touched)
  }),
})
