import { z } from 'zod'
import { addDays, type Day, dayOf, type Instant, startOfDay, type Words } from '#kit'
import type { Profile } from '#platform/server'
import { type SignalBook, signalRuleOn, signalRulesFile } from '../domain/index.ts'

/** A holiday: fewer tests are made and fewer cases entered. */
export interface Holiday {
  readonly day: Day
  readonly name: Words
}

const holidaysFile = z.array(z.object({ day: z.string(), name: z.object({ vi: z.string(), en: z.string() }) }))
const books = new WeakMap<Profile, Promise<SignalBook>>()
const holidays = new WeakMap<Profile, Promise<readonly Holiday[]>>()

/** The parameters of the running profile; read once. */
export function signalBook(profile: Profile): Promise<SignalBook> {
  return remembered(books, profile, () => profile.json('forecast/parameters.json', signalRulesFile))
}

/** The holidays of the profile’s calendar, to be marked in a curve. The list is the one that duty goes by. */
export function holidaysOf(profile: Profile): Promise<readonly Holiday[]> {
  return remembered(holidays, profile, () => profile.json('duty/holidays.json', holidaysFile) as Promise<Holiday[]>)
}

function remembered<T>(known: WeakMap<Profile, Promise<T>>, profile: Profile, read: () => Promise<T>): Promise<T> {
  const before = known.get(profile)
  if (before) return before
  const made = read()
  known.set(profile, made)
  return made
}

/** Today, and the last day whose numbers are taken for whole: today from the hour of the rule on, before it yesterday. */
export async function closedDay(
  profile: Profile,
  now: Instant,
): Promise<{ readonly today: Day; readonly closed: Day }> {
  const offset = profile.utcOffsetMinutes
  const today = dayOf(now, offset)
  const rule = signalRuleOn(await signalBook(profile), today)
  const minute = (Date.parse(now) - Date.parse(startOfDay(today, offset))) / 60_000
  return { today, closed: rule && minute < rule.closesAtMinute ? addDays(today, -1) : today }
}
