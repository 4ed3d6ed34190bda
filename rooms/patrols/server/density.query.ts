import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Words } from '#kit'
import { type Asking, countsOfArea, defineRead, no, notFound, type Place, visiblePlace } from '#platform/server'
import { areaTitle, isValidOn, levelOf } from '#rooms/areas/domain'
import { type AreaBook, openBook } from '#rooms/areas/server'
import {
  type Density,
  type DensityDay,
  densityContract,
  fallOn,
  PATROLS,
  type PatrolRule,
  patrolRuleOn,
  perKm2,
  perThousand,
  sizeOf,
} from '../domain/index.ts'
import { directiveOn, directivesOver } from './directive-days.query.ts'
import { insidePlace } from './patrol-list.query.ts'
import { patrolBook } from './patrol-rules.query.ts'

const counted = ['checks', 'persons', 'vehicles', 'reminders', 'people', 'minutes'] as const
/** Days before the first one shown: enough for the day before and the same weekday. */
const daysBefore = 7

/** `GET /patrols/density`: see the contract. */
export const densityRead = defineRead(densityContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'patrols.read')
  const book = await openBook(asking)
  const area = place && book.byId.get(place.id)
  if (!place || !area) return notFound('areaId')
  const { now, profile } = asking
  const today = dayOf(now, profile.utcOffsetMinutes)
  const to = (query.day ?? today) as Day
  const { rules, sizes } = await patrolBook(profile)
  const partsDay = to < today ? to : addDays(today, -1)
  const rule = patrolRuleOn(rules, to)
  if (!rule) return no(PATROLS.RULE_MISSING, { field: 'day', params: { day: to } })
  const communes = communesIn(book, place, to)
  const size = sizeOf(
    sizes,
    area.code,
    communes.map(({ code }) => code),
  )
  const days = daysUntil(to, query.days)
  const counts = await countsByDay(asking, place, { from: addDays(days[0] as Day, -daysBefore), to })
  const directives = await directivesByDay(asking, place, days)
  const whole = { ...size, communes: communes.length }
  return {
    asOf: now,
    areaTitle: areaTitle(area),
    ...size,
    sources: [...size.sources],
    communes: communes.length,
    fallShare: rule.falls.share,
    fallSource: rule.falls.source.text,
    days: days.map((day) => toDay(day, { counts, directives, whole, rule, today })),
    partsOn: partsDay,
    parts: await partsOn(asking, place, { day: partsDay, book }),
  }
})

function daysUntil(to: Day, length: number): Day[] {
  return Array.from({ length }, (_, index) => addDays(to, index - length + 1))
}

function communesIn(book: AreaBook, place: Place, day: string) {
  const { first, last } = place
  return book.areas.filter(
    (area) => area.first >= first && area.first <= last && levelOf(area.kind) === 'commune' && isValidOn(area, day),
  )
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

async function countsByDay({ db, tree }: Asking, place: Place, { from, to }: { from: Day; to: Day }): Promise<Counts> {
  const indicators = counted.map((key) => `patrols.${key}`)
  const rows = await countsOfArea(db, tree, { areaId: place.id, indicators, from, to })
  const byIndicator = Map.groupBy(rows, (row) => row.indicator)
  return new Map(
    counted.map((key) => [
      key,
      new Map((byIndicator.get(`patrols.${key}`) ?? []).map((row) => [row.day as string, Number(row.value)])),
    ]),
  )
}

async function directivesByDay(
  { db, tree, profile }: Asking,
  place: Place,
  days: readonly Day[],
): Promise<ReadonlyMap<string, Words>> {
  const areaIds = tree.upward(place.id).map(({ id }) => id)
  const range = { from: days[0] as Day, to: days.at(-1) as Day, areaIds }
  const spans = await directivesOver(db, range, profile)
  return new Map(
    days.flatMap((day) => {
      const span = directiveOn(spans, day, profile)
      return span ? [[day, span.label] as const] : []
    }),
  )
}

interface Whole {
  readonly areaKm2: number | null
  readonly population: number | null
  readonly communes: number
}

function toDay(
  day: Day,
  {
    counts,
    directives,
    whole,
    rule,
    today,
  }: { counts: Counts; directives: ReadonlyMap<string, Words>; whole: Whole; rule: PatrolRule; today: string },
): DensityDay {
  const of = (key: (typeof counted)[number]) => counts.get(key)?.get(day) ?? 0
  const checks = of('checks')
  // A day that is not over yet has not fallen.
  const isOrdered = day < today && directives.has(day) && directives.has(addDays(day, -1))
  return {
    day,
    checks,
    persons: of('persons'),
    vehicles: of('vehicles'),
    reminders: of('reminders'),
    people: of('people'),
    minutes: of('minutes'),
    perKm2: perKm2(checks, whole.areaKm2),
    perThousand: perThousand(checks, whole.population),
    perCommune: whole.communes === 0 ? null : checks / whole.communes,
    directive: directives.get(day) ?? null,
    falls: isOrdered && fallOn(day, counts.get('checks') ?? new Map(), rule) !== null,
  }
}

/** The areas right under a place with their checks of a day and the day before, from the records themselves. */
async function partsOn(
  asking: Asking,
  place: Place,
  { day, book }: { day: Day; book: AreaBook },
): Promise<Density['parts']> {
  const { db, profile, tree } = asking
  const children = (book.childrenOf.get(place.id) ?? []).filter((area) => isValidOn(area, day))
  const { sizes } = await patrolBook(profile)
  const { rows } = await sql<{ areaId: number; day: string; checks: number }>`
    select area_id as "areaId", day, sum(persons + vehicles)::int as checks from patrol_checks
    where ${insidePlace(asking, place, 'patrol_checks')} and day in (${day}::date, ${addDays(day, -1)}::date)
    group by area_id, day`.execute(db)
  const sums = new Map<string, number>()
  for (const row of rows) {
    const child = tree.upward(row.areaId).find(({ parentId }) => parentId === place.id)
    if (child) sums.set(`${child.id} ${row.day}`, (sums.get(`${child.id} ${row.day}`) ?? 0) + row.checks)
  }
  const parts = children.map((area) => {
    const checks = sums.get(`${area.id} ${day}`) ?? 0
    const inside = communesIn(book, tree.get(area.id), day).map(({ code }) => code)
    const { areaKm2 } = sizeOf(sizes, area.code, inside)
    const before = sums.get(`${area.id} ${addDays(day, -1)}`) ?? 0
    return { areaId: area.id, title: areaTitle(area), checks, before, perKm2: perKm2(checks, areaKm2) }
  })
  return parts.toSorted((one, other) => other.checks - one.checks || one.areaId - other.areaId)
}
