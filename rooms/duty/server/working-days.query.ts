import type { Day } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { dayKindOf } from '../domain/index.ts'
import { bookOf, holidaysNow } from './duty-book.query.ts'

/** Whether offices work on a day, by the one list of holidays of the house: for rooms whose clocks run in working days. */
export async function workingDays(db: Db | Trx, profile: Profile): Promise<(day: Day) => boolean> {
  const list = await holidaysNow(db, await bookOf(profile))
  return (day) => dayKindOf(day, list) === 'working'
}
