import { sql } from 'kysely'
import { addDays, addMinutes, type Day, dayOf, type Instant, type Words } from '#kit'
import { type Asking, defineRead, may, notFound, visiblePlace } from '#platform/server'
import {
  coverageOf,
  type DutyBook,
  type DutyRule,
  dayKindOf,
  type RosterWeek,
  restFigures,
  restWords,
  rosterWeek,
  ruleOn,
  type Span,
  weekOf,
} from '../domain/index.ts'
import { type CommandPost, commandPosts } from './command-posts.query.ts'
import { bookOf, holidaysNow } from './duty-book.query.ts'
import { dutyPhones } from './on-duty.query.ts'
import { lastWords, shapeShifts, shapeSwaps } from './shape-shifts.query.ts'
import { readShifts } from './shifts.store.ts'
import { openSwaps, readSwaps } from './swaps.store.ts'
import { troublesOf } from './troubles.query.ts'

/** The post, when the reader may see it. */
export async function visiblePost(asking: Asking, bodyId: string): Promise<CommandPost | undefined> {
  const post = (await commandPosts(asking.db, [bodyId], asking.profile)).get(bodyId)
  return post && visiblePlace(asking, post.areaId, 'duty.read') ? post : undefined
}

/** `GET /duty/posts/:bodyId/week`. */
export const rosterWeekRead = defineRead(
  rosterWeek,
  async (asking, { bodyId, at }): Promise<RosterWeek | ReturnType<typeof notFound>> => {
    const { db, profile, now } = asking
    const post = await visiblePost(asking, bodyId)
    if (!post) return notFound('bodyId')
    const book = await bookOf(profile)
    const week = weekOf(at ?? now, profile.utcOffsetMinutes)
    const found = await readShifts(db, sql`body_id = ${bodyId} and from_at < ${week.toAt} and to_at > ${week.fromAt}`)
    const shifts = await shapeShifts(asking, found, book)
    const phone = (await dutyPhones(db, new Map([[bodyId, post]]))).get(bodyId) ?? null
    const words = await lastWords(
      db,
      found.map((shift) => shift.id),
    )
    const swaps = await readSwaps(db, sql`body_id = ${bodyId} and ${openSwaps(asking.now)}`)
    const rule = ruleOn(book, dayOf(week.fromAt, profile.utcOffsetMinutes))
    return {
      at: now,
      post: { bodyId, areaId: post.areaId, areaTitle: post.areaTitle, name: post.name, phone },
      week,
      shifts,
      coverage: coverageOf(shifts.filter((shift) => shift.covers) as unknown as Span[], week),
      troubles: await troublesOf(asking, found, book),
      days: await daysOf(asking, book, week),
      handOvers: [...words].map(([shiftId, word]) => ({ shiftId, ...word })),
      swaps: await shapeSwaps(asking, swaps),
      rest: rule ? restLines(rule) : [],
      roles: (rule?.roles ?? []).map(({ key, title, covers }) => ({ key, title, covers })),
      patterns: book.patterns.map(({ key, title, blocks }) => ({
        key,
        title,
        roles: [...new Set(blocks.map((block) => block.role))],
      })),
      mayPlan: may(asking.actor, 'duty.plan', post.areaId, asking.tree),
    }
  },
)

function restLines(rule: DutyRule): RosterWeek['rest'] {
  return restFigures.map((figure) => ({
    figure,
    title: restWords[figure],
    hours: rule.rest[figure].value,
    source: rule.rest[figure].source,
  }))
}

async function daysOf({ db, profile }: Asking, book: DutyBook, week: Span): Promise<RosterWeek['days']> {
  const list = await holidaysNow(db, book)
  const first: Day = dayOf(week.fromAt, profile.utcOffsetMinutes)
  const days = Array.from({ length: 7 }, (_, index) => addDays(first, index))
  const names = await holidayNames(db, book, days)
  return days.map((day) => ({ day, kind: dayKindOf(day, list), name: list.has(day) ? (names.get(day) ?? null) : null }))
}

/** How the days of the list are called: by the last record, else by the profile. */
export async function holidayNames(
  db: Asking['db'],
  book: DutyBook,
  days: readonly string[],
): Promise<Map<string, Words>> {
  const { rows } = await sql<{ day: string; name: string }>`
    select day, name from duty_holidays where day = any(${[...days]}::date[]) order by recorded_at, id`.execute(db)
  return new Map([
    ...book.holidays.map((one) => [one.day, one.name] as const),
    ...rows.map((row) => [row.day, { vi: row.name, en: row.name }] as const),
  ])
}

/** The stretch that a list of days takes. */
export function stretchOf(from: Day, days: number, offsetMinutes: number): Span {
  const start = Date.parse(`${from}T00:00:00.000Z`) - offsetMinutes * 60_000
  const fromAt = new Date(start).toISOString() as Instant
  return { fromAt, toAt: addMinutes(fromAt, days * 1440) }
}
