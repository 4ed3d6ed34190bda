import type { Db, Profile, Trx } from '#platform/server'
import {
  type DutyBook,
  dutyPatternsFile,
  dutyRulesFile,
  type HolidayChange,
  holidayList,
  holidaysFile,
} from '../domain/index.ts'
import type {} from './duty.tables.ts'

const known = new WeakMap<Profile, Promise<DutyBook>>()

/** The rules, patterns and holidays of the running profile; read once. */
export function bookOf(profile: Profile): Promise<DutyBook> {
  const before = known.get(profile)
  if (before) return before
  const book = readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile): Promise<DutyBook> {
  return {
    rules: await profile.json('duty/rules.json', dutyRulesFile),
    patterns: await profile.json('duty/patterns.json', dutyPatternsFile),
    holidays: await profile.json('duty/holidays.json', holidaysFile),
  }
}

/** Days that are not what their weekday says: the profile's, with the changes recorded since. */
export async function holidaysNow(db: Db | Trx, book: DutyBook): Promise<Map<string, 'holiday' | 'working'>> {
  const rows = await db
    .selectFrom('duty_holidays')
    .select(['day', 'kind'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return holidayList(book.holidays, rows as HolidayChange[])
}
